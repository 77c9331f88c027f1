//! Detection of a document's format, and decoding of the article in it.

use serde_json::Value;

use super::load_error::LoadError;
use super::{PlainText, json_feed, json_ld, offprint, wordpress};
use crate::config::Format;
use crate::model::Article;
use crate::model::article::Direction;
use crate::model::person_name::person_name;

/// A function that resolves an address (the first argument) against an absolute base (the second); `None` when it is no address.
pub type Absolute<'a> = &'a dyn Fn(&str, &str) -> Option<String>;

/// The decoder's input besides the document.
#[derive(Clone, Copy)]
pub struct DocumentContext<'a> {
    /// The format that the publisher names; [`Format::Auto`] to detect it.
    pub format: Format,
    /// The id or address of the wanted item of a feed; `None` for the first.
    pub item: Option<&'a str>,
    /// The absolute address of the document.
    pub at: &'a str,
    /// Resolves addresses.
    pub absolute: Absolute<'a>,
    /// Returns the text of HTML.
    pub plain_text: PlainText,
}

/// Decodes the article in a document of any format: Offprint's own, WordPress, JSON Feed or JSON-LD.
///
/// # Errors
///
/// Returns the reason why there is no article, such as [`LoadError::NoHeadline`] or [`LoadError::NoBody`];
/// [`LoadError::OtherFormat`] if the document is not of the named format but looks like one of another.
///
/// # Examples
///
/// ```
/// use offprint_core::config::Format;
/// use offprint_core::formats::detect::{DocumentContext, article};
/// use offprint_core::formats::load_error::LoadError;
/// use offprint_core::sanitizer::html5ever::{resolver, text};
/// use serde_json::json;
///
/// let absolute = |address: &str, base: &str| resolver(base)(address);
/// let at = "https://news.example/a.json";
/// let context = DocumentContext { format: Format::Auto, item: None, at, absolute: &absolute, plain_text: text };
///
/// let own = article(&json!({ "headline": "Bees", "body": ["They are back."], "url": "/bees/" }), &context)?;
/// assert_eq!(own.url.as_deref(), Some("https://news.example/bees/"));
///
/// let json_ld = json!({ "@type": "NewsArticle", "headline": "Bees", "articleBody": "They are back." });
/// assert_eq!(article(&json_ld, &context)?.headline, "Bees");
///
/// let wrong = DocumentContext { format: Format::WordPress, ..context };
/// assert_eq!(article(&json_ld, &wrong), Err(LoadError::OtherFormat));
/// # Ok::<(), LoadError>(())
/// ```
pub fn article(document: &Value, context: &DocumentContext<'_>) -> Result<Article, LoadError> {
    if is_foreign(document, context) { foreign_article(document, context) } else { own_article(document, context) }
}

/// Returns true if a document is read as another format than Offprint's own, because the context names one or it looks like one.
///
/// Callers that load decoders on demand use it to choose between [`own_article`] and [`foreign_article`].
///
/// # Examples
///
/// ```
/// use offprint_core::config::Format;
/// use offprint_core::formats::detect::{DocumentContext, foreign_article, is_foreign, own_article};
/// use offprint_core::sanitizer::html5ever::{resolver, text};
///
/// let absolute = |address: &str, base: &str| resolver(base)(address);
/// let at = "https://news.example/feed.json";
/// let context = DocumentContext { format: Format::Auto, item: None, at, absolute: &absolute, plain_text: text };
/// let document = serde_json::json!({ "items": [{ "id": "1", "title": "Bees", "content_text": "They are back." }] });
/// let decode = if is_foreign(&document, &context) { foreign_article } else { own_article };
/// assert_eq!(decode(&document, &context).unwrap().headline, "Bees");
/// ```
pub fn is_foreign(document: &Value, context: &DocumentContext<'_>) -> bool {
    !matches!(format(document, context), Format::Auto | Format::Offprint)
}

/// Decodes the article in a document of Offprint's own format.
///
/// # Errors
///
/// The same as for [`article`].
pub fn own_article(document: &Value, context: &DocumentContext<'_>) -> Result<Article, LoadError> {
    let article = offprint::article(document, context.at, &|address| (context.absolute)(address, context.at));
    finish(article, document, context)
}

/// Decodes the article in a document of one of the other formats.
///
/// # Errors
///
/// The same as for [`article`].
pub fn foreign_article(document: &Value, context: &DocumentContext<'_>) -> Result<Article, LoadError> {
    let article = match format(document, context) {
        Format::WordPress => wordpress::article(document, context),
        Format::JsonFeed => json_feed::article(document, context),
        _ => json_ld::article(document, context),
    };
    finish(article, document, context)
}

/// Completes a decoded article: cleans names, and sets a right-to-left direction by the headline if the source names neither language nor
/// direction, as WordPress and JSON-LD often do. Replaces the errors of a document that is a feed or of another format.
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

/// Returns true if a document is RSS or Atom converted to JSON.
fn is_feed(document: &Value) -> bool {
    let in_root = |root: &str, list: &str| document.get(root).is_some_and(|root| root.get(list).is_some());
    in_root("rss", "channel") || in_root("feed", "entry")
}

/// Returns the format that a document is read as.
fn format(document: &Value, context: &DocumentContext<'_>) -> Format {
    if context.format == Format::Auto { appearance(document, context.at) } else { context.format }
}

/// Returns the format that a document looks like; Offprint's own if it looks like no other.
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

/// Returns true if the first letter belongs to a right-to-left script, the rule of the attribute `dir="auto"`.
fn is_right_to_left(text: &str) -> bool {
    let first =
        text.chars().find(|c| c.is_ascii_alphabetic() || *c >= '\u{c0}' && !matches!(c, '\u{2000}'..='\u{2bff}'));
    first.is_some_and(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'))
}
