//! The style sheets of a page: those that are needed to show it in the page itself, the others in a file.

use std::collections::HashSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

macro_rules! sheets {
    ($($name:literal)*) => { concat!($(include_str!(concat!(env!("OUT_DIR"), "/static-", $name, ".css"))),*) };
}

/// The sheet of every page. It is a single one, so that one hash allows it on the whole site. The tokens come first, because they define
/// the order of all layers.
const COMMON: &str = sheets!("tokens" "site" "layout" "prose" "avatar" "head" "body" "author-card" "page");

/// The sheet of a copy in an existing page, which an element takes over.
const COPY: &str = sheets!("tokens" "layout" "prose" "avatar" "head" "body" "author-card");

/// The sheet of the thread and the form.
const REPLIES: &str = sheets!("controls" "reply-form" "thread" "static");

/// The content of the file [`REST_FILE`].
pub const REST: &str = sheets!("controls" "reply-form" "thread" "static" "print");

/// The file, at the root of the site, with the sheet for everything after the article and for print. It is linked after the article, so
/// that the browser paints the article while it waits for the sheet.
pub const REST_FILE: &str = "offprint-rest.css";

/// The sheet of the list pages.
pub const LISTING: &str = sheets!("site" "listing");

/// A sheet that not every page needs.
struct Family {
    sheet: &'static str,
    /// The elements that need the sheet.
    elements: &'static [&'static str],
    /// The classes that need the sheet.
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

/// Returns the families that a markup needs.
fn families(markup: &str) -> impl Iterator<Item = &'static Family> {
    // In text these quotation marks and brackets are escaped, so the search finds only attributes and tags.
    let lists = markup.split(" class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let classes: HashSet<&str> = lists.flat_map(|list| list.split(' ')).collect();
    let tags = markup.split('<').skip(1).filter_map(|rest| rest.split([' ', '>']).next());
    let tags: HashSet<&str> = tags.collect();
    let is_used = |own: &[&str], used: &HashSet<&str>| own.iter().any(|name| used.contains(name));
    FAMILIES.iter().filter(move |family| is_used(family.elements, &tags) || is_used(family.classes, &classes))
}

/// Returns the sheets that have to be in a page with this markup.
pub fn critical(markup: &str) -> Vec<&'static str> {
    std::iter::once(COMMON).chain(families(markup).map(|family| family.sheet)).collect()
}

/// Returns the sheet of a copy in an existing page: everything but the styles of the page around it.
pub fn inserted(markup: &str) -> String {
    let families = families(markup).map(|family| family.sheet);
    [COPY].into_iter().chain(families).chain([REPLIES, sheets!("print")]).collect()
}

/// Returns the sources for a Content Security Policy that allows every sheet in the pages of a site.
pub fn sources() -> Vec<String> {
    let families = FAMILIES.iter().map(|family| family.sheet);
    [COMMON, LISTING].into_iter().chain(families).map(source).collect()
}

/// Returns the source for a Content Security Policy that allows a sheet in a page.
pub fn source(sheet: &str) -> String {
    ["'sha256-", &STANDARD.encode(Sha256::digest(sheet)), "'"].concat()
}
