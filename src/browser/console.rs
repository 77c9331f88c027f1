//! Warnings for the page's developer.

use wasm_bindgen::JsValue;

/// Writes a warning to the console, with the prefix `offprint:`.
pub fn warn(message: &str) {
    web_sys::console::warn_1(&JsValue::from_str(&["offprint: ", message].concat()));
}
