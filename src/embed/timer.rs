//! Doing something later, once.

use wasm_bindgen::prelude::*;

/// Does something after so many milliseconds, and leaves nothing behind. A timer of `gloo_timers` that is forgotten stays in the page's
/// memory for good: two or three for each element that comes and goes.
pub fn after(milliseconds: u32, work: impl FnOnce() + 'static) {
    let work = Closure::once_into_js(work);
    let milliseconds = i32::try_from(milliseconds).unwrap_or(i32::MAX);
    web_sys::window().inspect(|window| {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(work.unchecked_ref(), milliseconds);
    });
}
