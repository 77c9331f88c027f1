//! Times as the reader writes them (`Intl.DateTimeFormat`).

use std::cell::RefCell;

use gloo_utils::format::JsValueSerdeExt;
use js_sys::Date;
use offprint_core::model::article::times::zone;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;

    /// Throws for a language tag that is none.
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: Option<&str>, options: &JsValue) -> Result<DateTimeFormat, JsValue>;

    #[wasm_bindgen(method)]
    fn format(this: &DateTimeFormat, date: &Date) -> String;
}

/// Options of `Intl.DateTimeFormat`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Options {
    date_style: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    time_style: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time_zone: Option<&'static str>,
}

/// A format, and the language and kind of time it is for.
type CachedFormat = (Option<String>, bool, DateTimeFormat);

thread_local! {
    /// The last format used. Making one takes a slow phone 40 ms, and an article has two times of one kind.
    static LAST: RefCell<Option<CachedFormat>> = const { RefCell::new(None) };
}

/// A time for machines and for people.
pub struct WrittenTime {
    /// ISO 8601.
    pub datetime: String,
    /// In the reader's words.
    pub text: String,
}

/// Writes a source's time in the reader's locale (or the given language) and time zone; `None` when it is no time.
///
/// A date without a time of day is that day everywhere: it is read as midnight UTC (ECMA-262, *Date Time String Format*), so it
/// is written in UTC too, or it would be the day before in the Americas.
pub fn write_time(iso: &str, lang: Option<&str>) -> Option<WrittenTime> {
    let date = Date::new(&JsValue::from_str(iso));
    if date.get_time().is_nan() {
        return None;
    }
    let date_only = iso.trim().len() == 10;
    let text = written(&date, lang, date_only)?;
    // What names no zone is given none.
    let datetime = if zone(iso).is_some() { date.to_iso_string().into() } else { iso.trim().to_owned() };
    Some(WrittenTime { datetime, text })
}

fn written(date: &Date, lang: Option<&str>, date_only: bool) -> Option<String> {
    LAST.with_borrow_mut(|last| {
        let cached = last.take().filter(|(known, only, _)| known.as_deref() == lang && *only == date_only);
        let cached = match cached {
            Some(cached) => cached,
            None => (lang.map(str::to_owned), date_only, format_for(lang, date_only)?),
        };
        let text = cached.2.format(date);
        last.replace(cached);
        Some(text)
    })
}

fn format_for(lang: Option<&str>, date_only: bool) -> Option<DateTimeFormat> {
    let options = match date_only {
        true => Options { date_style: "long", time_style: None, time_zone: Some("UTC") },
        false => Options { date_style: "long", time_style: Some("short"), time_zone: None },
    };
    let options = JsValue::from_serde(&options).ok()?;
    DateTimeFormat::new(lang, &options).or_else(|_| DateTimeFormat::new(None, &options)).ok()
}
