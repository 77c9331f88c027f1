//! The share dialog (Web Share), and the clipboard for browsers without it.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The part of `navigator` that is used here. Browsers may lack either API, and a permissions policy may disable it.
    #[derive(Clone)]
    type Sharer;

    #[wasm_bindgen(thread_local_v2, js_name = navigator)]
    static SHARER: Sharer;

    #[wasm_bindgen(method, catch)]
    async fn share(this: &Sharer, what: &Object) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn clipboard(this: &Sharer) -> Option<Clipboard>;

    type Clipboard;

    #[wasm_bindgen(method, catch, js_name = writeText)]
    async fn write_text(this: &Clipboard, text: &str) -> Result<JsValue, JsValue>;
}

/// Returns true if the browser has a share dialog.
pub fn has_sheet() -> bool {
    SHARER.with(|sharer| Reflect::has(sharer, &"share".into()).unwrap_or_default())
}

/// Opens the share dialog. Returns false if that failed; closing it without sharing is not a failure.
pub async fn open_sheet(title: &str, address: &str) -> bool {
    let what = Object::new();
    let _ = Reflect::set(&what, &"title".into(), &title.into());
    let _ = Reflect::set(&what, &"url".into(), &address.into());
    let Err(error) = SHARER.with(Sharer::clone).share(&what).await else { return true };
    Reflect::get(&error, &"name".into()).is_ok_and(|name| name == "AbortError")
}

/// Copies a text to the clipboard. Returns false if the browser does not allow it.
pub async fn copy(text: &str) -> bool {
    match SHARER.with(Sharer::clipboard) {
        Some(clipboard) => clipboard.write_text(text).await.is_ok(),
        None => false,
    }
}
