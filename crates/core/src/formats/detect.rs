//! The kind of a document, and the article in it.

use serde_json::Value;

use super::load_error::LoadError;
use super::{PlainText, json_feed, json_ld, offprint, wordpress};
use crate::config::Format;
use crate::model::Article;
use crate::model::article::Direction;
use crate::model::person_name::person_name;

/// Makes an address absolute: the first argument against the second. `None` when it is no address.
pub type Absolute<'a> = &'a dyn Fn(&str, &str) -> Option<String>;

/// The decoder's input besides the document.
#[derive(Clone, Copy)]
pub struct DocumentContext<'a> {
    /// The format that the publisher names.
    pub format: Format,
    /// The wanted item of a feed: its id or its address.
    pub item: Option<&'a str>,
    /// The absolute address the document was found at.
    pub at: &'a str,
    /// Makes addresses absolute.
    pub absolute: Absolute<'a>,
    /// Turns HTML into text.
    pub plain_text: PlainText,
}

/// Decodes the article in a document of any format.
///
/// # Errors
/// When there is none; [`LoadError::OtherFormat`] when the named format has found none, and the document looks like another one.
pub fn article(document: &Value, context: &DocumentContext<'_>) -> Result<Article, LoadError> {
    if is_foreign(document, context) { foreign_article(document, context) } else { own_article(document, context) }
}

/// Tells whether a document is, or is said to be, in another format than our own.
pub fn is_foreign(document: &Value, context: &DocumentContext<'_>) -> bool {
    !matches!(format(document, context), Format::Auto | Format::Offprint)
}

/// Decodes the article in a document of our own format.
///
/// # Errors
/// As [`article`].
pub fn own_article(document: &Value, context: &DocumentContext<'_>) -> Result<Article, LoadError> {
    let article = offprint::article(document, context.at, &|address| (context.absolute)(address, context.at));
    finish(article, document, context)
}

/// Decodes the article in a document of one of the other formats.
///
/// # Errors
/// As [`article`].
pub fn foreign_article(document: &Value, context: &DocumentContext<'_>) -> Result<Article, LoadError> {
    let article = match format(document, context) {
        Format::WordPress => wordpress::article(document, context),
        Format::JsonFeed => json_feed::article(document, context),
        _ => json_ld::article(document, context),
    };
    finish(article, document, context)
}

/// Adds a direction where nothing says it (WordPress and JSON-LD often name no language), and tells another format apart.
fn finish(
    article: Result<Article, LoadError>,
    document: &Value,
    context: &DocumentContext<'_>,
) -> Result<Article, LoadError> {
    let is_other = || format(document, context) != appearance(document, context.at);
    let mut article = article.map_err(|error| match error {
        LoadError::NotAnArticle | LoadError::NoHeadline | LoadError::NoBody if is_feed(document) => LoadError::RssFeed,
        LoadError::NotAnArticle | LoadError::NoHeadline | LoadError::NoBody | LoadError::NoText(_) if is_other() => {
            LoadError::OtherFormat
        }
        error => error,
    })?;
    for author in &mut article.authors {
        author.name = person_name(&author.name);
    }
    article.authors.retain(|author| !author.name.is_empty());
    if article.writing_direction().is_none() && is_right_to_left(&article.headline) {
        article.direction = Some(Direction::Rtl);
    }
    Ok(article)
}

/// Tells whether a document is RSS or Atom that some program has turned into JSON.
fn is_feed(document: &Value) -> bool {
    let in_root = |root: &str, list: &str| document.get(root).is_some_and(|root| root.get(list).is_some());
    in_root("rss", "channel") || in_root("feed", "entry")
}

/// The format a document is read as.
fn format(document: &Value, context: &DocumentContext<'_>) -> Format {
    if context.format == Format::Auto { appearance(document, context.at) } else { context.format }
}

/// The format a document looks like; our own if nothing speaks for another.
fn appearance(document: &Value, found_at: &str) -> Format {
    let list = document.as_array();
    let first = list.and_then(|list| list.first()).unwrap_or(document);
    let has = |key: &str| first.get(key).is_some_and(|value| !value.is_null());
    let is_object = |key: &str| first.get(key).is_some_and(Value::is_object);
    if has("headline") && has("body") {
        Format::Offprint
    } else if ["@context", "@graph", "@type"].into_iter().any(has) {
        Format::JsonLd
    } else if is_object("content")
        || is_object("title")
        || (list.is_some_and(Vec::is_empty) && wordpress::is_rest(found_at))
    {
        Format::WordPress
    } else if document.get("items").is_some_and(Value::is_array) {
        Format::JsonFeed
    } else {
        Format::Offprint
    }
}

/// Tells whether the first letter belongs to a script that runs from right to left, as the attribute `dir="auto"` decides.
fn is_right_to_left(text: &str) -> bool {
    let first =
        text.chars().find(|c| c.is_ascii_alphabetic() || *c >= '\u{c0}' && !matches!(c, '\u{2000}'..='\u{2bff}'));
    first.is_some_and(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'))
}
