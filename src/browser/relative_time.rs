//! Relative times ("3 hours ago") in the reader's language (`Intl.RelativeTimeFormat`).

use gloo_utils::format::JsValueSerdeExt;
use js_sys::Date;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::intl_cache::IntlCache;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type RelativeTimeFormat;

    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<RelativeTimeFormat, JsValue>;

    #[wasm_bindgen(method)]
    fn format(this: &RelativeTimeFormat, value: f64, unit: &str) -> String;
}

/// Options of `Intl.RelativeTimeFormat`.
#[derive(Serialize)]
struct Options {
    numeric: &'static str,
}

thread_local! {
    static FORMATS: IntlCache<RelativeTimeFormat> = const { IntlCache::new() };
}

/// Units and their lengths in seconds. The first unit that fits at least once is used.
const UNITS: [(&str, f64); 5] =
    [("year", 31_557_600.0), ("month", 2_629_800.0), ("day", 86_400.0), ("hour", 3_600.0), ("minute", 60.0)];

/// Formats the age of a time. Returns `None` if it is not a time, or the browser has no data for the language. Less than a minute ago, or
/// in the future because of a wrong clock, is "now".
pub fn ago(iso: &str, lang: &str) -> Option<String> {
    let seconds = (Date::now() - Date::parse(iso)) / 1000.0;
    if seconds.is_nan() {
        return None;
    }
    let (unit, length) = UNITS.into_iter().find(|(_, length)| seconds >= *length).unwrap_or(("second", f64::INFINITY));
    format((seconds / length) as i32, unit, lang)
}

fn format(count: i32, unit: &str, lang: &str) -> Option<String> {
    FORMATS.with(|cache| cache.with(lang, || format_for(lang), |format| format.format(f64::from(-count), unit)))
}

fn format_for(lang: &str) -> Option<RelativeTimeFormat> {
    let options = JsValue::from_serde(&Options { numeric: "auto" }).ok()?;
    let format = RelativeTimeFormat::new(lang, &options).ok()?;
    // For a language it has no data for, as Chromium for Uzbek, the browser writes "-3 d".
    (!format.format(-3.0, "day").starts_with('-')).then_some(format)
}
