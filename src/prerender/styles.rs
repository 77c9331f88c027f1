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
const COMMON: &str = sheets!("tokens" "site" "layout" "prose" "people");

/// The same without the page around the article.
const ARTICLE: &str = sheets!("tokens" "layout" "prose" "people");

/// The same for paper.
const PAPER: &str = sheets!("paper");

/// What is in [`REPLIES_FILE`].
pub const REPLIES: &str = sheets!("form" "thread" "static");

/// The sheet for thread and form, linked between them and the article: the browser paints the article while it waits for it, and has
/// that much less to do before. Stands at the root of the site.
pub const REPLIES_FILE: &str = "offprint-replies.css";

/// What the pages have that lead to the others.
pub const LISTING: &str = sheets!("site" "listing");

/// What is in [`PRINT_FILE`].
pub const PRINT: &str = sheets!("print");

/// The sheet for paper, which no screen waits for; stands at the root of the site.
pub const PRINT_FILE: &str = "print.css";

/// Sheets that not every page needs, with the elements and the classes that do.
const FAMILIES: [(&str, &[&str], &[&str]); 2] = [
    (
        sheets!("blocks"),
        &["table", "pre", "code", "kbd", "samp", "details"],
        &["verse", "align-center", "align-right", "footnotes", "columns", "box", "buttons", "button"],
    ),
    (
        sheets!("media"),
        &["img", "figure", "video", "audio"],
        &["wide", "cover", "embed", "gallery", "aside-start", "aside-end"],
    ),
];

/// The sheets that have to stand in a page with this markup.
pub fn critical(markup: &str) -> Vec<&'static str> {
    // In text there are no such quotation marks and brackets, only references to them.
    let lists = markup.split(" class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let classes: HashSet<&str> = lists.flat_map(|list| list.split(' ')).collect();
    let tags = markup.split('<').skip(1).filter_map(|rest| rest.split([' ', '>']).next());
    let tags: HashSet<&str> = tags.collect();
    let is_used = |own: &[&str], used: &HashSet<&str>| own.iter().any(|name| used.contains(name));
    let families = FAMILIES.iter().filter(|(_, elements, names)| is_used(elements, &tags) || is_used(names, &classes));
    std::iter::once(COMMON).chain(families.map(|(sheet, ..)| *sheet)).collect()
}

/// What somebody else's page needs for this markup: everything but what is about the page around it.
pub fn inserted(markup: &str) -> String {
    let families = critical(markup).into_iter().skip(1);
    [ARTICLE].into_iter().chain(families).chain([REPLIES, PAPER]).collect()
}

/// The sources a Content Security Policy has to allow for the sheets in the pages of a site, whichever of them each page has.
pub fn sources() -> Vec<String> {
    let families = FAMILIES.iter().map(|(sheet, ..)| *sheet);
    [COMMON, LISTING].into_iter().chain(families).map(source).collect()
}

/// The source a Content Security Policy has to allow for a sheet that stands in a page.
pub fn source(sheet: &str) -> String {
    ["'sha256-", &STANDARD.encode(Sha256::digest(sheet)), "'"].concat()
}
