//! Clicks in the body of an article and in its table of contents: links within the article, and embeds that load on demand.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, Node};

use crate::browser::dom_sanitizer;

/// Handles a click anywhere in an element's view. Clicks outside the body and the table of contents do nothing.
pub fn on_click(event: &Event) {
    let Some(clicked) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if !matches!(clicked.closest(".body, .contents"), Ok(Some(_))) {
        return;
    }
    dom_sanitizer::load_frame(event);
    if let Ok(Some(link)) = clicked.closest("a[href^='#']") {
        event.prevent_default();
        follow(&link);
    }
}

/// Follows a link to a fragment, which browsers don't resolve inside a shadow root. Adds no entry to the history, because the address bar
/// and the back button belong to the host page.
fn follow(link: &Element) {
    let id = link.get_attribute("href").unwrap_or_default().split_off(1);
    let root: Node = link.get_root_node();
    let target = root.unchecked_ref::<web_sys::DocumentFragment>().get_element_by_id(&id);
    let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
    target.scroll_into_view();
    // A heading takes the focus only if it has a tabindex; screen readers continue from there.
    if !target.has_attribute("tabindex") && target.tab_index() < 0 {
        let _ = target.set_attribute("tabindex", "-1");
    }
    let _ = target.focus();
}
