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
            let field = inside(&event).filter(|target| target.matches(FIELDS).unwrap_or(false));
            if field.is_some() && is_typing(event.unchecked_ref()) {
                event.stop_propagation();
            }
        })
    });
    ["beforeinput", "input", "paste"].into_iter().fold(element, |element, name| {
        element.on(name, |event| {
            if inside(&event).is_some() {
                event.stop_propagation();
            }
        })
    })
}

/// Where an event happened, unless the page has put that into a slot: then it is the page's own.
fn inside(event: &Event) -> Option<Element> {
    let around: Node = event.current_target()?.dyn_into().ok()?;
    let target: Element = event.target()?.dyn_into().ok()?;
    around.contains(Some(&target)).then_some(target)
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
