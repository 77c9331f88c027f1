//! The allowlist: the elements and attributes that a result can have, and the rules of their nesting and values.

mod elements;

pub use elements::{ELEMENTS, GLOBAL};

/// The rule for the content and the place of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// A block with inline content, which the next block ends.
    Paragraph,
    /// A block with inline content. A block inside it loses its element.
    Line,
    /// A block of blocks. Loose inline content in it gets a `p`.
    Flow,
    /// A block of blocks or inline content.
    Mixed,
    /// A block of elements that name it in [`Element::within`]. Other content gets the named element around it; without one it is dropped.
    Parts(Option<&'static str>),
    /// A block without content.
    Rule,
    /// An inline element.
    Inline,
    /// An inline element without content, which alone makes no line.
    Break,
    /// A picture, player or frame, which is read as a whole with its sources.
    Media,
    /// A source of a [`NodeKind::Media`] element; ignored elsewhere.
    Source,
}

/// The rule for the value of an attribute. An attribute whose value breaks it is left out.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// Any text that is not empty.
    Text,
    /// Any text. The attribute is always written, empty if it is absent.
    Alt,
    /// A whole number above zero, of at most five digits.
    Digits,
    /// A whole number of at most five digits, which may be negative.
    Integer,
    /// A boolean attribute, whose value is ignored.
    Flag,
    /// One of these words, separated by spaces.
    OneOf(&'static str),
    /// A language tag.
    Language,
    /// An id, which gets a prefix; left out in replies.
    Id,
    /// The address of a link: `http`, `https`, `mailto`, `tel`, or a fragment of the same body.
    Link,
    /// An `http` or `https` address.
    Web,
    /// A list of `http` and `https` addresses with descriptors, as in `srcset`.
    Srcset,
    /// This value, whatever the source has.
    Always(&'static str),
}

/// An attribute that an element may have.
#[derive(Debug)]
pub struct Attribute {
    /// The name in the result.
    pub name: &'static str,
    /// The attributes of the source that the value is read from, separated by spaces: the first with a valid value.
    pub from: &'static str,
    /// The rule for the value.
    pub rule: Rule,
}

/// An element that a result may have.
#[derive(Debug)]
pub struct Element {
    /// The name in lower case.
    pub name: &'static str,
    /// The rule for its content and place.
    pub kind: NodeKind,
    /// The elements that it may be a child of, separated by spaces; empty if its parent does not matter.
    pub within: &'static str,
    /// The attributes besides [`GLOBAL`], in the order of the result. An address comes last, after the attributes that say how to load it.
    pub attributes: &'static [Attribute],
}

/// The elements that a reply may have, separated by spaces. Other elements leave their text.
pub const REPLY: &str = "p a strong em b i code pre blockquote ul ol li del ins q cite br s sub sup";

/// The elements that are removed with their content, because it is no prose. Unknown elements without content need not be listed.
pub const REMOVED_WITH_CONTENT: &str = "annotation annotation-xml applet colgroup datalist frameset head noembed noframes object optgroup \
    option script select style svg template textarea title";

/// The elements that are read as another one: boxes without a meaning of their own, and obsolete elements.
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

/// The elements and attributes that the sanitizer adds and never copies: the box of a frame or a table, and the `rel` of a link.
pub const GENERATED: &[(&str, &[&str])] = &[
    ("div", &["tabindex", "role", "aria-label"]),
    ("pre", &["tabindex"]),
    ("button", &["type", "data-src", "data-title"]),
    ("a", &["rel"]),
];

/// Returns true if a list of words, separated by spaces, contains a word.
pub fn has(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == word)
}

/// Returns the allowed element with a lower-case name; `None` if it is not allowed.
///
/// # Examples
///
/// ```
/// use offprint_core::sanitizer::allowlist::{NodeKind, find};
///
/// assert_eq!(find("td").map(|element| (element.kind, element.within)), Some((NodeKind::Mixed, "tr")));
/// assert!(find("script").is_none());
/// ```
pub fn find(name: &str) -> Option<&'static Element> {
    ELEMENTS.iter().find(|element| element.name == name)
}

/// Returns the heading that an `h1` to `h6` of a body becomes under a headline of a given level; `None` for other elements. Both `h1` and
/// `h2` become the first level of the body.
///
/// # Examples
///
/// ```
/// use offprint_core::sanitizer::allowlist::heading;
///
/// assert_eq!((heading("h1", 1), heading("h3", 1)), (Some("h2"), Some("h3")));
/// assert_eq!(heading("h3", 3), Some("h5"));
/// assert_eq!(heading("p", 1), None);
/// ```
pub fn heading(name: &str, headline: u8) -> Option<&'static str> {
    let &[b'h', digit @ b'1'..=b'6'] = name.as_bytes() else { return None };
    let level = (digit - b'0').max(2) + headline.clamp(1, 6) - 1;
    Some(["h2", "h3", "h4", "h5", "h6"][usize::from(level.min(6) - 2)])
}
