//! `#comment-7` in the page's address: that reply is looked for, shown and marked.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Conversation;
use super::painted::painted;

/// What a reply's fragment begins with, as in WordPress.
pub const PREFIX: &str = "comment-";

/// The address of a reply within this page.
pub fn address(page: &str, id: &str) -> String {
    [page, "#", PREFIX, &String::from(js_sys::encode_uri_component(id))].concat()
}

/// The page's address without a fragment.
pub fn page() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// The id of the reply that the page's address names.
fn named() -> Option<String> {
    let hash = web_sys::window()?.location().hash().ok()?;
    let id = hash.strip_prefix('#')?.strip_prefix(PREFIX)?;
    js_sys::decode_uri_component(id).ok().map(String::from)
}

impl Conversation {
    /// Follows the page's address, from now on and as it is now.
    pub(super) fn watch_address(self: &Rc<Self>) {
        self.wanted.replace(named());
        let this = Rc::downgrade(self);
        let listener = Closure::<dyn FnMut()>::new(move || {
            if let Some(this) = this.upgrade() {
                this.wanted.replace(named());
                this.seek();
            }
        });
        web_sys::window().inspect(|window| {
            let _ = window.add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
        });
        self.listener.replace(Some(listener));
    }

    pub(super) fn unwatch_address(&self) {
        if let (Some(listener), Some(window)) = (self.listener.take(), web_sys::window()) {
            let _ = window.remove_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
        }
    }

    /// Shows the reply that is wanted; asks for more as long as it is not here and there is more.
    pub(super) fn seek(self: &Rc<Self>) {
        let Some(id) = self.wanted.borrow().clone() else { return };
        let slot = self.thread.borrow().find(&id);
        if let Some(slot) = slot {
            self.wanted.take();
            self.drawn.borrow().point_at(slot);
            // What stands above it is laid out only now that it is near the window, and may be of another height than thought.
            let this = self.clone();
            spawn_local(async move {
                painted().await;
                this.drawn.borrow().scroll_to(slot);
            });
        } else if self.next.borrow().is_none() {
            self.wanted.take();
        } else if self.loading.borrow().is_none() {
            self.ask();
        }
    }
}
