//! Sentence segmentation (`Intl.Segmenter`).

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type Segmenter;

    /// Throws for an invalid language tag, and in browsers without a segmenter (Firefox before 125).
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: Option<&str>, options: &JsValue) -> Result<Segmenter, JsValue>;

    #[wasm_bindgen(method)]
    fn segment(this: &Segmenter, text: &str) -> JsValue;
}

/// Splits a text into sentences. Returns it in one piece if the browser can't split it.
pub fn split(text: &str, lang: Option<&str>) -> Vec<String> {
    let options = Object::new();
    let _ = Reflect::set(&options, &"granularity".into(), &"sentence".into());
    let Ok(segmenter) = Segmenter::new(lang, &options).or_else(|_| Segmenter::new(None, &options)) else {
        return vec![text.to_owned()];
    };
    let segments = Array::from(&segmenter.segment(text));
    let sentence = |segment: JsValue| Reflect::get(&segment, &"segment".into()).ok()?.as_string();
    segments.iter().filter_map(sentence).collect()
}
