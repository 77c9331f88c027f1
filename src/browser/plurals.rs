//! Plural categories (`Intl.PluralRules`).

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type PluralRules;

    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str) -> Result<PluralRules, JsValue>;

    #[wasm_bindgen(method)]
    fn select(this: &PluralRules, number: u32) -> String;
}

/// Returns the plural category of a count in a language: `zero`, `one`, `two`, `few`, `many` or `other`.
pub fn category(count: u32, lang: &str) -> String {
    PluralRules::new(lang).map_or_else(|_| "other".to_owned(), |rules| rules.select(count))
}
