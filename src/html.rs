//! What of untrusted HTML is built again.
//!
//! Bodies and replies come from elsewhere. They are parsed inertly, walked once and built anew from the closed
//! vocabulary of [`vocabulary`]: what does not stand in that table can't come out, whatever goes in. Nothing is filtered
//! or escaped after the fact.
//!
//! ```text
//! source::Node (html5ever, DOMParser) -> rebuild -> writer -> target::Target (a string, a DocumentFragment)
//! ```
//!
//! The writer keeps blocks and inline elements apart, so the result is always well nested: no block stands inside inline
//! content, list items stand in lists, loose text in a paragraph. That is also why its markup, parsed again, gives the
//! same tree.

mod address;
mod attributes;
mod classes;
mod media;
mod rebuild;
mod shortcodes;
pub mod source;
mod styles;
pub mod target;
pub mod vocabulary;
mod words;
mod writer;

#[cfg(not(target_arch = "wasm32"))]
pub mod native;
#[cfg(not(target_arch = "wasm32"))]
pub mod promise;

pub use address::{host, is_web, srcset};
pub use rebuild::{paragraphs, rebuild};

/// Makes an address absolute, against the document the HTML belongs to. `None` when it is no address.
///
/// The answer is not trusted: its scheme is checked here.
pub type Resolve<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The sentences of the reader's language that become part of a body.
#[derive(Clone, Copy, Debug, Default)]
pub struct Texts<'a> {
    /// Names the box a table scrolls in.
    pub table: &'a str,
    /// Says why nothing is loaded yet; `{host}` stands for the other site.
    pub embed_note: &'a str,
    /// On the button that loads a frame.
    pub embed_load: &'a str,
    /// On the link that opens a frame's page instead; `{host}` as above.
    pub embed_link: &'a str,
}

/// What the HTML is for.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    resolve: Resolve<'a>,
    texts: Texts<'a>,
    headline: u8,
    reply: bool,
}

impl<'a> Context<'a> {
    /// The body of an article whose headline is a heading of that level (1 to 6).
    pub fn article(resolve: Resolve<'a>, headline: u8, texts: Texts<'a>) -> Self {
        Context { resolve, texts, headline, reply: false }
    }

    /// What a reader wrote: fewer elements, no media, and links that nobody vouches for.
    pub fn reply(resolve: Resolve<'a>) -> Self {
        Context { resolve, texts: Texts::default(), headline: 1, reply: true }
    }
}

/// What was learned on the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Words, for the reading time. Words are parted by white space; of Chinese and Japanese writing, which has none,
    /// two characters count as one.
    pub words: u32,
}
