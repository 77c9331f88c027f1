//! Relative times ("3 hours ago") in the reader's language (`Intl.RelativeTimeFormat`).

use std::cell::RefCell;

use gloo_utils::format::JsValueSerdeExt;
use js_sys::Date;
use serde::Serialize;
use wasm_bindgen::prelude::*;

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

/// Options of `Intl.RelativeTimeFormat`.
#[derive(Serialize)]
struct Options {
    numeric: &'static str,
}

thread_local! {
    /// The last format used, and the language it is for: a thread has as many times as replies.
    static LAST: RefCell<Option<(Option<String>, RelativeTimeFormat)>> = const { RefCell::new(None) };
}

/// Units and their lengths in seconds: a time is told in the first that fits in at least once.
const UNITS: [(&str, f64); 5] =
    [("year", 31_557_600.0), ("month", 2_629_800.0), ("day", 86_400.0), ("hour", 3_600.0), ("minute", 60.0)];

/// The age of a time; `None` when it is no time. Less than a minute, or by a clock ahead of ours not yet, is "now".
pub fn ago(iso: &str, lang: Option<&str>) -> Option<String> {
    let seconds = (Date::now() - Date::parse(iso)) / 1000.0;
    if seconds.is_nan() {
        return None;
    }
    let (unit, length) = UNITS.into_iter().find(|(_, length)| seconds >= *length).unwrap_or(("second", f64::INFINITY));
    format((seconds / length) as i32, unit, lang)
}

fn format(count: i32, unit: &str, lang: Option<&str>) -> Option<String> {
    LAST.with_borrow_mut(|last| {
        let cached = last.take().filter(|(known, _)| known.as_deref() == lang);
        let cached = match cached {
            Some(cached) => cached,
            None => (lang.map(str::to_owned), format_for(lang)?),
        };
        let text = cached.1.format(f64::from(-count), unit);
        last.replace(cached);
        Some(text)
    })
}

fn format_for(lang: Option<&str>) -> Option<RelativeTimeFormat> {
    let options = JsValue::from_serde(&Options { numeric: "auto" }).ok()?;
    RelativeTimeFormat::new(lang, &options).or_else(|_| RelativeTimeFormat::new(None, &options)).ok()
}
