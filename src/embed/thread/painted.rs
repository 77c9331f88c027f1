//! Waiting for what is more important to be seen.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::embed::timer;

/// Returns once what is in the page now has been painted. In a tab that nobody looks at, that is when somebody does.
pub async fn painted() {
    let frame = Promise::new(&mut |done: Function, _| {
        let in_frame = Closure::once_into_js(move || {
            // A frame's callbacks run before its painting, tasks after it.
            let resume = move || {
                let _ = done.call0(&JsValue::NULL);
            };
            timer::after(0, resume);
        });
        web_sys::window().inspect(|window| {
            let _ = window.request_animation_frame(in_frame.unchecked_ref());
        });
    });
    let _ = JsFuture::from(frame).await;
}
