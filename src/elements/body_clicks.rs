//! Clicks in the text of an article and in its table of contents: links within it, and embeds that load when asked to.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, Node};

use crate::browser::dom_sanitizer;

/// Handles a click anywhere in an element's view; clicks outside an article's text do nothing.
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

/// Follows a link by hand: a page's own fragments end at the shadow root. No entry is added to the history: the address bar and the
/// back button are the host page's.
fn follow(link: &Element) {
    let id = link.get_attribute("href").unwrap_or_default().split_off(1);
    let root: Node = link.get_root_node();
    let target = root.unchecked_ref::<web_sys::DocumentFragment>().get_element_by_id(&id);
    let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
    target.scroll_into_view();
    // What is no control takes the focus only with a tabindex; reading goes on from there.
    if !target.has_attribute("tabindex") && target.tab_index() < 0 {
        let _ = target.set_attribute("tabindex", "-1");
    }
    let _ = target.focus();
}
