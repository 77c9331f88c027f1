//! A listener for changes of the page's fragment, for as long as it is held.

use wasm_bindgen::prelude::*;

/// Calls back on every `hashchange` until it is dropped.
pub struct HashWatcher(Closure<dyn FnMut()>);

impl HashWatcher {
    /// Starts to listen.
    pub fn new(on_change: impl FnMut() + 'static) -> Option<Self> {
        let listener = Closure::<dyn FnMut()>::new(on_change);
        web_sys::window()?.add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref()).ok()?;
        Some(Self(listener))
    }
}

impl Drop for HashWatcher {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let _ = window.remove_event_listener_with_callback("hashchange", self.0.as_ref().unchecked_ref());
        }
    }
}
