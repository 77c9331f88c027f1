//! The HTML corpus that must give the same tree natively and in the browser.

use offprint_core::sanitizer::{EmbedMessages, Resolve, SanitizeOptions};

/// The base address of the bodies.
pub const BASE: &str = "https://news.example/2025/story/";

const TEXTS: EmbedMessages = EmbedMessages {
    table: "Table",
    embed_note: "Content from {host}",
    embed_load: "Load it",
    embed_link: "Open at {host}",
};

/// A case: name, input, expected result.
pub type Case = (&'static str, &'static str, &'static str);

macro_rules! cases {
    ($($name:literal)*) => {
        &[$((
            $name,
            include_str!(concat!("../fixtures/html/", $name, ".html")),
            include_str!(concat!("../fixtures/html/", $name, ".expected.html")),
        )),*]
    };
}

/// All cases. Those whose names start with `reply` are sanitized as replies, the others as articles.
pub const CASES: &[Case] = cases!(
    "classic" "embeds" "hostile-addresses" "hostile-document" "hostile-foreign" "hostile-scripts" "inline" "lazy"
    "nesting" "reply" "wordpress-layout" "wordpress-media" "wordpress-text"
);

/// Returns the options for a case.
pub fn context<'a>(name: &str, resolve: Resolve<'a>) -> SanitizeOptions<'a> {
    if name.starts_with("reply") {
        SanitizeOptions::reply(resolve)
    } else {
        SanitizeOptions::article(resolve, 1, TEXTS)
    }
}

/// Puts each element on a line of its own, so that a person can compare them.
pub fn lines(markup: &str) -> String {
    markup.replace("><", ">\n<") + "\n"
}

/// Returns a paragraph nested in `depth` elements.
pub fn deep(tag: &str, depth: usize) -> String {
    format!("{}<p>bottom</p>", format!("<{tag}>").repeat(depth))
}
