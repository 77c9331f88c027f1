//! The style sheets of a page: in the page itself what is needed to show it, in a file what is not.

use std::collections::HashSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

macro_rules! sheets {
    ($($name:literal)*) => { concat!($(include_str!(concat!(env!("OUT_DIR"), "/static-", $name, ".css"))),*) };
}

/// What every page has: one sheet, so that one hash allows it on the whole site. The tokens come first, because they say the order
/// of all layers.
const COMMON: &str = sheets!("tokens" "site" "layout" "prose" "avatar" "head" "body" "author-card" "page");

/// The same for a copy in somebody else's page, which an element takes over.
const COPY: &str = sheets!("tokens" "layout" "prose" "avatar" "head" "body" "author-card");

/// Thread and form.
const REPLIES: &str = sheets!("controls" "reply-form" "thread" "static");

/// The content of [`REST_FILE`].
pub const REST: &str = sheets!("controls" "reply-form" "thread" "static" "print");

/// The sheet for what comes after the article, and for paper, linked behind the article: the browser paints that while it waits, and has
/// that much less to do before. Stands at the root of the site.
pub const REST_FILE: &str = "offprint-rest.css";

/// The sheet of the list pages.
pub const LISTING: &str = sheets!("site" "listing");

/// A sheet that not every page needs.
struct Family {
    sheet: &'static str,
    /// The elements that need it.
    elements: &'static [&'static str],
    /// The classes that need it.
    classes: &'static [&'static str],
}

const FAMILIES: [Family; 8] = [
    Family { sheet: sheets!("code"), elements: &["table", "pre", "code", "kbd", "samp"], classes: &[] },
    Family {
        sheet: sheets!("blocks"),
        elements: &["table", "kbd", "details"],
        classes: &["verse", "align-center", "align-right", "footnotes", "columns", "box", "buttons", "button"],
    },
    Family { sheet: sheets!("figures"), elements: &["img", "figure"], classes: &["wide"] },
    Family {
        sheet: sheets!("media"),
        elements: &["video", "audio"],
        classes: &["cover", "embed", "gallery", "aside-start", "aside-end", "align-center", "rounded"],
    },
    Family { sheet: sheets!("tags"), elements: &[], classes: &["tags"] },
    Family { sheet: sheets!("age-note"), elements: &[], classes: &["age-note"] },
    Family { sheet: sheets!("contents"), elements: &[], classes: &["contents"] },
    Family { sheet: sheets!("share"), elements: &[], classes: &["share"] },
];

/// The families that this markup needs.
fn families(markup: &str) -> impl Iterator<Item = &'static Family> {
    // In text there are no such quotation marks and brackets, only references to them.
    let lists = markup.split(" class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let classes: HashSet<&str> = lists.flat_map(|list| list.split(' ')).collect();
    let tags = markup.split('<').skip(1).filter_map(|rest| rest.split([' ', '>']).next());
    let tags: HashSet<&str> = tags.collect();
    let is_used = |own: &[&str], used: &HashSet<&str>| own.iter().any(|name| used.contains(name));
    FAMILIES.iter().filter(move |family| is_used(family.elements, &tags) || is_used(family.classes, &classes))
}

/// The sheets that have to stand in a page with this markup.
pub fn critical(markup: &str) -> Vec<&'static str> {
    std::iter::once(COMMON).chain(families(markup).map(|family| family.sheet)).collect()
}

/// The sheet for a copy in somebody else's page: everything but what is about the page around it.
pub fn inserted(markup: &str) -> String {
    let families = families(markup).map(|family| family.sheet);
    [COPY].into_iter().chain(families).chain([REPLIES, sheets!("print")]).collect()
}

/// The sources a Content Security Policy has to allow for the sheets in the pages of a site, whichever of them each page has.
pub fn sources() -> Vec<String> {
    let families = FAMILIES.iter().map(|family| family.sheet);
    [COMMON, LISTING].into_iter().chain(families).map(source).collect()
}

/// The source a Content Security Policy has to allow for a sheet that stands in a page.
pub fn source(sheet: &str) -> String {
    ["'sha256-", &STANDARD.encode(Sha256::digest(sheet)), "'"].concat()
}
