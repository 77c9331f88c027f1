//! Replying to a reply: the form moves below it and back. Its nodes are moved, so their state is kept.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::state::RepliesState;

/// The form, and its place while it does not answer a reply.
const FORM: &str = ".respond";
const HOME: &str = ".form-home";

/// Starts an answer to the reply in the list item with this id.
pub fn begin(state: &RepliesState, item: &str) {
    let Some((id, name)) = state.thread.reply_in_item(item) else { return };
    let is_begun = state.form.draft.with_untracked(|draft| draft.parent.as_deref() == Some(&id));
    if !is_begun {
        let comment = state.open_draft(Some(&id));
        if !state.form.reply_to(Some(id), Some(name), comment) {
            return;
        }
        place_form(state);
    }
    state.go_on_writing();
}

/// Cancels the answer, moves the form back, and focuses the button that had moved it.
pub fn cancel(state: &RepliesState) {
    let Some(parent) = state.form.draft.with_untracked(|draft| draft.parent.clone()) else { return };
    let comment = state.open_draft(None);
    if !state.form.reply_to(None, None, comment) {
        return;
    }
    state.form.restored.set(false);
    place_form(state);
    let item = state.thread.node(&parent);
    let button = item.and_then(|item| item.query_selector("button.answer").ok().flatten());
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        let _ = button.focus();
    }
}

/// Moves the form to the place that its draft belongs to.
pub fn place_form(state: &RepliesState) {
    let parent = state.form.draft.with_untracked(|draft| draft.parent.clone());
    let (Some(form), Some(home)) = (state.element.find(FORM), state.element.find(HOME)) else { return };
    let item = parent.and_then(|parent| state.thread.node(&parent));
    // A field that is moved loses the focus without having been left.
    state.form.suppress_blur.set_value(true);
    let _ = match item.as_ref().and_then(Element::first_element_child) {
        // Between the reply and its answers.
        Some(reply) => reply.after_with_node_1(&form),
        // Moving it would disturb a reader who is typing when the thread loads.
        None if home.contains(Some(&form)) => Ok(()),
        None => home.append_child(&form).map(|_| ()),
    };
    state.form.suppress_blur.set_value(false);
}
