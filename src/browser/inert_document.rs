//! An inert document with untrusted HTML, accessed in a way that the HTML can't influence.
//!
//! Named elements can hide properties: a form's `localName` is its control with that name, and a document's `body` an `<img name="body">`
//! (HTML Standard, "Named access on the Document object" and the form's named properties). So every property and method is taken from the
//! prototype (`final`), never from the node.

use offprint_core::sanitizer::parsed_node::{NodeKind, ParsedNode};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// An inert document.
    #[wasm_bindgen(js_name = Document)]
    pub type InertDocument;

    #[wasm_bindgen(method, final, getter, js_class = "Document", js_name = body)]
    fn body_element(this: &InertDocument) -> Option<HtmlElement>;

    #[wasm_bindgen(method, final, catch, js_class = "Document", js_name = write)]
    fn write_html(this: &InertDocument, html: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(method, final, catch, js_class = "Document", js_name = close)]
    fn close_document(this: &InertDocument) -> Result<(), JsValue>;

    /// A node of an inert document.
    #[wasm_bindgen(js_name = Node)]
    #[derive(Clone)]
    pub type InertNode;

    #[wasm_bindgen(method, final, getter, js_class = "Node", js_name = nodeType)]
    fn node_type(this: &InertNode) -> u16;

    #[wasm_bindgen(method, final, getter, js_class = "Node", js_name = nodeValue)]
    fn node_value(this: &InertNode) -> Option<String>;

    #[wasm_bindgen(method, final, getter, js_class = "Node", js_name = firstChild)]
    fn first_child_node(this: &InertNode) -> Option<InertNode>;

    #[wasm_bindgen(method, final, getter, js_class = "Node", js_name = lastChild)]
    fn last_child_node(this: &InertNode) -> Option<InertNode>;

    #[wasm_bindgen(method, final, getter, js_class = "Node", js_name = nextSibling)]
    fn next_sibling_node(this: &InertNode) -> Option<InertNode>;

    /// An element of an inert document.
    #[wasm_bindgen(js_name = Element)]
    type InertElement;

    #[wasm_bindgen(method, final, getter, js_class = "Element", js_name = localName)]
    fn local_name(this: &InertElement) -> String;

    #[wasm_bindgen(method, final, js_class = "Element", js_name = getAttribute)]
    fn get_attribute(this: &InertElement, name: &str) -> Option<String>;
}

impl InertDocument {
    /// Creates an empty document to be written to.
    pub fn new() -> Option<Self> {
        let implementation = web_sys::window()?.document()?.implementation().ok()?;
        Some(implementation.create_html_document_with_title("").ok()?.unchecked_into())
    }

    /// Parses more HTML. Markup may be split anywhere.
    ///
    /// # Errors
    /// If the page's Trusted Types policy does not allow it.
    pub fn write(&self, html: &JsValue) -> Result<(), JsValue> {
        self.write_html(html)
    }

    /// Ends writing.
    pub fn close(&self) {
        // Fails only for XML documents.
        let _ = self.close_document();
    }

    /// Returns true if the last node is nested at least `depth` levels below the body.
    pub fn ends_deeper_than(&self, depth: usize) -> bool {
        let body = self.body().map(|body| body.unchecked_into::<InertNode>());
        std::iter::successors(body, InertNode::last_child_node).nth(depth).is_some()
    }

    /// Returns the body, which the content can't replace with another element.
    pub fn body(&self) -> Option<HtmlElement> {
        self.body_element()
    }
}

impl ParsedNode for InertNode {
    fn kind(&self) -> NodeKind {
        match self.node_type() {
            web_sys::Node::TEXT_NODE => NodeKind::Text,
            web_sys::Node::ELEMENT_NODE => {
                let name = self.unchecked_ref::<InertElement>().local_name();
                if self.is_instance_of::<HtmlElement>() { NodeKind::Element(name) } else { NodeKind::Foreign(name) }
            }
            _ => NodeKind::Other,
        }
    }

    fn attr(&self, name: &str) -> Option<String> {
        self.unchecked_ref::<InertElement>().get_attribute(name)
    }

    fn text(&self) -> String {
        self.node_value().unwrap_or_default()
    }

    fn first_child(&self) -> Option<Self> {
        self.first_child_node()
    }

    fn next_sibling(&self) -> Option<Self> {
        self.next_sibling_node()
    }
}
