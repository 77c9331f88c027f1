//! The allowlist HTML sanitizer.
//!
//! Bodies and replies come from elsewhere. They are parsed inertly, walked once and built anew from the closed
//! allowlist of [`allowlist`]: what does not stand in that table can't come out, whatever goes in. Nothing is filtered
//! or escaped after the fact.
//!
//! ```text
//! parsed_node::ParsedNode (html5ever, DOMParser) -> sanitize -> writer -> sink::HtmlSink (a string, a DocumentFragment)
//! ```
//!
//! The writer keeps blocks and inline elements apart, so the result is always well nested: no block stands inside inline
//! content, list items stand in lists, loose text in a paragraph. That is also why its markup, parsed again, gives the
//! same tree.

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

/// Makes an address absolute, against the document the HTML belongs to. `None` when it is no address.
///
/// The answer is not trusted: its scheme is checked here.
pub type Resolve<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The sentences of the reader's language that become part of a body.
#[derive(Clone, Copy, Debug, Default)]
pub struct EmbedMessages<'a> {
    /// Names the box a table scrolls in.
    pub table: &'a str,
    /// Says why nothing is loaded yet; `{host}` stands for the other site.
    pub embed_note: &'a str,
    /// On the button that loads a frame.
    pub embed_load: &'a str,
    /// On the link that opens a frame's page instead; `{host}` as above.
    pub embed_link: &'a str,
}

/// The use that HTML is sanitized for.
#[derive(Clone, Copy)]
pub struct SanitizeOptions<'a> {
    resolve: Resolve<'a>,
    texts: EmbedMessages<'a>,
    headline: u8,
    reply: bool,
}

impl<'a> SanitizeOptions<'a> {
    /// The body of an article whose headline is a heading of that level (1 to 6).
    pub fn article(resolve: Resolve<'a>, headline: u8, texts: EmbedMessages<'a>) -> Self {
        SanitizeOptions { resolve, texts, headline, reply: false }
    }

    /// The options for a reader's text: fewer elements, no media, and links that nobody vouches for.
    pub fn reply(resolve: Resolve<'a>) -> Self {
        SanitizeOptions { resolve, texts: EmbedMessages::default(), headline: 1, reply: true }
    }
}

/// The facts learned on the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The number of words, for the reading time. Words are parted by white space; of Chinese and Japanese writing, which has none,
    /// two characters count as one.
    pub words: u32,
}
