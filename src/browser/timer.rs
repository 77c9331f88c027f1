//! Delayed execution.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Runs a function after a time in milliseconds, and frees it afterwards: a forgotten timer of `gloo_timers` keeps its closure as long as
/// the page exists.
pub fn after(milliseconds: u32, work: impl FnOnce() + 'static) {
    let work = Closure::once_into_js(work);
    let milliseconds = i32::try_from(milliseconds).unwrap_or(i32::MAX);
    web_sys::window().inspect(|window| {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(work.unchecked_ref(), milliseconds);
    });
}

/// Runs a function in the next animation frame.
pub fn next_frame(work: impl FnOnce() + 'static) {
    let work = Closure::once_into_js(work);
    web_sys::window().inspect(|window| {
        let _ = window.request_animation_frame(work.unchecked_ref());
    });
}

/// Completes after the browser has handled pending events.
pub async fn turn() {
    let turned = Promise::new(&mut |done: Function, _| {
        after(0, move || {
            let _ = done.call0(&JsValue::NULL);
        });
    });
    let _ = JsFuture::from(turned).await;
}

/// Completes in the next animation frame, before it is painted.
pub async fn frame() {
    let reached = Promise::new(&mut |done: Function, _| {
        next_frame(move || {
            let _ = done.call0(&JsValue::NULL);
        });
    });
    let _ = JsFuture::from(reached).await;
}
