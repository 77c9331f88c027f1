//! Turns a view tree into nodes, and keeps what must live as long as they do.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, Node};

use crate::components::element::{Attribute, Content, El, View};
use crate::components::signal::Effect;

/// Effects and listeners of rendered nodes. Dropping them leaves the nodes in place, no longer changing or listening.
pub type Held = Vec<Life>;

/// Something that must live as long as the nodes it serves.
pub enum Life {
    /// Keeps an attribute, a text or the content of an element up to date.
    Effect(#[expect(dead_code, reason = "held to be dropped")] Rc<Effect>),
    /// Called by the browser.
    Listener(#[expect(dead_code, reason = "held to be dropped")] Closure<dyn FnMut(Event)>),
}

/// Appends views to a node.
pub fn append(document: &Document, parent: &Node, views: Vec<View>, held: &mut Held) {
    for view in views {
        let node: Node = match view {
            View::Text(text) => document.create_text_node(&text).into(),
            View::Element(element) => match create(document, element, held) {
                Some(element) => element.into(),
                None => continue,
            },
        };
        // Fails only where the DOM forbids a child of this kind; the tags are ours.
        let _ = parent.append_child(&node);
    }
}

fn create(document: &Document, view: El, held: &mut Held) -> Option<Element> {
    let view = *view.0;
    let element = document.create_element(view.tag).ok()?;
    match view.content {
        Content::Fixed(children) => append(document, &element, children, held),
        // Static pages only.
        #[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
        Content::Markup(_) => {}
        Content::Text(text) => {
            let element = element.clone();
            held.push(effect(move || element.set_text_content(Some(&text()))));
        }
        Content::Replaced(views) => {
            let (document, element) = (document.clone(), element.clone());
            let shown = RefCell::new(Held::new());
            held.push(effect(move || {
                let mut held = Held::new();
                let views = views();
                element.set_text_content(None);
                append(&document, &element, views, &mut held);
                // What the former content needed ends here.
                shown.replace(held);
            }));
        }
    }
    for (name, attribute) in view.attributes {
        held.extend(set(&element, name, attribute));
    }
    if let Some(created) = view.created {
        created(&element);
    }
    Some(element)
}

fn set(element: &Element, name: &'static str, attribute: Attribute) -> Option<Life> {
    let target = element.clone();
    Some(match attribute {
        Attribute::Fixed(value) => {
            let _ = element.set_attribute(name, &value);
            return None;
        }
        Attribute::Bound(value) => effect(move || {
            let _ = match value() {
                Some(value) => target.set_attribute(name, &value),
                None => target.remove_attribute(name),
            };
        }),
        Attribute::Value(value) => effect(move || set_property(&target, name, &JsValue::from_str(&value()))),
        Attribute::Checked(value) => effect(move || set_property(&target, name, &JsValue::from_bool(value()))),
        Attribute::Listener(listener) => {
            let listener = Closure::wrap(listener);
            let _ = element.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
            Life::Listener(listener)
        }
    })
}

fn effect(run: impl Fn() + 'static) -> Life {
    Life::Effect(Effect::new(Box::new(run)))
}

fn set_property(element: &Element, name: &str, value: &JsValue) {
    let _ = js_sys::Reflect::set(element, &JsValue::from_str(name), value);
}
