//! The comment's text area: its selection, and changes to its text that the browser can undo.

use std::ops::Range;

use offprint_core::model::markup::Edit;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDocument, HtmlTextAreaElement};

/// Returns the selection, in UTF-16 code units.
pub fn selection(area: &HtmlTextAreaElement) -> Range<usize> {
    let offset = |end: Option<u32>| end.unwrap_or_default() as usize;
    offset(area.selection_start().ok().flatten())..offset(area.selection_end().ok().flatten())
}

/// Applies an edit as if it had been typed, and then the edit's selection. The text area must have the focus.
pub fn apply(area: &HtmlTextAreaElement, edit: &Edit) {
    select(area, &edit.replaced);
    if !type_in(area, &edit.text) {
        replace(area, edit);
    }
    select(area, &edit.selection);
}

fn select(area: &HtmlTextAreaElement, range: &Range<usize>) {
    let _ = area.set_selection_range(range.start as u32, range.end as u32);
}

/// Replaces the selection by a typing command, which is the only way to make it undoable. Returns false if the browser does not support
/// that.
fn type_in(area: &HtmlTextAreaElement, text: &str) -> bool {
    let Some(document) = area.owner_document().and_then(|document| document.dyn_into::<HtmlDocument>().ok()) else {
        return false;
    };
    let command = if text.is_empty() { "delete" } else { "insertText" };
    document.exec_command_with_show_ui_and_value(command, false, text).unwrap_or(false)
}

fn replace(area: &HtmlTextAreaElement, edit: &Edit) {
    let (start, end) = (edit.replaced.start as u32, edit.replaced.end as u32);
    let _ = area.set_range_text_with_start_and_end(&edit.text, start, end);
    let _ = Event::new("input").map(|event| area.dispatch_event(&event));
}
