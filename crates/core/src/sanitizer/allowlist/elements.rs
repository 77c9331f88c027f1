//! The table of elements.

use super::{Attribute, Element, NodeKind, Rule};

const fn attr(name: &'static str, from: &'static str, rule: Rule) -> Attribute {
    Attribute { name, from, rule }
}

const fn element(
    name: &'static str,
    kind: NodeKind,
    within: &'static str,
    attributes: &'static [Attribute],
) -> Element {
    Element { name, kind, within, attributes }
}

/// The attributes that every element may have. Classes are not copied but translated by a table of their own.
pub const GLOBAL: &[Attribute] = &[
    attr("id", "id name", Rule::Id),
    attr("lang", "lang", Rule::Language),
    attr("dir", "dir", Rule::OneOf("ltr rtl auto")),
];

const CITE: Attribute = attr("cite", "cite", Rule::Web);
const DATETIME: Attribute = attr("datetime", "datetime", Rule::Text);
const TITLE: Attribute = attr("title", "title", Rule::Text);
const WIDTH: Attribute = attr("width", "width", Rule::Digits);
const HEIGHT: Attribute = attr("height", "height", Rule::Digits);
const SIZES: Attribute = attr("sizes", "sizes data-sizes", Rule::Text);
const COLSPAN: Attribute = attr("colspan", "colspan", Rule::Digits);
const ROWSPAN: Attribute = attr("rowspan", "rowspan", Rule::Digits);
const CONTROLS: Attribute = attr("controls", "", Rule::Always(""));
const PRELOAD: Attribute = attr("preload", "", Rule::Always("metadata"));
// Lazy loading scripts keep the address in other attributes.
const SRC: Attribute = attr("src", "src data-src data-lazy-src data-original", Rule::Web);
const SRCSET: Attribute = attr("srcset", "srcset data-srcset data-lazy-srcset", Rule::Srcset);

const LIST: &str = "ul ol";
const ROWS: &str = "thead tbody tfoot";
const LIST_ITEM: NodeKind = NodeKind::Parts(Some("li"));
const ROWS_ONLY: NodeKind = NodeKind::Parts(None);

/// Every element that a result may have.
pub const ELEMENTS: &[Element] = &[
    element("p", NodeKind::Paragraph, "", &[]),
    element("h2", NodeKind::Line, "", &[]),
    element("h3", NodeKind::Line, "", &[]),
    element("h4", NodeKind::Line, "", &[]),
    element("h5", NodeKind::Line, "", &[]),
    element("h6", NodeKind::Line, "", &[]),
    element("pre", NodeKind::Line, "", &[]),
    element("div", NodeKind::Flow, "", &[]),
    element("blockquote", NodeKind::Flow, "", &[CITE]),
    element("details", NodeKind::Flow, "", &[attr("open", "open", Rule::Flag)]),
    element("summary", NodeKind::Line, "details", &[]),
    element("figure", NodeKind::Mixed, "", &[]),
    element("figcaption", NodeKind::Mixed, "figure", &[]),
    element("hr", NodeKind::Rule, "", &[]),
    element("ul", LIST_ITEM, "", &[]),
    element(
        "ol",
        LIST_ITEM,
        "",
        &[
            attr("start", "start", Rule::Integer),
            attr("reversed", "reversed", Rule::Flag),
            attr("type", "type", Rule::OneOf("1 a A i I")),
        ],
    ),
    element("li", NodeKind::Mixed, LIST, &[attr("value", "value", Rule::Integer)]),
    element("dl", NodeKind::Parts(Some("dd")), "", &[]),
    element("dt", NodeKind::Mixed, "dl", &[]),
    element("dd", NodeKind::Mixed, "dl", &[]),
    element("table", ROWS_ONLY, "", &[]),
    element("caption", NodeKind::Mixed, "table", &[]),
    element("thead", ROWS_ONLY, "table", &[]),
    element("tbody", ROWS_ONLY, "table", &[]),
    element("tfoot", ROWS_ONLY, "table", &[]),
    element("tr", ROWS_ONLY, ROWS, &[]),
    element("td", NodeKind::Mixed, "tr", &[COLSPAN, ROWSPAN]),
    element(
        "th",
        NodeKind::Mixed,
        "tr",
        &[COLSPAN, ROWSPAN, attr("scope", "scope", Rule::OneOf("row col rowgroup colgroup"))],
    ),
    element("a", NodeKind::Inline, "", &[attr("href", "href", Rule::Link)]),
    element("strong", NodeKind::Inline, "", &[]),
    element("em", NodeKind::Inline, "", &[]),
    element("b", NodeKind::Inline, "", &[]),
    element("i", NodeKind::Inline, "", &[]),
    element("u", NodeKind::Inline, "", &[]),
    element("s", NodeKind::Inline, "", &[]),
    element("del", NodeKind::Inline, "", &[CITE, DATETIME]),
    element("ins", NodeKind::Inline, "", &[CITE, DATETIME]),
    element("mark", NodeKind::Inline, "", &[]),
    element("small", NodeKind::Inline, "", &[]),
    element("sub", NodeKind::Inline, "", &[]),
    element("sup", NodeKind::Inline, "", &[]),
    element("abbr", NodeKind::Inline, "", &[TITLE]),
    element("dfn", NodeKind::Inline, "", &[TITLE]),
    element("code", NodeKind::Inline, "", &[]),
    element("kbd", NodeKind::Inline, "", &[]),
    element("samp", NodeKind::Inline, "", &[]),
    element("var", NodeKind::Inline, "", &[]),
    element("q", NodeKind::Inline, "", &[CITE]),
    element("cite", NodeKind::Inline, "", &[]),
    element("time", NodeKind::Inline, "", &[DATETIME]),
    element("bdi", NodeKind::Inline, "", &[]),
    element("bdo", NodeKind::Inline, "", &[]),
    element("ruby", NodeKind::Inline, "", &[]),
    element("rt", NodeKind::Inline, "ruby", &[]),
    element("rp", NodeKind::Inline, "ruby", &[]),
    element("span", NodeKind::Inline, "", &[]),
    element("br", NodeKind::Break, "", &[]),
    element("wbr", NodeKind::Break, "", &[]),
    element(
        "img",
        NodeKind::Media,
        "",
        &[
            attr("alt", "alt", Rule::Alt),
            WIDTH,
            HEIGHT,
            attr("loading", "", Rule::Always("lazy")),
            attr("decoding", "", Rule::Always("async")),
            SIZES,
            SRCSET,
            SRC,
        ],
    ),
    element("picture", NodeKind::Media, "", &[]),
    element(
        "video",
        NodeKind::Media,
        "",
        &[
            CONTROLS,
            PRELOAD,
            WIDTH,
            HEIGHT,
            attr("muted", "muted", Rule::Flag),
            attr("loop", "loop", Rule::Flag),
            attr("poster", "poster", Rule::Web),
            SRC,
        ],
    ),
    element("audio", NodeKind::Media, "", &[CONTROLS, PRELOAD, SRC]),
    element("iframe", NodeKind::Media, "", &[TITLE, SRC]),
    element(
        "source",
        NodeKind::Source,
        "",
        &[attr("type", "type", Rule::Text), attr("media", "media", Rule::Text), WIDTH, HEIGHT, SIZES, SRCSET, SRC],
    ),
    element(
        "track",
        NodeKind::Source,
        "",
        &[
            attr("kind", "kind", Rule::OneOf("subtitles captions descriptions chapters metadata")),
            attr("label", "label", Rule::Text),
            attr("srclang", "srclang", Rule::Language),
            attr("default", "default", Rule::Flag),
            SRC,
        ],
    ),
];
