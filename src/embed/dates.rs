//! Times as the reader writes them.

use js_sys::Date;
use wasm_bindgen::prelude::*;

use super::json::object;
use crate::components::Moment;

#[wasm_bindgen]
extern "C" {
    type LocalDate;

    /// Throws for a language tag that is none.
    #[wasm_bindgen(method, catch, js_name = toLocaleString)]
    fn to_locale_string(this: &LocalDate, locale: Option<&str>, options: &JsValue) -> Result<String, JsValue>;
}

/// A source's time in the reader's locale (or the given language) and time zone; `None` when it is no time.
///
/// A date without a time of day is that day everywhere: it is read as midnight UTC (ECMA-262, *Date Time String Format*), so it
/// is written in UTC too, or it would be the day before in the Americas.
pub fn write_time(iso: &str, lang: Option<&str>) -> Option<Moment> {
    let date = Date::new(&JsValue::from_str(iso));
    if date.get_time().is_nan() {
        return None;
    }
    let datetime: String = date.to_iso_string().into();
    let date_only = iso.trim().len() == 10;
    let options = object(match date_only {
        true => &[("dateStyle", "long"), ("timeZone", "UTC")],
        false => &[("dateStyle", "long"), ("timeStyle", "short")],
    });
    let date: LocalDate = date.unchecked_into();
    let text = date.to_locale_string(lang, &options).or_else(|_| date.to_locale_string(None, &options)).ok()?;
    let datetime = if date_only { datetime[..10].to_owned() } else { datetime };
    Some(Moment { datetime, text })
}
