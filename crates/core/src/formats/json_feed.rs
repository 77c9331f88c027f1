//! JSON Feed, versions 1.0 and 1.1 (<https://www.jsonfeed.org/version/1.1/>): one item of a feed as an article.

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
    #[serde(flatten)]
    by: Authors,
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
    #[serde(flatten)]
    by: Authors,
}

/// `authors` of 1.1, else the one `author` of 1.0.
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

/// Decodes the item that is wanted, else the first. What an item does not say (its language, its authors), the feed does.
///
/// # Errors
/// When there is no such item, or it has no text.
pub fn article(feed: &Value, context: &DocumentContext<'_>) -> Result<Article, LoadError> {
    let feed: Feed = read(feed).ok_or(LoadError::NotAnArticle)?;
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
    let items = items.iter().map(|item| read::<Item>(item).unwrap_or_default());
    let item = { items }.find(is_wanted).ok_or(LoadError::NotFound)?;
    let url = address(item.url, &at_feed);
    // The HTML of an item was written for the item's own page.
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
    // Short notes have no title.
    let (title, summary) = (plain(item.title), plain(item.summary));
    let standfirst = summary.clone().filter(|_| title.is_some());
    let headline = title.or(summary).or(beginning);
    let authors = Some(contributors(item.by, &resolve, context.plain_text)).filter(|authors| !authors.is_empty());
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
        authors: authors.unwrap_or_else(|| contributors(feed.by, &at_feed, context.plain_text)),
        published: item.date_published.0,
        updated: item.date_modified.0,
        lead_figure: picture.map(|src| LeadFigure { src, ..LeadFigure::default() }),
        source: source.map(|url| Source { name: sanitizer::host(&url).to_owned(), url: Some(url) }),
        url,
        base,
        ..Article::default()
    })
}

fn contributors(by: Authors, resolve: Resolve<'_>, plain_text: PlainText) -> Vec<Contributor> {
    let mut list = by.authors.0;
    if list.is_empty() {
        list.extend(by.author.0);
    }
    list.into_iter().filter_map(|author| contributor(author, resolve, plain_text)).collect()
}

/// An author without a name has at least an address.
fn contributor(author: Author, resolve: Resolve<'_>, plain_text: PlainText) -> Option<Contributor> {
    let url = address(author.url, resolve);
    let host = || url.as_deref().map(|url| sanitizer::host(url).to_owned());
    let name = unescaped(author.name, plain_text).or_else(host)?;
    Some(Contributor { name, avatar: address(author.avatar, resolve), url, ..Contributor::default() })
}
