//! The fallback until the view is ready: fallback content, or a prerendered copy of the view.
//!
//! Both are children of the custom element in its light DOM, shown through a slot in the shadow root.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Element, HtmlElement, ShadowRoot};

use crate::browser::timer;

/// The selector of a prerendered copy.
const COPY: &str = ":scope > [data-offprint-static]";

/// The fallback of one element.
pub struct Fallback {
    host: HtmlElement,
    root: ShadowRoot,
    frame: HtmlElement,
    /// True if the view stays hidden until it is complete, even if there is no copy.
    waits: bool,
    copy: RefCell<Option<Element>>,
    slot: RefCell<Option<Element>>,
    is_complete: Cell<bool>,
}

impl Fallback {
    /// Creates the fallback of an element whose view is rendered in `frame`. `waits` is set for an element without an article: its view
    /// stays hidden until it is complete, or a thread that loads late would push the form down while the reader looks at it.
    pub fn new(host: HtmlElement, root: ShadowRoot, frame: HtmlElement, waits: bool) -> Rc<Self> {
        let copy = RefCell::new(host.query_selector(COPY).ok().flatten());
        Rc::new(Self { host, root, frame, waits, copy, slot: RefCell::default(), is_complete: Cell::new(false) })
    }

    /// Shows the fallback. A prerendered copy also hides the view until the view is complete, so that a reader who has started on the copy
    /// never sees less than before.
    pub fn show(&self) {
        if self.is_complete.get() {
            return;
        }
        let waits = self.waits || self.has_copy();
        if waits {
            self.frame.set_hidden(true);
        }
        if waits || !self.frame.has_child_nodes() {
            self.slot.replace(self.append_slot());
        }
    }

    /// Removes the fallback when the first view is mounted, even a skeleton, unless the view stays hidden. No empty frame is painted in
    /// between.
    pub fn view_mounted(&self) {
        if !self.frame.hidden() {
            self.remove_slot();
        }
    }

    /// Replaces the fallback with the complete view, in one task. Calls `take_over` with the copy, if there is one, and a function that
    /// shows the view. If the focus is in the copy outside its form, waits until it has moved.
    pub fn replace(self: &Rc<Self>, take_over: impl FnOnce(&Element, &dyn Fn()) + 'static) {
        let copy = self.copy.borrow().clone();
        let focused = copy.as_ref().and_then(|copy| copy.query_selector(":focus:not(form *)").ok().flatten());
        if let Some(focused) = focused {
            // The counterpart in the view is known for a control of the form, but not for a link, for example.
            let fallback = self.clone();
            return when_left(&focused, move || fallback.replace(take_over));
        }
        self.is_complete.set(true);
        self.copy.take();
        if self.slot.borrow().is_none() {
            return;
        }
        let show_view = || {
            self.remove_slot();
            self.frame.set_hidden(false);
        };
        match copy {
            Some(copy) => {
                take_over(&copy, &show_view);
                // Its text stays, for reader modes. A second thread and form would only be in the way.
                copy.query_selector(".replies").ok().flatten().inspect(Element::remove);
            }
            None => show_view(),
        }
    }

    /// Replaces the fallback with the complete view, without taking anything over from a copy.
    pub fn replace_with_view(self: &Rc<Self>) {
        self.replace(|_, show_view| show_view());
    }

    /// Returns true while a prerendered copy is shown.
    pub fn has_copy(&self) -> bool {
        self.copy.borrow().is_some()
    }

    /// Removes the slot. The browser shows the light DOM again once the shadow root is empty.
    pub fn end(&self) {
        self.copy.take();
        self.remove_slot();
    }

    fn append_slot(&self) -> Option<Element> {
        let slot = self.host.owner_document()?.create_element("slot").ok()?;
        self.root.append_child(&slot).ok()?;
        Some(slot)
    }

    fn remove_slot(&self) {
        self.slot.take().inspect(Element::remove);
    }
}

/// Runs a function once an element has lost the focus.
fn when_left(element: &Element, work: impl FnOnce() + 'static) {
    let listener = Closure::once_into_js(move || timer::after(0, work));
    let options = AddEventListenerOptions::new();
    options.set_once(true);
    let _ = element.add_event_listener_with_callback_and_add_event_listener_options(
        "focusout",
        listener.unchecked_ref(),
        &options,
    );
}
