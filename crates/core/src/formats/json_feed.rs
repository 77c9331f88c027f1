//! Decoder of JSON Feed 1.0 and 1.1 (<https://www.jsonfeed.org/version/1.1/>): one item of a feed as an article.

use serde::Deserialize;
use serde_json::Value;

use super::PlainText;
use super::detect::DocumentContext;
use super::fields::{address, first_words, paragraphs, unescaped};
use super::load_error::LoadError;
use crate::lenient::{Id, Lenient, Line, OneOrMany, Text, read};
use crate::model::article::{Article, Body, Contributor, LeadFigure, Source, Tag};
use crate::sanitizer::{self, Resolve};

#[derive(Default, Deserialize)]
#[serde(default)]
struct Feed {
    items: Option<Vec<Value>>,
    language: Line,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Item {
    id: Id,
    url: Line,
    external_url: Line,
    title: Line,
    summary: Line,
    content_html: Text,
    content_text: Text,
    image: Line,
    banner_image: Line,
    date_published: Line,
    date_modified: Line,
    language: Line,
    tags: OneOrMany<Line>,
}

/// The authors of a feed or an item: `authors` in version 1.1, the single `author` in 1.0.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Authors {
    authors: OneOrMany<Author>,
    author: Lenient<Author>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Author {
    name: Line,
    url: Line,
    avatar: Line,
}

/// Decodes the item that the context names, else the first one. An item without language or authors has those of the feed.
///
/// # Errors
///
/// * [`LoadError::NotAnArticle`] if the document has no list `items`.
/// * [`LoadError::NotFound`] if there is no such item.
/// * [`LoadError::NoBody`] if it has neither `content_html` nor `content_text`.
///
/// # Examples
///
/// ```
/// use offprint_core::config::Format;
/// use offprint_core::formats::{detect::DocumentContext, json_feed, load_error::LoadError};
/// use offprint_core::sanitizer::html5ever::{resolver, text};
///
/// let absolute = |address: &str, base: &str| resolver(base)(address);
/// let at = "https://news.example/feed.json";
/// let context = DocumentContext { format: Format::JsonFeed, item: Some("2"), at, absolute: &absolute, plain_text: text };
/// let feed = serde_json::json!({ "items": [
///     { "id": "1", "title": "Wasps", "content_html": "<p>Gone.</p>" },
///     { "id": "2", "title": "Bees", "content_html": "<p>Back.</p>" },
/// ] });
/// assert_eq!(json_feed::article(&feed, &context)?.headline, "Bees");
///
/// let gone = DocumentContext { item: Some("3"), ..context };
/// assert_eq!(json_feed::article(&feed, &gone), Err(LoadError::NotFound));
/// # Ok::<(), LoadError>(())
/// ```
pub fn article(document: &Value, context: &DocumentContext<'_>) -> Result<Article, LoadError> {
    let feed: Feed = read(document).ok_or(LoadError::NotAnArticle)?;
    let at_feed = |address: &str| (context.absolute)(address, context.at);
    let is_wanted = |item: &Item| match context.item {
        None => true,
        Some(wanted) => {
            item.id.0.as_deref() == Some(wanted)
                || address(item.url.clone(), &at_feed)
                    .is_some_and(|url| at_feed(wanted).is_some_and(|wanted| wanted == url))
        }
    };
    let items = feed.items.ok_or(LoadError::NotAnArticle)?;
    let items = items.iter().map(|item| (read(item).unwrap_or_default(), item));
    let (item, by_item) = { items }.find(|(item, _)| is_wanted(item)).ok_or(LoadError::NotFound)?;
    let url = address(item.url, &at_feed);
    // Relative addresses in the HTML refer to the item's own page, not to the feed.
    let base = url.clone().unwrap_or_else(|| context.at.to_owned());
    let resolve = |address: &str| (context.absolute)(address, &base);
    let html = item.content_html.0;
    let beginning = match &html {
        Some(html) => first_words(&(context.plain_text)(html)),
        None => item.content_text.0.as_deref().and_then(first_words),
    };
    let body = match html.filter(|html| !html.trim().is_empty()) {
        Some(html) => Some(Body::Html(html)),
        None => item.content_text.0.as_deref().and_then(paragraphs),
    };
    let plain = |line: Line| unescaped(line, context.plain_text);
    let tags: Vec<Tag> = item.tags.0.into_iter().filter_map(plain).map(|name| Tag { name, url: None }).collect();
    // Short notes have no title: their summary or their first words become the headline.
    let (title, summary) = (plain(item.title), plain(item.summary));
    let standfirst = summary.clone().filter(|_| title.is_some());
    let headline = title.or(summary).or(beginning);
    let authors = Some(contributors(by_item, &resolve, context.plain_text)).filter(|authors| !authors.is_empty());
    let picture = address(item.image, &resolve).or_else(|| address(item.banner_image, &resolve));
    let source = address(item.external_url, &resolve).filter(|source| url.as_ref() != Some(source));
    Ok(Article {
        body: body.ok_or(LoadError::NoBody)?,
        headline: headline.ok_or(LoadError::NoHeadline)?,
        id: item.id.0,
        language: item.language.0.or(feed.language.0),
        kicker: tags.first().map(|tag| tag.name.clone()),
        tags,
        standfirst,
        authors: authors.unwrap_or_else(|| contributors(document, &at_feed, context.plain_text)),
        published: item.date_published.0,
        updated: item.date_modified.0,
        lead_figure: picture.map(|src| LeadFigure { src, ..LeadFigure::default() }),
        source: source.map(|url| Source { name: sanitizer::host(&url).to_owned(), url: Some(url) }),
        url,
        base,
        ..Article::default()
    })
}

fn contributors(by: &Value, resolve: Resolve<'_>, plain_text: PlainText) -> Vec<Contributor> {
    let Authors { authors: OneOrMany(mut list), author } = read(by).unwrap_or_default();
    if list.is_empty() {
        list.extend(author.0);
    }
    list.into_iter().filter_map(|author| contributor(author, resolve, plain_text)).collect()
}

/// Decodes an author. One without a name is called by the host of the address.
fn contributor(author: Author, resolve: Resolve<'_>, plain_text: PlainText) -> Option<Contributor> {
    let url = address(author.url, resolve);
    let host = || url.as_deref().map(|url| sanitizer::host(url).to_owned());
    let name = unescaped(author.name, plain_text).or_else(host)?;
    Some(Contributor { name, avatar: address(author.avatar, resolve), url, ..Contributor::default() })
}
