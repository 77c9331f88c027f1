//! JSON Feed, versions 1.0 and 1.1 (<https://www.jsonfeed.org/version/1.1/>): one item of a feed as an article.

use super::detect::DocumentContext;
use super::fields::{address, first_words, identifier, one_or_many, paragraphs};
use super::json::Json;
use super::load_error::LoadError;
use crate::model::article::{Article, Body, Contributor, LeadFigure, Source};
use crate::sanitizer::{self, Resolve};

/// The item that is wanted, else the first. What an item does not say (its language, its authors), the feed does.
///
/// # Errors
/// When there is no such item, or it has no text.
pub fn article<J: Json>(feed: &J, found: &DocumentContext<'_>) -> Result<Article, LoadError> {
    let items = feed.get("items").and_then(|items| items.items()).ok_or(LoadError::NotAnArticle)?;
    let at_feed = |address: &str| (found.absolute)(address, found.at);
    let is_wanted = |item: &J| match found.item {
        None => true,
        Some(wanted) => {
            item.get("id").and_then(|id| identifier(&id)).is_some_and(|id| id == wanted)
                || address(item, "url", &at_feed).is_some_and(|url| at_feed(wanted).is_some_and(|wanted| wanted == url))
        }
    };
    let item = items.into_iter().find(is_wanted).ok_or(LoadError::NotFound)?;
    let url = address(&item, "url", &at_feed);
    // The HTML of an item was written for the item's own page.
    let base = url.clone().unwrap_or_else(|| found.at.to_owned());
    let resolve = |address: &str| (found.absolute)(address, &base);
    let body = body(&item).ok_or(LoadError::NoBody)?;
    // Short notes have no title.
    let summary = item.line("summary");
    let title = item.line("title");
    let standfirst = summary.clone().filter(|_| title.is_some());
    let headline = title.or(summary).or_else(|| beginning(&item)).ok_or(LoadError::NoHeadline)?;
    let authors = Some(authors(&item, &resolve)).filter(|authors| !authors.is_empty());
    let picture = ["image", "banner_image"].iter().find_map(|key| address(&item, key, &resolve));
    let source = address(&item, "external_url", &resolve).filter(|source| url.as_ref() != Some(source));
    Ok(Article {
        id: item.get("id").and_then(|id| identifier(&id)),
        language: item.line("language").or_else(|| feed.line("language")),
        kicker: one_or_many(&item, "tags").first().and_then(J::text),
        headline,
        standfirst,
        authors: authors.unwrap_or_else(|| self::authors(feed, &at_feed)),
        published: item.line("date_published"),
        updated: item.line("date_modified"),
        lead_figure: picture.map(|src| LeadFigure { src, ..LeadFigure::default() }),
        source: source.map(|url| Source { name: sanitizer::host(&url).to_owned(), url: Some(url) }),
        body,
        url,
        base,
        ..Article::default()
    })
}

/// HTML is preferred; plain text has paragraphs as well.
fn body<J: Json>(item: &J) -> Option<Body> {
    match item.get("content_html").and_then(|html| html.text()).filter(|html| !html.trim().is_empty()) {
        Some(html) => Some(Body::Html(html)),
        None => paragraphs(&item.get("content_text")?.text()?),
    }
}

/// The first words of an item's text.
fn beginning<J: Json>(item: &J) -> Option<String> {
    let text = item.get("content_html").and_then(|html| html.prose());
    first_words(&text.or_else(|| item.line("content_text"))?)
}

/// `authors` of 1.1, else the one `author` of 1.0. An author without a name has at least an address.
fn authors<J: Json>(value: &J, resolve: Resolve<'_>) -> Vec<Contributor> {
    let mut list = one_or_many(value, "authors");
    list.extend(value.get("author").filter(|_| list.is_empty()));
    let contributor = |author: &J| {
        let url = address(author, "url", resolve);
        let host = || url.as_deref().map(|url| sanitizer::host(url).to_owned());
        let name = author.line("name").or_else(host)?;
        Some(Contributor { name, avatar: address(author, "avatar", resolve), url, ..Contributor::default() })
    };
    list.iter().filter_map(contributor).collect()
}
