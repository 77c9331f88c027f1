//! A listener on the window that is removed when it is dropped.

use wasm_bindgen::prelude::*;
use web_sys::Event;

/// Calls a function on every event of a type until it is dropped.
pub struct WindowListener {
    event: &'static str,
    listener: Closure<dyn FnMut(Event)>,
}

impl WindowListener {
    /// Adds the listener. Returns `None` if there is no window.
    pub fn new(event: &'static str, on_event: impl FnMut(Event) + 'static) -> Option<Self> {
        let listener = Closure::<dyn FnMut(Event)>::new(on_event);
        web_sys::window()?.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref()).ok()?;
        Some(Self { event, listener })
    }

    /// Has the browser ask before the page is left. Returns `None` if there is no window.
    pub fn leave_guard() -> Option<Self> {
        Self::new("beforeunload", |event| event.prevent_default())
    }
}

impl Drop for WindowListener {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let _ = window.remove_event_listener_with_callback(self.event, self.listener.as_ref().unchecked_ref());
        }
    }
}
