//! The classes of other systems. No class is copied; some are translated.

#[cfg(not(target_arch = "wasm32"))]
use super::allowlist::has;
use super::inline_style;
use super::parsed_node::ParsedNode;

/// The meaning of a class in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassRule {
    /// The element gets this class.
    Class(&'static str),
    /// A block becomes this element, with this class ("" for none).
    Is(&'static str, &'static str),
    /// The element is replaced by its `alt` text.
    Alt,
    /// The link looks like a button, on a line of its own.
    Button,
    /// The classes after this one are ignored, so that they can't drop the element.
    Keep,
    /// The element is removed with its content.
    Drop,
}

use ClassRule::{Alt, Button, Class, Drop, Is, Keep};

/// The known classes, those of WordPress first.
pub const CLASSES: &[(&str, ClassRule)] = &[
    ("wp-block-pullquote", Is("blockquote", "pullquote")),
    ("pullquote", Is("blockquote", "pullquote")),
    ("wp-block-gallery", Is("figure", "gallery")),
    ("gallery", Is("figure", "gallery")),
    ("gallery-size-thumbnail", Class("thumbs")),
    ("gallery-item", Is("figure", "")),
    ("gallery-icon", Is("div", "")),
    ("blocks-gallery-grid", Is("div", "")),
    ("blocks-gallery-item", Is("div", "")),
    ("wp-block-columns", Is("div", "columns")),
    ("wp-block-column", Is("div", "column")),
    ("wp-block-media-text", Is("div", "columns")),
    ("wp-block-media-text__content", Is("div", "column")),
    ("wp-block-cover", Is("div", "cover")),
    ("wp-block-cover__image-background", Is("div", "")),
    ("wp-block-cover__inner-container", Is("div", "cover-text")),
    ("wp-block-cover-text", Class("cover-text")),
    ("wp-block-buttons", Is("div", "buttons")),
    ("wp-block-file", Is("div", "buttons")),
    ("wp-block-social-links", Class("buttons")),
    ("wp-caption", Is("figure", "")),
    ("wp-caption-text", Is("figcaption", "")),
    ("wp-block-verse", Class("verse")),
    ("wp-block-footnotes", Class("footnotes")),
    ("footnotes", Class("footnotes")),
    ("alignwide", Class("wide")),
    ("alignfull", Class("wide")),
    ("alignleft", Class("aside-start")),
    ("alignright", Class("aside-end")),
    ("aligncenter", Class("align-center")),
    ("has-text-align-center", Class("align-center")),
    ("is-content-justification-center", Class("align-center")),
    ("has-text-align-right", Class("align-right")),
    ("has-drop-cap", Class("drop-cap")),
    ("has-background", Class("box")),
    ("is-cropped", Class("cropped")),
    ("is-style-rounded", Class("rounded")),
    ("is-style-stripes", Class("stripes")),
    ("is-style-wide", Class("wide")),
    ("is-style-dots", Class("dots")),
    ("credit", Class("credit")),
    ("media-credit", Class("credit")),
    ("image-credit", Class("credit")),
    ("wp-block-button__link", Button),
    ("wp-block-file__button", Button),
    ("wp-smiley", Alt),
    ("emoji", Alt),
    ("wp-block-social-link-label", Keep),
    ("screen-reader-text", Drop),
    ("wp-block-accordion-heading__toggle-icon", Drop),
    ("wp-block-search", Drop),
];

/// The classes of generated boxes, and those that replace presentational attributes.
#[cfg(not(target_arch = "wasm32"))]
const GENERATED: &str =
    "table-box embed embed-note embed-load embed-link align-center align-right aside-start aside-end button";

/// The meaning of all classes of one element.
#[derive(Debug, Default)]
pub struct Reading {
    /// The value of the attribute `class` in the result.
    pub class: String,
    /// The element that a block becomes.
    pub is: Option<&'static str>,
    /// True for [`ClassRule::Alt`].
    pub alt: bool,
    /// True for [`ClassRule::Button`].
    pub button: bool,
    /// True for [`ClassRule::Drop`].
    pub drop: bool,
}

/// Reads the classes of an element, and its presentational attributes (`align`, `<center>`). `name` is the element's name.
pub fn read<N: ParsedNode>(node: &N, name: &str) -> Reading {
    let mut reading = Reading::default();
    let classes = node.attr("class").unwrap_or_default();
    for word in classes.split_ascii_whitespace() {
        match CLASSES.iter().find(|(class, _)| *class == word).map(|(_, sense)| *sense) {
            Some(Class(class)) => add(&mut reading.class, class),
            Some(Is(element, class)) if reading.is.is_none() => {
                reading.is = Some(element);
                reading.class.insert_str(0, if reading.class.is_empty() { "" } else { " " });
                reading.class.insert_str(0, class);
            }
            Some(Alt) => reading.alt = true,
            Some(Button) => {
                reading.button = true;
                add(&mut reading.class, "button");
            }
            Some(Keep) => break,
            Some(Drop) => reading.drop = true,
            Some(Is(..)) | None => {}
        }
    }
    if name == "center" {
        add(&mut reading.class, "align-center");
    }
    if reading.class.is_empty()
        && let Some(align) =
            node.attr("align").or_else(|| node.attr("data-align")).or_else(|| inline_style::get(node, "text-align"))
        && let Some(class) = aligned(name, &align)
    {
        add(&mut reading.class, class);
    }
    reading
}

/// Returns the class for the value of an `align` attribute or of the style `text-align`.
fn aligned(element: &str, align: &str) -> Option<&'static str> {
    let is = |word: &str| align.eq_ignore_ascii_case(word);
    match element {
        "img" if is("left") => Some("aside-start"),
        "img" if is("right") => Some("aside-end"),
        "img" | "table" => None,
        _ if is("center") => Some("align-center"),
        _ if is("right") => Some("align-right"),
        _ => None,
    }
}

/// Adds a class to the value of a `class` attribute, once.
fn add(class: &mut String, name: &str) {
    if !name.is_empty() && !class.split(' ').any(|present| present == name) {
        if !class.is_empty() {
            class.push(' ');
        }
        class.push_str(name);
    }
}

/// Returns true if a result may have a class.
#[cfg(not(target_arch = "wasm32"))]
pub fn is_made(name: &str) -> bool {
    let given = |(_, sense): &(_, ClassRule)| matches!(sense, Class(class) | Is(_, class) if *class == name);
    has(GENERATED, name) || CLASSES.iter().any(given)
}
