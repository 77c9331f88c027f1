//! The system's sheet for sharing, and the clipboard if there is none.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `navigator`, as far as it is used here. Browsers lack one or the other, also by the page's permissions policy.
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

/// Tells whether the system has a sheet for sharing.
pub fn has_sheet() -> bool {
    SHARER.with(|sharer| Reflect::has(sharer, &"share".into()).unwrap_or_default())
}

/// Opens the system's sheet. Returns false if there was none after all; closing it without sharing is as good as sharing.
pub async fn open_sheet(title: &str, address: &str) -> bool {
    let what = Object::new();
    let _ = Reflect::set(&what, &"title".into(), &title.into());
    let _ = Reflect::set(&what, &"url".into(), &address.into());
    let Err(error) = SHARER.with(Sharer::clone).share(&what).await else { return true };
    Reflect::get(&error, &"name".into()).is_ok_and(|name| name == "AbortError")
}

/// Copies a text. Returns false if the browser does not allow it.
pub async fn copy(text: &str) -> bool {
    match SHARER.with(Sharer::clipboard) {
        Some(clipboard) => clipboard.write_text(text).await.is_ok(),
        None => false,
    }
}
