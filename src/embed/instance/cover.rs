//! A static copy of the view, which the page brought between the tags: it stays until the view is complete, so that a reader who has
//! begun to read never sees less than before.

use std::cell::RefCell;

use web_sys::{Element, HtmlElement, ShadowRoot};

/// What marks the copy, among the children of the element.
const COPY: &str = ":scope > [data-offprint-static]";

/// The copy, as long as it is shown instead of the view.
pub struct Cover {
    frame: Element,
    shown: RefCell<Option<Shown>>,
}

struct Shown {
    copy: Element,
    slot: Element,
}

impl Cover {
    /// Hides the frame of a view behind the copy, if there is one.
    pub fn over(frame: &Element, host: &HtmlElement, root: &ShadowRoot) -> Self {
        Self { frame: frame.clone(), shown: RefCell::new(show(frame, host, root)) }
    }

    /// Whether the copy is still shown.
    pub fn is_there(&self) -> bool {
        self.shown.borrow().is_some()
    }

    /// The copy, while it is shown.
    pub fn copy(&self) -> Option<Element> {
        self.shown.borrow().as_ref().map(|shown| shown.copy.clone())
    }

    /// Puts the view in its place.
    pub fn lift(&self) {
        if let Some(Shown { slot, .. }) = self.shown.take() {
            slot.remove();
            let _ = self.frame.remove_attribute("hidden");
        }
    }
}

fn show(frame: &Element, host: &HtmlElement, root: &ShadowRoot) -> Option<Shown> {
    let copy = host.query_selector(COPY).ok().flatten()?;
    let slot = host.owner_document()?.create_element("slot").ok()?;
    root.append_child(&slot).ok()?;
    let _ = frame.set_attribute("hidden", "");
    Some(Shown { copy, slot })
}
