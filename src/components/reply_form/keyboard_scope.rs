//! Keeps typing inside the fields from the host page's shortcuts.
//!
//! Seen from the page, an event inside a shadow root happens at the host element, which no page takes for a text field: where a single
//! letter is a shortcut, the page would obey while somebody is writing.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, Node};

const FIELDS: &str = "textarea, select, input:not([type=checkbox])";

/// Stops a key event that types into a field.
pub fn stop_keys(event: &KeyboardEvent) {
    let field = inner_target(event).filter(|target| target.matches(FIELDS).unwrap_or(false));
    if field.is_some() && is_typing(event) {
        event.stop_propagation();
    }
}

/// Stops an input event.
pub fn stop_input(event: &Event) {
    if inner_target(event).is_some() {
        event.stop_propagation();
    }
}

/// The element an event happened at, unless it is slotted: that belongs to the page.
fn inner_target(event: &Event) -> Option<Element> {
    let section: Node = event.current_target()?.dyn_into().ok()?;
    let target: Element = event.target()?.dyn_into().ok()?;
    section.contains(Some(&target)).then_some(target)
}

/// Tells whether a key writes something. Shortcuts, and keys that write nothing in any field, are meant for the page too.
fn is_typing(event: &KeyboardEvent) -> bool {
    // AltGr, as for @ on a German keyboard, is Ctrl and Alt to some systems.
    let is_shortcut = event.ctrl_key() || event.meta_key() || event.alt_key();
    if is_shortcut && !event.get_modifier_state("AltGraph") {
        return false;
    }
    let key = event.key();
    let is_function_key = key.len() > 1 && key.starts_with('F');
    !(is_function_key || key == "Escape" || key == "Tab")
}
