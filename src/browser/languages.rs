//! The interface's language. The loader chooses and fetches it, before the module has loaded.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// A language and its file. See `public/offprint-languages.js`.
    #[derive(Clone)]
    pub type Language;

    /// Returns the tag for dates and numbers, which is valid for `Intl`.
    #[wasm_bindgen(method, getter)]
    pub fn tag(this: &Language) -> String;

    /// Returns the tag of the file, or that of the source language if there is no file for the language.
    #[wasm_bindgen(method, getter)]
    pub fn file(this: &Language) -> String;

    /// Returns the content of the file, once it has loaded.
    #[wasm_bindgen(method, getter)]
    pub fn sentences(this: &Language) -> Option<String>;

    /// Returns a promise that resolves when the file has loaded or failed; `undefined` before it is requested and afterwards.
    #[wasm_bindgen(method, getter)]
    pub fn arriving(this: &Language) -> Option<Promise>;
}

/// Chooses the language for one element. `article` is the article's language, if it is known. Returns `None` only if the loader failed.
pub fn choose(choose: &Function, article: Option<&str>) -> Option<Language> {
    choose.call1(&JsValue::NULL, &JsValue::from(article)).ok().map(JsCast::unchecked_into)
}
