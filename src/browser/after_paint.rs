//! Waiting until something more important is on the screen.

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::timer;

/// Returns once what is in the page now has been painted. In a hidden tab that is when somebody looks at it.
pub async fn after_paint() {
    let painted = Promise::new(&mut |done: Function, _| {
        // A frame's callbacks run before its painting, tasks after it.
        timer::next_frame(move || {
            timer::after(0, move || {
                let _ = done.call0(&JsValue::NULL);
            });
        });
    });
    let _ = JsFuture::from(painted).await;
}
