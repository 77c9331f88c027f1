//! The interface's language, as the loader chooses and fetches it: that begins before the module is here.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// A language, and the file of its sentences. See `public/offprint-languages.js`.
    #[derive(Clone)]
    pub type Language;

    /// The tag that dates and numbers are written by, valid for `Intl`.
    #[wasm_bindgen(method, getter)]
    pub fn tag(this: &Language) -> String;

    /// The tag of the file; that of the source language if there is none for the language.
    #[wasm_bindgen(method, getter)]
    pub fn file(this: &Language) -> String;

    /// The content of the file, once it is here.
    #[wasm_bindgen(method, getter)]
    pub fn sentences(this: &Language) -> Option<String>;

    /// Resolves when the file is here, or can't be had; `undefined` before it is asked for and afterwards.
    #[wasm_bindgen(method, getter)]
    pub fn arriving(this: &Language) -> Option<Promise>;
}

/// Chooses the language for one element, whose article may name one. `None` only if the loader failed.
pub fn choose(choose: &Function, article: Option<&str>) -> Option<Language> {
    choose.call1(&JsValue::NULL, &JsValue::from(article)).ok().map(JsCast::unchecked_into)
}
