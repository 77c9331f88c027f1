//! The table.

use super::{Attribute, Element, Kind, Rule};

const fn attr(name: &'static str, from: &'static str, rule: Rule) -> Attribute {
    Attribute { name, from, rule }
}

const fn element(name: &'static str, kind: Kind, within: &'static str, attributes: &'static [Attribute]) -> Element {
    Element { name, kind, within, attributes }
}

/// What every element may have. `class` is no attribute of the source: see the table of classes.
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
// Scripts that load pictures late keep the address elsewhere.
const SRC: Attribute = attr("src", "src data-src data-lazy-src data-original", Rule::Web);
const SRCSET: Attribute = attr("srcset", "srcset data-srcset data-lazy-srcset", Rule::Srcset);

const LIST: &str = "ul ol";
const ROWS: &str = "thead tbody tfoot";
const LIST_ITEM: Kind = Kind::Parts(Some("li"));
const ROWS_ONLY: Kind = Kind::Parts(None);

/// Every element there is.
pub const ELEMENTS: &[Element] = &[
    element("p", Kind::Paragraph, "", &[]),
    element("h2", Kind::Line, "", &[]),
    element("h3", Kind::Line, "", &[]),
    element("h4", Kind::Line, "", &[]),
    element("h5", Kind::Line, "", &[]),
    element("h6", Kind::Line, "", &[]),
    element("pre", Kind::Line, "", &[]),
    element("div", Kind::Flow, "", &[]),
    element("blockquote", Kind::Flow, "", &[CITE]),
    element("details", Kind::Flow, "", &[attr("open", "open", Rule::Flag)]),
    element("summary", Kind::Line, "details", &[]),
    element("figure", Kind::Mixed, "", &[]),
    element("figcaption", Kind::Mixed, "figure", &[]),
    element("hr", Kind::Rule, "", &[]),
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
    element("li", Kind::Mixed, LIST, &[attr("value", "value", Rule::Integer)]),
    element("dl", Kind::Parts(Some("dd")), "", &[]),
    element("dt", Kind::Mixed, "dl", &[]),
    element("dd", Kind::Mixed, "dl", &[]),
    element("table", ROWS_ONLY, "", &[]),
    element("caption", Kind::Mixed, "table", &[]),
    element("thead", ROWS_ONLY, "table", &[]),
    element("tbody", ROWS_ONLY, "table", &[]),
    element("tfoot", ROWS_ONLY, "table", &[]),
    element("tr", ROWS_ONLY, ROWS, &[]),
    element("td", Kind::Mixed, "tr", &[COLSPAN, ROWSPAN]),
    element(
        "th",
        Kind::Mixed,
        "tr",
        &[COLSPAN, ROWSPAN, attr("scope", "scope", Rule::OneOf("row col rowgroup colgroup"))],
    ),
    element("a", Kind::Inline, "", &[attr("href", "href", Rule::Link)]),
    element("strong", Kind::Inline, "", &[]),
    element("em", Kind::Inline, "", &[]),
    element("b", Kind::Inline, "", &[]),
    element("i", Kind::Inline, "", &[]),
    element("u", Kind::Inline, "", &[]),
    element("s", Kind::Inline, "", &[]),
    element("del", Kind::Inline, "", &[CITE, DATETIME]),
    element("ins", Kind::Inline, "", &[CITE, DATETIME]),
    element("mark", Kind::Inline, "", &[]),
    element("small", Kind::Inline, "", &[]),
    element("sub", Kind::Inline, "", &[]),
    element("sup", Kind::Inline, "", &[]),
    element("abbr", Kind::Inline, "", &[TITLE]),
    element("dfn", Kind::Inline, "", &[TITLE]),
    element("code", Kind::Inline, "", &[]),
    element("kbd", Kind::Inline, "", &[]),
    element("samp", Kind::Inline, "", &[]),
    element("var", Kind::Inline, "", &[]),
    element("q", Kind::Inline, "", &[CITE]),
    element("cite", Kind::Inline, "", &[]),
    element("time", Kind::Inline, "", &[DATETIME]),
    element("bdi", Kind::Inline, "", &[]),
    element("bdo", Kind::Inline, "", &[]),
    element("ruby", Kind::Inline, "", &[]),
    element("rt", Kind::Inline, "ruby", &[]),
    element("rp", Kind::Inline, "ruby", &[]),
    element("span", Kind::Inline, "", &[]),
    element("br", Kind::Break, "", &[]),
    element("wbr", Kind::Break, "", &[]),
    element(
        "img",
        Kind::Media,
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
    element("picture", Kind::Media, "", &[]),
    element(
        "video",
        Kind::Media,
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
    element("audio", Kind::Media, "", &[CONTROLS, PRELOAD, SRC]),
    element("iframe", Kind::Media, "", &[TITLE, SRC]),
    element(
        "source",
        Kind::Source,
        "",
        &[attr("type", "type", Rule::Text), attr("media", "media", Rule::Text), WIDTH, HEIGHT, SIZES, SRCSET, SRC],
    ),
    element(
        "track",
        Kind::Source,
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
