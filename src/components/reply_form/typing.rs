//! What a reader types belongs to the field it is typed into, and to no hot key of the page.
//!
//! Seen from the page, an event inside of a shadow root happens at the element around it, which no page takes for a text field: one
//! where a single letter is a command would obey while somebody is writing.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, Node};

use crate::components::element::El;

const FIELDS: &str = "textarea, select, input:not([type=checkbox])";

/// Lets nothing out of an element that its fields alone are concerned with.
pub fn typed_inside(element: El) -> El {
    let element = ["keydown", "keypress", "keyup"].into_iter().fold(element, |element, name| {
        element.on(name, |event| {
            if is_at_field(&event) && is_typing(event.unchecked_ref()) {
                event.stop_propagation();
            }
        })
    });
    ["beforeinput", "input", "paste"].into_iter().fold(element, |element, name| {
        element.on(name, |event| {
            if is_at_field(&event) {
                event.stop_propagation();
            }
        })
    })
}

/// Not at one that the page has put into a slot: that is its own.
fn is_at_field(event: &Event) -> bool {
    let around = event.current_target().and_then(|around| around.dyn_into::<Node>().ok());
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let (Some(around), Some(target)) = (around, target) else { return false };
    around.contains(Some(&target)) && target.matches(FIELDS).unwrap_or(false)
}

/// Shortcuts, and keys that write nothing in any field, are meant for the page too.
fn is_typing(event: &KeyboardEvent) -> bool {
    // The key to the third level of a keyboard, as for @ on a German one, is Ctrl and Alt to some systems.
    let is_shortcut = event.ctrl_key() || event.meta_key() || event.alt_key();
    if is_shortcut && !event.get_modifier_state("AltGraph") {
        return false;
    }
    let key = event.key();
    let is_function_key = key.len() > 1 && key.starts_with('F');
    !(is_function_key || key == "Escape" || key == "Tab")
}
