//! The closed allowlist: which elements and attributes there are, and how an element sits among its neighbours.

mod elements;

pub use elements::{ELEMENTS, GLOBAL};

/// The place of an element among its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// Holds inline content; a block ends it.
    Paragraph,
    /// Holds inline content; a block in it loses its element.
    Line,
    /// Holds blocks; loose inline content gets a `p`.
    Flow,
    /// Holds blocks or inline content.
    Mixed,
    /// Holds only elements that name it; anything else gets this one around it, or is dropped.
    Parts(Option<&'static str>),
    /// A block without content.
    Rule,
    /// Inline.
    Inline,
    /// Inline, without content, and nothing on its own.
    Break,
    /// Pictures, sound and frames: read as a whole, with their sources.
    Media,
    /// Belongs to a [`NodeKind::Media`] element and means nothing elsewhere.
    Source,
}

/// The rule for an attribute's value. A value that breaks it is left out.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// Any text.
    Text,
    /// The text, or nothing: the attribute is always there.
    Alt,
    /// A number above zero.
    Digits,
    /// A whole number.
    Integer,
    /// There or not.
    Flag,
    /// One of these, parted by spaces.
    OneOf(&'static str),
    /// A language tag.
    Language,
    /// The target of a fragment.
    Id,
    /// A link's address: http, https, mailto, tel, a fragment of the same body.
    Link,
    /// An http or https address.
    Web,
    /// Candidates of http and https addresses.
    Srcset,
    /// Not read at all: always this value.
    Always(&'static str),
}

/// An attribute of an element.
#[derive(Debug)]
pub struct Attribute {
    /// Its name in the result.
    pub name: &'static str,
    /// The attributes its value is read from, parted by spaces: the first that holds a good one.
    pub from: &'static str,
    /// The rule for the value.
    pub rule: Rule,
}

/// An element that may be made.
#[derive(Debug)]
pub struct Element {
    /// Its name.
    pub name: &'static str,
    /// Its place among its neighbours.
    pub kind: NodeKind,
    /// Its parent must be one of these, parted by spaces; none means anywhere.
    pub within: &'static str,
    /// Its own attributes, in the order of the result: an address comes last, so that what says how to load it is known.
    pub attributes: &'static [Attribute],
}

/// The elements of a reply. Of the others the text stays.
pub const REPLY: &str = "p a strong em b i code pre blockquote ul ol li del ins q cite br s sub sup";

/// Elements whose content is no prose: dropped whole. Unknown ones without content need no line here.
pub const REMOVED_WITH_CONTENT: &str = "annotation annotation-xml applet colgroup datalist frameset head noembed noframes object optgroup \
    option script select style svg template textarea title";

/// Elements that are read as another: boxes without a meaning of their own, and what HTML has given up.
pub const ELEMENT_ALIASES: &[(&str, &str)] = &[
    ("acronym", "abbr"),
    ("address", "div"),
    ("article", "div"),
    ("aside", "div"),
    ("big", "span"),
    ("center", "div"),
    ("dialog", "div"),
    ("dir", "ul"),
    ("fieldset", "div"),
    ("font", "span"),
    ("footer", "div"),
    ("form", "div"),
    ("header", "div"),
    ("hgroup", "div"),
    ("legend", "p"),
    ("listing", "pre"),
    ("main", "div"),
    ("marquee", "div"),
    ("menu", "ul"),
    ("nav", "div"),
    ("plaintext", "pre"),
    ("search", "div"),
    ("section", "div"),
    ("strike", "s"),
    ("tt", "code"),
    ("xmp", "pre"),
];

/// Elements and attributes that are only generated, never read: the box of a frame or a table, the relation of a link, classes.
pub const GENERATED: &[(&str, &[&str])] = &[
    ("div", &["tabindex", "role", "aria-label"]),
    ("pre", &["tabindex"]),
    ("button", &["type", "data-src", "data-title"]),
    ("a", &["rel"]),
];

/// Tells whether a list of words has this one.
pub fn has(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == word)
}

/// The element of that name.
pub fn find(name: &str) -> Option<&'static Element> {
    ELEMENTS.iter().find(|element| element.name == name)
}

/// The heading an `h1` to `h6` of a body becomes under a headline of that level: an article's `h1` and `h2` are both its
/// first level.
pub fn heading(name: &str, headline: u8) -> Option<&'static str> {
    let &[b'h', digit @ b'1'..=b'6'] = name.as_bytes() else { return None };
    let level = (digit - b'0').max(2) + headline.clamp(1, 6) - 1;
    Some(["h2", "h3", "h4", "h5", "h6"][usize::from(level.min(6) - 2)])
}
