//! Input of the sanitizer: a parsed, inert node.

/// The kind of a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// An HTML element, by its lower-case name.
    Element(String),
    /// An element of SVG, MathML or anything else that only looks like HTML.
    Foreign(String),
    /// Text; ask for it with [`ParsedNode::text`].
    Text,
    /// A comment and the like.
    Other,
}

/// A node of one parser's tree. Cloning it clones a reference.
pub trait ParsedNode: Clone {
    /// The node's kind.
    fn kind(&self) -> NodeKind;
    /// The value of an element's attribute, references decoded.
    fn attr(&self, name: &str) -> Option<String>;
    /// The text of a text node.
    fn text(&self) -> String;
    /// The first node in it. The contents of a `template` are not in it.
    fn first_child(&self) -> Option<Self>;
    /// The node after it.
    fn next_sibling(&self) -> Option<Self>;
}

/// Both parsers read this before the HTML. Without it, a style, a script or a comment at the start would stand in the
/// head, and a frameset could replace the body.
const BODY: &str = "<!DOCTYPE html><body>";

/// The document that both parsers read for the HTML of a body.
///
/// Browsers and html5ever differ over U+0000: Chromium makes U+FFFD of one behind `<`, where the HTML Standard drops it. So none is left
/// for them.
pub fn document(html: &str) -> String {
    if html.contains('\0') {
        return [BODY, &html.replace("<\0", "<\u{fffd}").replace('\0', "")].concat();
    }
    [BODY, html].concat()
}
