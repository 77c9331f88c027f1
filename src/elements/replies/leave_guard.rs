//! The browser's question before a page is left with text that is stored nowhere.

use wasm_bindgen::prelude::*;
use web_sys::Event;

/// Has the browser ask until it is dropped.
pub struct LeaveGuard(Closure<dyn FnMut(Event)>);

impl LeaveGuard {
    /// Starts to listen. Only while there is something to lose: a page that listens can't be kept for the way back.
    pub fn new() -> Option<Self> {
        let listener = Closure::<dyn FnMut(Event)>::new(|event: Event| event.prevent_default());
        web_sys::window()?.add_event_listener_with_callback("beforeunload", listener.as_ref().unchecked_ref()).ok()?;
        Some(Self(listener))
    }
}

impl Drop for LeaveGuard {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let _ = window.remove_event_listener_with_callback("beforeunload", self.0.as_ref().unchecked_ref());
        }
    }
}
