//! Numbers in the reader's language (`Intl.NumberFormat`).

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;

    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str) -> Result<NumberFormat, JsValue>;

    #[wasm_bindgen(method)]
    fn format(this: &NumberFormat, number: u32) -> String;
}

/// Formats a number in a language.
pub fn write(number: u32, lang: &str) -> String {
    NumberFormat::new(lang).map_or_else(|_| number.to_string(), |format| format.format(number))
}
