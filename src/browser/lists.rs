//! Lists of names in the reader's language (`Intl.ListFormat`).

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type ListFormat;

    /// Without options it makes lists with "and".
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str) -> Result<ListFormat, JsValue>;

    #[wasm_bindgen(method, js_name = formatToParts)]
    fn format_to_parts(this: &ListFormat, names: &Array) -> Array;
}

/// What stands before the first name, between the names, and behind the last. One text more than names.
pub fn literals(names: &[&str], lang: &str) -> Vec<String> {
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
