//! The allowlist HTML sanitizer for bodies and replies from untrusted sources.
//!
//! The HTML is parsed inertly, walked once, and a new tree is built from the table in [`allowlist`]. What is not in the table can't be in
//! the result, whatever the input. The input is never filtered or escaped in place.
//!
//! ```text
//! parsed_node::ParsedNode (html5ever, DOMParser) -> sanitize -> writer -> sink::HtmlSink (a string, a DocumentFragment)
//! ```
//!
//! The result is always well nested: no block is inside inline content, list items are in lists, and loose text is in a paragraph.
//! Therefore its markup, parsed again, gives the same tree.

pub mod allowlist;
mod attributes;
mod class_map;
mod inline_style;
mod media;
pub mod parsed_node;
mod shortcodes;
pub mod sink;
mod url_policy;
mod walk;
mod word_count;
mod writer;

#[cfg(not(target_arch = "wasm32"))]
pub mod html5ever;
#[cfg(not(target_arch = "wasm32"))]
pub mod invariants;

pub use url_policy::{host, is_web, srcset};
pub use walk::{Walk, paragraphs, sanitize};

/// A function that resolves an address against that of the document the HTML belongs to; `None` when it is no address.
///
/// Its result is not trusted: the sanitizer checks the scheme.
pub type Resolve<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The sentences in the reader's language that the sanitizer writes into a body.
#[derive(Clone, Copy, Debug, Default)]
pub struct EmbedMessages<'a> {
    /// The accessible name of the box that a table scrolls in.
    pub table: &'a str,
    /// The note that a frame is not loaded yet; `{host}` is replaced by the other site.
    pub embed_note: &'a str,
    /// The label of the button that loads a frame.
    pub embed_load: &'a str,
    /// The label of the link to the frame's page; `{host}` is replaced by the other site.
    pub embed_link: &'a str,
}

/// The options of the sanitizer, by what the HTML is used for.
#[derive(Clone, Copy)]
pub struct SanitizeOptions<'a> {
    resolve: Resolve<'a>,
    texts: EmbedMessages<'a>,
    headline: u8,
    reply: bool,
}

impl<'a> SanitizeOptions<'a> {
    /// Returns the options for the body of an article. `headline` is the heading level of its headline, 1 to 6; headings in the body come
    /// below it.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::sanitizer::html5ever::{resolver, sanitize_markup};
    /// use offprint_core::sanitizer::{EmbedMessages, SanitizeOptions};
    ///
    /// let resolve = resolver("https://news.example/bees/");
    /// let options = SanitizeOptions::article(&resolve, 1, EmbedMessages::default());
    /// let (markup, summary) = sanitize_markup("<h1>Spring</h1>They <b onclick=steal()>are</b> <a href=/b>back", &options);
    /// assert_eq!(
    ///     markup,
    ///     r#"<h2>Spring</h2><p>They <b>are</b> <a href="https://news.example/b" rel="noopener">back</a></p>"#
    /// );
    /// assert_eq!(summary.words, 4);
    /// ```
    pub fn article(resolve: Resolve<'a>, headline: u8, texts: EmbedMessages<'a>) -> Self {
        SanitizeOptions { resolve, texts, headline, reply: false }
    }

    /// Returns the options for a reply: fewer elements, no media, and links with `rel="noopener nofollow ugc"`.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::sanitizer::SanitizeOptions;
    /// use offprint_core::sanitizer::html5ever::{resolver, sanitize_markup};
    ///
    /// let resolve = resolver("https://news.example/bees/");
    /// let (markup, _) = sanitize_markup("<p>See <img src=x alt=this><script>alert(1)</script>", &SanitizeOptions::reply(&resolve));
    /// assert_eq!(markup, "<p>See this</p>");
    /// ```
    pub fn reply(resolve: Resolve<'a>) -> Self {
        SanitizeOptions { resolve, texts: EmbedMessages::default(), headline: 1, reply: true }
    }
}

/// The facts about a text that the sanitizer finds on its way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The number of words, for the reading time. White space separates words; in Chinese and Japanese, which are written without it, two
    /// characters count as one word.
    pub words: u32,
}
