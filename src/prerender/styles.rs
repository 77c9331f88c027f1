//! The style sheets of a page: in the page itself what is needed to show it, in a file what is not.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

macro_rules! sheets {
    ($($name:literal)*) => { concat!($(include_str!(concat!(env!("OUT_DIR"), "/static-", $name, ".css"))),*) };
}

/// What every page has: one sheet, so that one hash allows it on the whole site. The tokens come first, because they say the order
/// of all layers.
const COMMON: &str = sheets!("tokens" "site" "layout" "prose" "people" "form" "thread" "static");

/// What the pages have that lead to the others.
pub const LISTING: &str = sheets!("site" "listing");

/// What is in [`PRINT_FILE`].
pub const PRINT: &str = sheets!("print");

/// The sheet for paper, which no screen waits for; stands at the root of the site.
pub const PRINT_FILE: &str = "print.css";

/// Sheets that not every page needs, and what in its markup shows that it does.
const FAMILIES: [(&str, &[&str]); 2] = [
    (
        sheets!("blocks"),
        &[
            "<table",
            "<pre",
            "<code",
            "<kbd",
            "<samp",
            "<details",
            "verse",
            "footnotes",
            "columns",
            "box",
            "buttons",
            "align-",
            "stripes",
        ],
    ),
    (sheets!("media"), &["<img", "<figure", "<video", "<audio", "class=\"embed", "cover"]),
];

/// The sheets that have to stand in a page with this markup.
pub fn critical(markup: &str) -> Vec<&'static str> {
    let is_used = |signs: &&[&str]| signs.iter().any(|sign| markup.contains(sign));
    let families = FAMILIES.iter().filter(|(_, signs)| is_used(signs)).map(|(sheet, _)| *sheet);
    std::iter::once(COMMON).chain(families).collect()
}

/// The sources a Content Security Policy has to allow for the sheets in the pages of a site, whichever of them each page has.
pub fn sources() -> Vec<String> {
    let families = FAMILIES.iter().map(|(sheet, _)| *sheet);
    [COMMON, LISTING].into_iter().chain(families).map(source).collect()
}

/// The source a Content Security Policy has to allow for a sheet that stands in a page.
pub fn source(sheet: &str) -> String {
    ["'sha256-", &STANDARD.encode(Sha256::digest(sheet)), "'"].concat()
}
