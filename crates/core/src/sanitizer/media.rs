//! Pictures, players and frames. They are read as a whole, because they are left out without a valid source.

use super::allowlist::{Element, find};
use super::attributes::{Attributes, read};
use super::parsed_node::{NodeKind, ParsedNode};
use super::sink::HtmlSink;
use super::{EmbedMessages, SanitizeOptions, class_map, inline_style, url_policy};
use crate::messages::fill;

/// The attributes of an element, and the names and attributes of the elements in it.
pub type Made = (Attributes, Vec<(&'static str, Attributes)>);

/// Reads a picture; `None` without a valid address, and for a tracking pixel.
pub fn image<N: ParsedNode>(
    node: &N,
    element: &Element,
    class: String,
    context: &SanitizeOptions,
) -> Option<Attributes> {
    if is_tiny(node) {
        return None;
    }
    let mut attributes = read(node, element, class, context);
    if value(&attributes, "src").is_none() {
        // A `data:` address is the last choice: it is often a placeholder until a script loads the real picture.
        let candidate = value(&attributes, "srcset").and_then(|set| set.split([' ', ',']).next());
        let src = candidate.map(str::to_owned).or_else(|| url_policy::data_image(&node.attr("src")?))?;
        attributes.push(("src", src));
    }
    if let Some(width) = inline_style::width(node) {
        resize(&mut attributes, width.into());
    }
    Some(attributes)
}

/// Sets the width of a picture, and its height in proportion.
fn resize(attributes: &mut Attributes, width: u64) {
    let number = |name| value(attributes, name)?.parse::<u64>().ok();
    let height = number("width").zip(number("height")).map(|(from, height)| height * width / from);
    attributes.retain(|(name, _)| !matches!(*name, "width" | "height"));
    attributes.splice(0..0, height.map(|height| ("height", height.to_string())));
    attributes.insert(0, ("width", width.to_string()));
}

/// Reads a `picture`; `None` without an `img` in it.
pub fn picture<N: ParsedNode>(node: &N, context: &SanitizeOptions) -> Option<Made> {
    let element = find("img")?;
    let is_image = |child: &N| child.kind() == NodeKind::Element("img".into());
    let child = children(node).find(is_image)?;
    let image = image(&child, element, class_map::read(&child, "img").class, context)?;
    let mut parts = sources(node, "srcset", "src", context);
    parts.retain(|(tag, _)| *tag == "source");
    parts.push(("img", image));
    Some((Attributes::new(), parts))
}

/// Reads a `video` or `audio`; `None` without a valid source.
pub fn player<N: ParsedNode>(node: &N, element: &Element, class: String, context: &SanitizeOptions) -> Option<Made> {
    let mut attributes = read(node, element, class, context);
    // A looping video is decoration, and must be silent.
    if value(&attributes, "muted").is_none() {
        attributes.retain(|(name, _)| *name != "loop");
    }
    let parts = sources(node, "src", "srcset", context);
    let plays = value(&attributes, "src").is_some() || parts.iter().any(|(tag, _)| *tag == "source");
    plays.then_some((attributes, parts))
}

/// A frame, which is loaded when the reader asks for it.
#[derive(Debug)]
pub struct Frame {
    address: String,
    title: String,
}

/// Reads a frame; `None` without an `http` or `https` address, for a tracking pixel, and for the frame of a WordPress embed, whose text is
/// in the quotation before it.
pub fn frame<N: ParsedNode>(node: &N, element: &Element, context: &SanitizeOptions) -> Option<Frame> {
    let class = node.attr("class").unwrap_or_default();
    if is_tiny(node) || class.split_ascii_whitespace().any(|class| class == "wp-embedded-content") {
        return None;
    }
    let attributes = read(node, element, String::new(), context);
    let get = |name| value(&attributes, name).map(str::to_owned);
    Some(Frame { address: get("src")?, title: get("title").unwrap_or_default() })
}

impl Frame {
    /// Returns the attributes and the text of the link to the frame's page.
    pub fn link(&self, texts: &EmbedMessages) -> (Attributes, String) {
        let attributes =
            vec![("class", "embed-link".to_owned()), ("href", self.address.clone()), ("rel", "noopener".to_owned())];
        (attributes, fill(texts.embed_link, url_policy::host(&self.address)))
    }

    /// Writes the box that is shown instead of the frame: a note, the button that loads it, and a link.
    pub fn write(self, target: &mut dyn HtmlSink, texts: &EmbedMessages) {
        let (link, label) = self.link(texts);
        let note = fill(texts.embed_note, url_policy::host(&self.address));
        target.open("div");
        target.attr("class", "embed");
        target.open("p");
        target.attr("class", "embed-note");
        if !self.title.is_empty() {
            leaf(target, "strong", &[], &self.title);
            target.text(" ");
        }
        target.text(&note);
        target.close();
        let mut button = vec![
            ("type", "button".to_owned()),
            ("class", "embed-load".to_owned()),
            ("data-src", url_policy::frame(self.address)),
        ];
        if !self.title.is_empty() {
            button.push(("data-title", self.title));
        }
        leaf(target, "button", &button, texts.embed_load);
        leaf(target, "a", &link, &label);
        target.close();
    }
}

fn leaf(target: &mut dyn HtmlSink, tag: &str, attributes: &[(&str, String)], text: &str) {
    target.open(tag);
    for (name, value) in attributes {
        target.attr(name, value);
    }
    target.text(text);
    target.close();
}

/// Reads the `source` and `track` elements that have the `needed` attribute; the `other` one is left out. A `track` needs `src`.
fn sources<N: ParsedNode>(
    node: &N,
    needed: &str,
    other: &str,
    context: &SanitizeOptions,
) -> Vec<(&'static str, Attributes)> {
    let mut parts = Vec::new();
    for child in children(node) {
        let NodeKind::Element(name) = child.kind() else { continue };
        let Some(element) = find(&name).filter(|element| matches!(element.name, "source" | "track")) else { continue };
        let mut attributes = read(&child, element, String::new(), context);
        let needed = if element.name == "track" { "src" } else { needed };
        if value(&attributes, needed).is_some() {
            attributes.retain(|(name, _)| *name != other || *name == needed);
            parts.push((element.name, attributes));
        }
    }
    parts
}

fn children<N: ParsedNode>(node: &N) -> impl Iterator<Item = N> {
    std::iter::successors(node.first_child(), N::next_sibling)
}

/// Returns the value of an attribute that was read.
pub fn value<'a>(attributes: &'a Attributes, name: &str) -> Option<&'a str> {
    attributes.iter().find(|(present, _)| *present == name).map(|(_, value)| value.as_str())
}

/// Returns true for a size of at most one pixel on each side, that of a tracking pixel.
fn is_tiny<N: ParsedNode>(node: &N) -> bool {
    let is = |name| node.attr(name).is_some_and(|value| matches!(value.trim_ascii(), "0" | "1" | "0px" | "1px"));
    is("width") && is("height")
}
