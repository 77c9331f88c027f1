//! The module comes in parts: a reader can read as soon as the first and the article's are here, and what the first screen does not need
//! waits.
//!
//! The release build is cut by `scripts/split-module.mjs`; a debug build is whole, and all of it is here at once. What calls into a
//! part must wait for it here: until then its functions are empty places, and calling one ends the module.

use std::cell::RefCell;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// A part of the module that comes after the first. The loader knows them by their numbers.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// The article itself: not where only replies are shown.
    Article,
    /// The form, and what is typed into it.
    Replies,
    /// What others have said.
    Thread,
    /// Articles that come in other formats than our own.
    Formats,
    /// What checks a reply and sends it, and what is answered.
    Sending,
}

type Work = Box<dyn FnOnce()>;

thread_local! {
    /// What waits for each part; `None` once it is here.
    static WAITING: RefCell<[Option<Vec<Work>>; 5]> = const { RefCell::new([const { Some(Vec::new()) }; 5]) };
}

/// Does something that takes a part: now if it is here, else as soon as it is.
pub fn when_here(part: Part, work: Work) {
    let now = WAITING.with_borrow_mut(|waiting| match &mut waiting[part as usize] {
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

/// Returns once a part is here.
pub async fn here(part: Part) {
    let promise = Promise::new(&mut |done: Function, _| {
        let resume = move || {
            let _ = done.call0(&JsValue::NULL);
        };
        when_here(part, Box::new(resume));
    });
    let _ = JsFuture::from(promise).await;
}

/// Called by the loader when a part is here.
#[wasm_bindgen]
pub fn complete(part: usize) {
    let waiting = WAITING.with_borrow_mut(|waiting| waiting.get_mut(part).and_then(Option::take));
    waiting.into_iter().flatten().for_each(|work| work());
}
