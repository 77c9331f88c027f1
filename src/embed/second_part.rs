//! The module comes in two parts: a reader can read as soon as the first is here. What readers say and the form that takes it
//! wait for the second.
//!
//! The release build is cut in two by `scripts/split-module.mjs`; a debug build is whole, and its second part is here at once.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

type Work = Box<dyn FnOnce()>;

thread_local! {
    /// What waits for the second part; `None` once it is here.
    static WAITING: RefCell<Option<Vec<Work>>> = const { RefCell::new(Some(Vec::new())) };
}

/// Does something that takes the second part: now if it is here, else as soon as it is.
pub fn when_here(work: Work) {
    let now = WAITING.with_borrow_mut(|waiting| match waiting {
        Some(waiting) => {
            waiting.push(work);
            None
        }
        None => Some(work),
    });
    if let Some(work) = now {
        work();
    }
}

/// Called by the loader when the second part is here.
#[wasm_bindgen]
pub fn complete() {
    WAITING.take().into_iter().flatten().for_each(|work| work());
}
