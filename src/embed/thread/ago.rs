//! How long ago something was, in the reader's language.

use std::cell::RefCell;

use js_sys::Date;
use wasm_bindgen::prelude::*;

use crate::embed::dates;
use crate::embed::json::object;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type RelativeTimeFormat;

    /// Throws for a language tag that is none.
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: Option<&str>, options: &JsValue) -> Result<RelativeTimeFormat, JsValue>;

    #[wasm_bindgen(method)]
    fn format(this: &RelativeTimeFormat, value: f64, unit: &str) -> String;
}

thread_local! {
    /// The last format used, and the language it is for: a thread has as many times as replies.
    static LAST: RefCell<Option<(Option<String>, RelativeTimeFormat)>> = const { RefCell::new(None) };
}

/// Units and their lengths in seconds: a time is told in the first that fits in at least once.
const UNITS: [(&str, f64); 5] =
    [("year", 31_557_600.0), ("month", 2_629_800.0), ("day", 86_400.0), ("hour", 3_600.0), ("minute", 60.0)];

/// A time for machines, in full, and as how long ago it was; `None` when it is no time.
pub fn when(iso: &str, lang: Option<&str>) -> Option<[String; 3]> {
    let full = dates::write_time(iso, lang)?;
    let seconds = (Date::now() - Date::parse(iso)) / 1000.0;
    let (unit, length) = UNITS.into_iter().find(|(_, length)| seconds >= *length).unwrap_or(("second", f64::INFINITY));
    // Less than a minute, or by a clock ahead of ours not yet: "now". Truncated through an integer, which has no library.
    let ago = format((seconds / length) as i32, unit, lang).unwrap_or_else(|| full.text.clone());
    Some([full.datetime, full.text, ago])
}

fn format(count: i32, unit: &str, lang: Option<&str>) -> Option<String> {
    LAST.with_borrow_mut(|last| {
        let known = last.take().filter(|(known, _)| known.as_deref() == lang);
        let options = object(&[("numeric", "auto")]);
        let make = |lang| RelativeTimeFormat::new(lang, &options).ok();
        let (of, format) = known.or_else(|| Some((lang.map(str::to_owned), make(lang).or_else(|| make(None))?)))?;
        let text = format.format(f64::from(-count), unit);
        last.replace((of, format));
        Some(text)
    })
}
