//! JSON-LD with the words of schema.org: an article, such as publishers put into their pages for search engines.
//!
//! It may be the document itself, one of a list, one of a `@graph`, or what a page is mainly about; and what belongs to it may
//! stand elsewhere in the document and be referred to by its `@id`.

use super::detect::DocumentContext;
use super::fields::{address, one_or_many, paragraphs, pixels, web};
use super::json::Json;
use super::load_error::LoadError;
use crate::model::article::{Article, Body, Contributor, LeadFigure, Source};
use crate::sanitizer::Resolve;

/// How deep lists and graphs may stand in each other.
const DEPTH: u8 = 4;

/// The first article of the document.
///
/// # Errors
/// When there is none, or it has no headline or no text.
pub fn article<J: Json>(document: &J, found: &DocumentContext<'_>) -> Result<Article, LoadError> {
    let mut nodes = Vec::new();
    gather(document, DEPTH, &mut nodes);
    let node = nodes.iter().find(|node| is_article(*node)).ok_or(LoadError::NotAnArticle)?;
    let resolve = |address: &str| (found.absolute)(address, found.at);
    let many = |key: &str| -> Vec<J> { one_or_many(node, key).into_iter().map(|value| full(value, &nodes)).collect() };
    let first = |key: &str| many(key).into_iter().next();
    let url = address(node, "url", &resolve).or_else(|| {
        let page = node.get("mainEntityOfPage")?;
        web(&page.line("@id").or_else(|| page.text())?, &resolve)
    });
    let source = || ["isBasedOn", "publisher"].iter().find_map(|key| source(&first(key)?, &resolve));
    Ok(Article {
        headline: node.line("headline").or_else(|| node.line("name")).ok_or(LoadError::NoHeadline)?,
        body: node.line("articleBody").and_then(body).ok_or(LoadError::NoBody)?,
        base: url.clone().unwrap_or_else(|| found.at.to_owned()),
        id: node.line("@id"),
        language: node.line("inLanguage"),
        kicker: first("articleSection").and_then(|section| section.text()),
        standfirst: node.line("description"),
        authors: many("author").iter().filter_map(|author| contributor(author, &nodes, &resolve)).collect(),
        dateline: node.line("dateline"),
        published: node.line("datePublished"),
        updated: node.line("dateModified"),
        lead_figure: first("image").and_then(|image| figure(&image, &resolve)),
        source: source(),
        url,
        ..Article::default()
    })
}

/// Every node that may be the article, or that it may refer to.
fn gather<J: Json>(value: &J, depth: u8, nodes: &mut Vec<J>) {
    if depth == 0 {
        return;
    }
    if value.is_object() {
        nodes.push(value.clone());
    }
    let inner = value.items().unwrap_or_else(|| {
        let mut inner = one_or_many(value, "@graph");
        inner.extend(value.get("mainEntity"));
        inner
    });
    inner.iter().for_each(|value| gather(value, depth - 1, nodes));
}

/// `Article` and everything below it ends so: `NewsArticle`, `BlogPosting`, `LiveBlogPosting`, …; also when it is written as an
/// address, or stands in a list.
fn is_article<J: Json>(node: &J) -> bool {
    let is = |kind: String| ["Article", "Posting", "Report"].iter().any(|end| kind.ends_with(end));
    one_or_many(node, "@type").iter().filter_map(J::text).any(is)
}

/// What a reference refers to; anything else is itself.
fn full<J: Json>(value: J, nodes: &[J]) -> J {
    let Some(id) = value.line("@id") else { return value };
    let says_more = |node: &&J| node.line("@id").as_ref() == Some(&id) && node.entries().len() > value.entries().len();
    nodes.iter().find(says_more).cloned().unwrap_or(value)
}

/// `articleBody` is plain text; some publishers put HTML there.
fn body(text: String) -> Option<Body> {
    if text.starts_with('<') { Some(Body::Html(text)) } else { paragraphs(&text) }
}

/// A person, an organisation or just a name.
fn contributor<J: Json>(author: &J, nodes: &[J], resolve: Resolve<'_>) -> Option<Contributor> {
    let portrait = || figure(&full(one_or_many(author, "image").into_iter().next()?, nodes), resolve);
    Some(Contributor {
        name: author.line("name").or_else(|| author.text()).filter(|name| !name.trim().is_empty())?,
        url: address(author, "url", resolve),
        avatar: portrait().map(|portrait| portrait.src),
        role: author.line("jobTitle"),
        bio: author.line("description"),
    })
}

/// A picture: an `ImageObject`, or just its address.
fn figure<J: Json>(image: &J, resolve: Resolve<'_>) -> Option<LeadFigure> {
    let src = match image.text() {
        Some(url) => web(&url, resolve),
        None => address(image, "url", resolve).or_else(|| address(image, "contentUrl", resolve)),
    };
    Some(LeadFigure {
        src: src?,
        size: pixels(image, "width").zip(pixels(image, "height")),
        caption: image.line("caption"),
        credit: image.line("creditText"),
        ..LeadFigure::default()
    })
}

/// Where the news was first reported: a work or an organisation, or just its address.
fn source<J: Json>(origin: &J, resolve: Resolve<'_>) -> Option<Source> {
    let url = address(origin, "url", resolve).or_else(|| web(&origin.text()?, resolve));
    let name = origin.line("name").or_else(|| origin.line("headline")).or_else(|| url.clone())?;
    Some(Source { name, url })
}
