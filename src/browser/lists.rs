//! Lists of names in the reader's language (`Intl.ListFormat`).

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type ListFormat;

    /// Creates a formatter for lists with "and", which is the default.
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str) -> Result<ListFormat, JsValue>;

    #[wasm_bindgen(static_method_of = ListFormat, js_namespace = Intl, js_name = supportedLocalesOf)]
    fn supported_locales_of(locale: &str) -> Array;

    #[wasm_bindgen(method, js_name = formatToParts)]
    fn format_to_parts(this: &ListFormat, names: &Array) -> Array;
}

/// Returns the texts before the first name, between names, and after the last: one more than there are names. Uses commas if the browser
/// does not know the language's "and", as Chromium for Uzbek.
pub fn literals(names: &[&str], lang: &str) -> Vec<String> {
    if ListFormat::supported_locales_of(lang).length() == 0 {
        return (0..=names.len()).map(|at| if at == 0 || at == names.len() { "" } else { ", " }.to_owned()).collect();
    }
    let mut literals = vec![String::new()];
    let names = names.iter().map(|name| JsValue::from_str(name)).collect();
    let parts = ListFormat::new(lang).map(|format| format.format_to_parts(&names)).unwrap_or_default();
    for part in parts.iter() {
        let get = |name: &str| Reflect::get(&part, &name.into()).ok().and_then(|value| value.as_string());
        match (get("type").as_deref(), literals.last_mut()) {
            (Some("literal"), Some(last)) => *last = get("value").unwrap_or_default(),
            _ => literals.push(String::new()),
        }
    }
    literals
}
