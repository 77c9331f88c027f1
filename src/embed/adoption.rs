//! The live form takes the place of the one in a static copy: what was typed, the focus and the selection go over to it, all in one task,
//! so that whoever is writing notices nothing.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{AddEventListenerOptions, Document, Element, HtmlFormElement, HtmlInputElement, ShadowRoot};

use super::replies::Replies;
use crate::model::reply::Field;

/// The control that has the focus, and where in its text the reader is.
struct Caret {
    /// Finds the same control in the live form.
    control: String,
    selection: Option<(u32, u32)>,
    scrolled: i32,
}

impl Replies {
    /// Puts the view in the place of its copy, if there is one.
    pub(super) fn take_over(self: &Rc<Self>) {
        let Some(copy) = self.instance.cover.copy() else { return };
        let focused = focused(&copy);
        let caret = focused.as_ref().and_then(Caret::of);
        if focused.is_some() && caret.is_none() {
            // On a link, say, of which there is no telling where it is in the view.
            return self.take_over_later(&copy);
        }
        self.adopt(&copy);
        self.instance.uncover();
        if let Some(caret) = caret {
            let replies = self.clone();
            // The controls get their text from effects, which have been queued before this.
            spawn_local(async move {
                replies.instance.find(&caret.control).inspect(|control| caret.put(control.unchecked_ref()));
            });
        }
    }

    /// The same, once the focus has left the copy.
    fn take_over_later(self: &Rc<Self>, copy: &Element) {
        let replies = self.clone();
        let resume = Closure::once_into_js(move || {
            // The focus is nowhere while it moves.
            spawn_local(async move {
                if replies.instance.alive.get() {
                    replies.take_over();
                }
            });
        });
        let options = AddEventListenerOptions::new();
        options.set_once(true);
        let _ = copy.add_event_listener_with_callback_and_add_event_listener_options(
            "focusout",
            resume.unchecked_ref(),
            &options,
        );
    }

    /// What was typed into the copy is newer than what was kept. The copy forgets it: it may be shown once more.
    fn adopt(&self, copy: &Element) {
        let mut draft = self.form.draft.now();
        let typed = |name: &str| {
            let control = copy.query_selector(&["[name='", name, "']"].concat()).ok().flatten()?;
            // `value` and `checked` are spelled alike on every control.
            Some(control.unchecked_into::<HtmlInputElement>())
        };
        let mut any = false;
        for field in Field::ALL {
            if let Some(value) = typed(field.name()).map(|control| control.value()).filter(|value| !value.is_empty()) {
                draft.set(field, value);
                any = true;
            }
        }
        if any {
            if !draft.comment.is_empty() {
                self.form.restored.set(false);
            }
            self.form.fill(draft);
            self.keep_typed();
        }
        if let Some(form) = copy.query_selector("form").ok().flatten() {
            form.unchecked_into::<HtmlFormElement>().reset();
        }
    }
}

/// The element in the copy that has the focus.
fn focused(copy: &Element) -> Option<Element> {
    let root = copy.get_root_node();
    let focused = match root.dyn_ref::<ShadowRoot>() {
        Some(root) => root.active_element(),
        None => root.dyn_ref::<Document>()?.active_element(),
    };
    focused.filter(|focused| copy.contains(Some(focused)))
}

impl Caret {
    fn of(focused: &Element) -> Option<Self> {
        focused.closest("form").ok().flatten()?;
        let control = match focused.get_attribute("name") {
            Some(name) => ["[name='", &name, "']"].concat(),
            None => ".submit".to_owned(),
        };
        let input: &HtmlInputElement = focused.unchecked_ref();
        // Not every kind of control has one: then it is an error, or nothing.
        let start = input.selection_start().ok().flatten();
        let end = input.selection_end().ok().flatten();
        Some(Self { control, selection: start.zip(end), scrolled: focused.scroll_top() })
    }

    fn put(&self, control: &HtmlInputElement) {
        let _ = control.focus();
        if let Some((start, end)) = self.selection {
            let _ = control.set_selection_range(start, end);
        }
        control.set_scroll_top(self.scrolled);
    }
}
