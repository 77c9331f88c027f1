//! Serializes the browser's nodes in the same way as the native sanitizer.

use offprint_core::sanitizer::sink::{HtmlSink, Markup};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// Returns the markup of a node's content.
pub fn markup(node: &Node) -> String {
    let mut target = Markup::default();
    write(node, &mut target);
    target.finish()
}

fn write(node: &Node, target: &mut Markup) {
    let mut next = node.first_child();
    while let Some(child) = next {
        match child.dyn_ref::<Element>() {
            Some(element) => {
                target.open(&element.local_name());
                for name in element.get_attribute_names() {
                    let name = name.as_string().unwrap_or_default();
                    target.attr(&name, &element.get_attribute(&name).unwrap_or_default());
                }
                write(element, target);
                target.close();
            }
            None => target.text(&child.text_content().unwrap_or_default()),
        }
        next = child.next_sibling();
    }
}
