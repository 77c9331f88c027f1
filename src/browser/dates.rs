//! Times in the reader's language (`Intl.DateTimeFormat`).

use gloo_utils::format::JsValueSerdeExt;
use js_sys::Date;
use offprint_core::model::article::times::zone;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::intl_cache::IntlCache;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;

    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<DateTimeFormat, JsValue>;

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

thread_local! {
    static DAYS: IntlCache<DateTimeFormat> = const { IntlCache::new() };
    static TIMES: IntlCache<DateTimeFormat> = const { IntlCache::new() };
}

/// Formats a time in milliseconds since the Unix epoch as ISO 8601; returns `None` if it is not a valid time.
pub fn iso(millis: f64) -> Option<String> {
    let date = Date::new(&JsValue::from_f64(millis));
    (!date.get_time().is_nan()).then(|| date.to_iso_string().into())
}

/// A time for machines and for people.
pub struct WrittenTime {
    /// ISO 8601.
    pub datetime: String,
    /// The time in the reader's language.
    pub text: String,
}

/// Formats a time from a source in a language and in the reader's time zone; returns `None` if it is not a time.
///
/// A date without a time of day is the same day everywhere. It is parsed as midnight UTC (ECMA-262, *Date Time String Format*), so it is
/// also formatted in UTC, or it would be the day before in the Americas.
pub fn write_time(iso: &str, lang: &str) -> Option<WrittenTime> {
    let date = Date::new(&JsValue::from_str(iso));
    if date.get_time().is_nan() {
        return None;
    }
    let date_only = iso.trim().len() == 10;
    let text = written(&date, lang, date_only)?;
    // A time without a zone is left without one.
    let datetime = if zone(iso).is_some() { date.to_iso_string().into() } else { iso.trim().to_owned() };
    Some(WrittenTime { datetime, text })
}

fn written(date: &Date, lang: &str, date_only: bool) -> Option<String> {
    let cache = if date_only { &DAYS } else { &TIMES };
    cache.with(|cache| cache.with(lang, || format_for(lang, date_only), |format| format.format(date)))
}

fn format_for(lang: &str, date_only: bool) -> Option<DateTimeFormat> {
    let format = |date_style| {
        let options = match date_only {
            true => Options { date_style, time_style: None, time_zone: Some("UTC") },
            false => Options { date_style, time_style: Some("short"), time_zone: None },
        };
        DateTimeFormat::new(lang, &JsValue::from_serde(&options).ok()?).ok()
    };
    // For a language it has no data for, as Chromium for Uzbek, the browser calls the months M01 to M12.
    format("long").filter(|format| !format.format(&Date::new_0()).contains(" M")).or_else(|| format("short"))
}
