//! Which kind of document this is, and the article in it.

use super::json::Json;
use super::load_error::LoadError;
use super::{json_feed, json_ld, offprint, wordpress};
use crate::config::Format;
use crate::model::Article;
use crate::model::article::Direction;

/// Makes an address absolute: the first argument against the second. `None` when it is no address.
pub type Absolute<'a> = &'a dyn Fn(&str, &str) -> Option<String>;

/// What is known of a document besides itself.
#[derive(Clone, Copy)]
pub struct DocumentContext<'a> {
    /// The kind it is said to be.
    pub format: Format,
    /// Which item of a feed is wanted: its id or its address.
    pub item: Option<&'a str>,
    /// Where it was found: an absolute address.
    pub at: &'a str,
    /// How addresses are made absolute.
    pub absolute: Absolute<'a>,
}

/// The article in a document of any kind we know.
///
/// # Errors
/// When there is none; [`LoadError::OtherFormat`] when the given format has found none, and it looks like another one.
pub fn article<J: Json>(document: &J, found: &DocumentContext<'_>) -> Result<Article, LoadError> {
    let looks_like = kind(document, found.at);
    let format = if found.format == Format::Auto { looks_like } else { found.format };
    let article = match format {
        Format::Auto | Format::Offprint => {
            offprint::article(document, found.at, &|address| (found.absolute)(address, found.at))
        }
        foreign => foreign_article(document, found, foreign),
    };
    let mut article = article.map_err(|error| match error {
        LoadError::NotAnArticle | LoadError::NoHeadline | LoadError::NoBody if format != looks_like => {
            LoadError::OtherFormat
        }
        error => error,
    })?;
    // WordPress and JSON-LD often say nothing about the language.
    if article.writing_direction().is_none() && is_right_to_left(&article.headline) {
        article.direction = Some(Direction::Rtl);
    }
    Ok(article)
}

/// Whether a document is, or is said to be, in another format than our own.
pub fn is_foreign<J: Json>(document: &J, found: &DocumentContext<'_>) -> bool {
    let format = if found.format == Format::Auto { kind(document, found.at) } else { found.format };
    !matches!(format, Format::Auto | Format::Offprint)
}

/// The article in a document of one of the other formats. The only way to their decoders: in the browser they are a part of the
/// module that comes when it is needed.
#[inline(never)]
fn foreign_article<J: Json>(document: &J, found: &DocumentContext<'_>, format: Format) -> Result<Article, LoadError> {
    match format {
        Format::WordPress => wordpress::article(document, found),
        Format::JsonFeed => json_feed::article(document, found),
        _ => json_ld::article(document, found),
    }
}

/// What a document shows itself to be; our own format if nothing speaks for another.
fn kind<J: Json>(document: &J, found_at: &str) -> Format {
    let list = document.items();
    let first = list.as_ref().and_then(|list| list.first()).unwrap_or(document);
    let is_object = |key| first.get(key).is_some_and(|value| value.is_object());
    let has = |key| first.get(key).is_some();
    if has("headline") && has("body") {
        Format::Offprint
    } else if ["@context", "@graph", "@type"].into_iter().any(has) {
        Format::JsonLd
    } else if is_object("content")
        || is_object("title")
        || (list.is_some_and(|list| list.is_empty()) && wordpress::is_rest(found_at))
    {
        Format::WordPress
    } else if document.get("items").is_some_and(|items| items.items().is_some()) {
        Format::JsonFeed
    } else {
        Format::Offprint
    }
}

/// Whether the first letter belongs to a script that runs from right to left, as the attribute `dir="auto"` decides.
fn is_right_to_left(text: &str) -> bool {
    let first =
        text.chars().find(|c| c.is_ascii_alphabetic() || *c >= '\u{c0}' && !matches!(c, '\u{2000}'..='\u{2bff}'));
    first.is_some_and(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'))
}
