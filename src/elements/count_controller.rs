//! The module's interface to the loader for `<offprint-count>`. The implementation is in a chunk of its own.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, ShadowRoot};

use super::element_controller::json;
use super::interface_language::InterfaceLanguage;
use super::lazy;

/// An element whose number of replies is to be shown.
pub struct CountElement {
    /// The custom element.
    pub host: HtmlElement,
    /// Its shadow root, which shows the fallback content until the number is known.
    pub root: ShadowRoot,
    /// Dispatches an event on the element.
    pub dispatch: Function,
    /// The language and the messages of its interface.
    pub language: InterfaceLanguage,
}

/// Shows the number of replies in an element, once it is known. Called again when the element's attributes have changed. The parameters are
/// those of `mount`.
#[wasm_bindgen]
pub fn count(host: HtmlElement, root: ShadowRoot, dispatch: Function, choose_language: Function, strings: JsValue) {
    let language = InterfaceLanguage::new(choose_language, json(&strings));
    spawn_local(async move {
        // Without the chunk the fallback stays.
        let _ = lazy::count(CountElement { host, root, dispatch, language }).await;
    });
}
