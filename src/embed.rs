//! The edge: the only code that knows the page. It reads attributes, fetches, stores, and hands values to the components.
//!
//! The loader (`public/offprint.js`) registers the elements and calls the functions below.

mod answering;
mod article;
mod article_source;
mod dates;
#[cfg(debug_assertions)]
mod gallery;
mod http;
pub mod inert;
mod instance;
mod json;
mod later;
mod memory;
mod offline;
mod posting;
mod render;
mod replies;
mod sending;
mod store;
mod thread;
mod timer;
mod urls;
mod wording;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, HtmlElement, ShadowRoot};

use self::instance::Instance;
use self::later::Part;

thread_local! {
    /// Everything mounted on the page; the loader knows an instance by its place here, counted from one.
    static INSTANCES: RefCell<Vec<Option<Rc<Instance>>>> = const { RefCell::new(Vec::new()) };
}

/// Prepares the module. Called once by `main`.
pub fn start() {
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| warn(&panic.to_string())));
    later::when_here(Part::Replies, Box::new(memory::forget_old_drafts));
    #[cfg(debug_assertions)]
    gallery::fill();
}

/// Says something to the page's developer.
fn warn(message: &str) {
    web_sys::console::warn_1(&JsValue::from_str(&["offprint: ", message].concat()));
}

/// A style sheet of every instance, adopted by the loader: what all have in common, and those of the parts that come later, each of
/// which is not there before its part.
#[wasm_bindgen]
pub fn stylesheet(sheet: usize) -> String {
    const SHEETS: [&str; 4] = [
        include_str!(concat!(env!("OUT_DIR"), "/common.css")),
        include_str!(concat!(env!("OUT_DIR"), "/article.css")),
        include_str!(concat!(env!("OUT_DIR"), "/replies.css")),
        include_str!(concat!(env!("OUT_DIR"), "/thread.css")),
    ];
    SHEETS.get(sheet).copied().unwrap_or_default().to_owned()
}

/// Takes over a request that the loader has begun while this module was on its way: the next request for that address is this one.
#[wasm_bindgen]
pub fn expect(address: String, response: Promise, controller: AbortController) {
    http::expect(address, response, controller);
}

/// Brings an element to life and returns the number it is known by; 0 if it belongs to no document.
///
/// `say` tells the page of an event: its name without the prefix, and its detail. `article` and `strings` are what a script has set,
/// `null` if nothing.
#[wasm_bindgen]
pub fn mount(host: HtmlElement, root: &ShadowRoot, say: Function, article: JsValue, strings: JsValue) -> usize {
    let Some(instance) = Instance::new(host, root, say, article, strings) else { return 0 };
    INSTANCES.with_borrow_mut(|instances| match instances.iter().position(Option::is_none) {
        Some(free) => {
            instances[free] = Some(instance);
            free + 1
        }
        None => {
            instances.push(Some(instance));
            instances.len()
        }
    })
}

fn instance(id: usize) -> Option<Rc<Instance>> {
    INSTANCES.with_borrow(|instances| instances.get(id.wrapping_sub(1)).cloned().flatten())
}

/// Tells an instance that one of its element's attributes is another now.
#[wasm_bindgen]
pub fn changed(id: usize) {
    instance(id).inspect(Instance::reconfigure);
}

/// Gives an instance an article in our format to show instead of what its element names; `null` takes it back.
#[wasm_bindgen]
pub fn give(id: usize, article: JsValue) {
    instance(id).inspect(|instance| instance.give(article));
}

/// Gives an instance other wordings.
#[wasm_bindgen]
pub fn reword(id: usize, strings: JsValue) {
    instance(id).inspect(|instance| instance.reword(strings));
}

/// Makes an instance ask for its content once more.
#[wasm_bindgen]
pub fn reload(id: usize) {
    instance(id).inspect(Instance::load);
}

/// Undoes everything an instance does.
#[wasm_bindgen]
pub fn unmount(id: usize) {
    let instance = INSTANCES.with_borrow_mut(|instances| instances.get_mut(id.wrapping_sub(1)).and_then(Option::take));
    if let Some(instance) = instance {
        instance.end();
    }
}
