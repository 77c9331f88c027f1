//! Pictures, sound, film and frames: read as a whole, because whether they can be made depends on their sources.

use super::allowlist::{Element, find};
use super::attributes::{Attributes, read};
use super::parsed_node::{NodeKind, ParsedNode};
use super::sink::HtmlSink;
use super::{EmbedMessages, SanitizeOptions, class_map, inline_style, url_policy};
use crate::messages::fill;

/// An element with the elements in it.
pub type Made = (Attributes, Vec<(&'static str, Attributes)>);

/// A picture, if there is an address for it. Counting pixels are none.
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
        // A picture in its own address is often only there until a script loads the true one.
        let candidate = value(&attributes, "srcset").and_then(|set| set.split([' ', ',']).next());
        let src = candidate.map(str::to_owned).or_else(|| url_policy::data_image(&node.attr("src")?))?;
        attributes.push(("src", src));
    }
    if let Some(width) = inline_style::width(node) {
        resize(&mut attributes, width.into());
    }
    Some(attributes)
}

/// Gives a picture another width, and the height that goes with it.
fn resize(attributes: &mut Attributes, width: u64) {
    let number = |name| value(attributes, name)?.parse::<u64>().ok();
    let height = number("width").zip(number("height")).map(|(from, height)| height * width / from);
    attributes.retain(|(name, _)| !matches!(*name, "width" | "height"));
    attributes.splice(0..0, height.map(|height| ("height", height.to_string())));
    attributes.insert(0, ("width", width.to_string()));
}

/// A picture with alternatives; `None` without the `img` that shows them.
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

/// A `video` or `audio` that has something to play.
pub fn player<N: ParsedNode>(node: &N, element: &Element, class: String, context: &SanitizeOptions) -> Option<Made> {
    let mut attributes = read(node, element, class, context);
    // Film that repeats itself is decoration; with sound it would be a nuisance.
    if value(&attributes, "muted").is_none() {
        attributes.retain(|(name, _)| *name != "loop");
    }
    let parts = sources(node, "src", "srcset", context);
    let plays = value(&attributes, "src").is_some() || parts.iter().any(|(tag, _)| *tag == "source");
    plays.then_some((attributes, parts))
}

/// A frame that is loaded when the reader asks for it.
#[derive(Debug)]
pub struct Frame {
    address: String,
    title: String,
}

/// A frame with an http or https address. WordPress's own embeds already stand before it as a quotation.
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
    /// The link to the frame's page, and its text.
    pub fn link(&self, texts: &EmbedMessages) -> (Attributes, String) {
        let attributes =
            vec![("class", "embed-link".to_owned()), ("href", self.address.clone()), ("rel", "noopener".to_owned())];
        (attributes, fill(texts.embed_link, url_policy::host(&self.address)))
    }

    /// The box that stands for the frame.
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

/// The `source` and `track` elements that have the attribute that counts here; the other one is left out.
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

/// The value of an attribute that was read.
pub fn value<'a>(attributes: &'a Attributes, name: &str) -> Option<&'a str> {
    attributes.iter().find(|(present, _)| *present == name).map(|(_, value)| value.as_str())
}

/// One pixel or none on each side: made to count readers.
fn is_tiny<N: ParsedNode>(node: &N) -> bool {
    let is = |name| node.attr(name).is_some_and(|value| matches!(value.trim_ascii(), "0" | "1" | "0px" | "1px"));
    is("width") && is("height")
}
