//! Formatting of the comment while it is being written.

use leptos::prelude::*;
use offprint_core::model::markup::{Format, edit};
use offprint_core::model::submission::Submission;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use super::state::RepliesState;
use crate::browser::text_area;

/// Applies a format to the selection in the comment, and focuses the text area. Does nothing while a reply is being sent.
pub fn apply(state: &RepliesState, format: Format) {
    let Some(markup) = state.form.tools.get_untracked().markup else { return };
    let area = state.element.find("#comment").and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
    let Some(area) = area.filter(|_| !state.form.submission.with_untracked(Submission::is_sending)) else { return };
    let _ = area.focus();
    text_area::apply(&area, &edit(&area.value(), text_area::selection(&area), format, markup));
}
