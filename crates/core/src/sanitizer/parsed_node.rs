//! The input of the sanitizer: the nodes of an inert, parsed document.

/// The kind of a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// An HTML element, with its lower-case name.
    Element(String),
    /// An element of another namespace, such as SVG or MathML, with its name.
    Foreign(String),
    /// A text, which [`ParsedNode::text`] returns.
    Text,
    /// A comment, or another node without a meaning here.
    Other,
}

/// A node of a parser's tree. A clone refers to the same node.
pub trait ParsedNode: Clone {
    /// Returns the kind of the node.
    fn kind(&self) -> NodeKind;
    /// Returns the value of an element's attribute, with its character references decoded.
    fn attr(&self, name: &str) -> Option<String>;
    /// Returns the text of a text node; empty for other nodes.
    fn text(&self) -> String;
    /// Returns the first child. The contents of a `template` are not its children.
    fn first_child(&self) -> Option<Self>;
    /// Returns the next sibling.
    fn next_sibling(&self) -> Option<Self>;
}

/// The text that both parsers read before the HTML. Without it, a style, a script or a comment at the start would be part of the head, and
/// a frameset could replace the body.
const BODY: &str = "<!DOCTYPE html><body>";

/// Returns the document that both parsers read for the HTML of a body.
///
/// It has no U+0000, because browsers and html5ever differ over it: Chromium turns one behind `<` into U+FFFD, where the HTML Standard
/// drops it.
///
/// # Examples
///
/// ```
/// use offprint_core::sanitizer::parsed_node::document;
///
/// assert_eq!(document("a\0<\0b>"), "<!DOCTYPE html><body>a<\u{fffd}b>");
/// ```
pub fn document(html: &str) -> String {
    if html.contains('\0') {
        return [BODY, &html.replace("<\0", "<\u{fffd}").replace('\0', "")].concat();
    }
    [BODY, html].concat()
}
