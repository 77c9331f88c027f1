//! Keeps what is typed into the fields away from the host page's keyboard shortcuts.
//!
//! To the page, an event inside a shadow root has the host element as its target, which does not look like a text field. A page with
//! single-letter shortcuts would run them while the reader is typing.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, Node};

const FIELDS: &str = "textarea, select, input:not([type=checkbox])";

/// Stops the propagation of a key event that types into a field.
pub fn stop_keys(event: &KeyboardEvent) {
    let field = inner_target(event).filter(|target| target.matches(FIELDS).unwrap_or(false));
    if field.is_some() && is_typing(event) {
        event.stop_propagation();
    }
}

/// Stops the propagation of an input event, unless its target is slotted content.
pub fn stop_input(event: &Event) {
    if inner_target(event).is_some() {
        event.stop_propagation();
    }
}

/// Returns the target of an event, or `None` if it is slotted content, which belongs to the page.
fn inner_target(event: &Event) -> Option<Element> {
    let section: Node = event.current_target()?.dyn_into().ok()?;
    let target: Element = event.target()?.dyn_into().ok()?;
    section.contains(Some(&target)).then_some(target)
}

/// Returns true if a key types something. Shortcuts and keys such as Tab, Escape and F1 are left to the page too.
fn is_typing(event: &KeyboardEvent) -> bool {
    // Some systems report AltGr, which types @ on a German keyboard, as Ctrl and Alt.
    let is_shortcut = event.ctrl_key() || event.meta_key() || event.alt_key();
    if is_shortcut && !event.get_modifier_state("AltGraph") {
        return false;
    }
    let key = event.key();
    let is_function_key = key.len() > 1 && key.starts_with('F');
    !(is_function_key || key == "Escape" || key == "Tab")
}
