//! Decoder of JSON-LD with the vocabulary of schema.org, which publishers put into their pages for search engines.
//!
//! The article may be the document itself, an item of a list or of a `@graph`, or the `mainEntity` of a page. Its authors, pictures and so
//! on may be nodes elsewhere in the document, referred to by their `@id`.

use serde::Deserialize;
use serde_json::Value;

use super::PlainText;
use super::detect::DocumentContext;
use super::fields::{address, paragraphs, unescaped, web};
use super::load_error::LoadError;
use crate::lenient::{Line, OneOrMany, Pixels, read};
use crate::model::article::{Article, Body, Contributor, LeadFigure, Source, Tag};
use crate::sanitizer::Resolve;

/// The maximum depth of nested lists and graphs.
const DEPTH: u8 = 4;

/// A schema.org `Article`.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct ArticleNode {
    #[serde(rename = "@id")]
    id: Line,
    headline: Line,
    name: Line,
    article_body: Line,
    url: Line,
    main_entity_of_page: Named,
    in_language: Line,
    article_section: OneOrMany<Value>,
    description: Line,
    author: OneOrMany<Value>,
    dateline: Line,
    date_published: Line,
    date_modified: Line,
    image: OneOrMany<Value>,
    is_based_on: OneOrMany<Value>,
    publisher: OneOrMany<Value>,
    keywords: OneOrMany<Value>,
}

/// A person, organization, work or picture, or only its name or address.
#[derive(Default, Deserialize)]
#[serde(from = "Value")]
struct Named {
    text: Option<String>,
    node: Node,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Node {
    #[serde(rename = "@id")]
    id: Line,
    name: Line,
    headline: Line,
    url: Line,
    content_url: Line,
    image: OneOrMany<Value>,
    job_title: Line,
    description: Line,
    width: Pixels,
    height: Pixels,
    caption: Line,
    credit_text: Line,
}

impl From<Value> for Named {
    fn from(value: Value) -> Self {
        let node = read(&value).unwrap_or_default();
        Self { text: Line::from(value).0, node }
    }
}

/// Decodes the first article of the document: a node whose `@type` ends with `Article`, `Posting` or `Report`.
///
/// # Errors
///
/// * [`LoadError::NotAnArticle`] if there is none.
/// * [`LoadError::NoHeadline`] if it has neither `headline` nor `name`.
/// * [`LoadError::NoText`] if it has no `articleBody`, as most have none.
///
/// # Examples
///
/// ```
/// use offprint_core::config::Format;
/// use offprint_core::formats::{detect::DocumentContext, json_ld, load_error::LoadError};
/// use offprint_core::sanitizer::html5ever::{resolver, text};
/// use serde_json::json;
///
/// let absolute = |address: &str, base: &str| resolver(base)(address);
/// let at = "https://news.example/bees/";
/// let context = DocumentContext { format: Format::JsonLd, item: None, at, absolute: &absolute, plain_text: text };
/// let document = json!({ "@graph": [
///     { "@type": "NewsArticle", "headline": "Bees", "articleBody": "Back.", "author": { "@id": "#ann" } },
///     { "@id": "#ann", "@type": "Person", "name": "Ann" },
/// ] });
/// assert_eq!(json_ld::article(&document, &context)?.authors[0].name, "Ann");
///
/// let for_search_engines = json!({ "@type": "NewsArticle", "headline": "Bees" });
/// assert_eq!(json_ld::article(&for_search_engines, &context), Err(LoadError::NoText(None)));
/// # Ok::<(), LoadError>(())
/// ```
pub fn article(document: &Value, context: &DocumentContext<'_>) -> Result<Article, LoadError> {
    let mut nodes = Vec::new();
    gather(document, DEPTH, &mut nodes);
    let node = nodes.iter().find(|node| is_article(node)).ok_or(LoadError::NotAnArticle)?;
    let article: ArticleNode = read(node).ok_or(LoadError::NotAnArticle)?;
    let resolve = |address: &str| (context.absolute)(address, context.at);
    // An empty text counts as absent.
    let says_something = |value: &&Value| !value.as_str().is_some_and(|text| text.trim().is_empty());
    let first = |values: &OneOrMany<Value>| values.0.iter().find(says_something).map(|value| named(value, &nodes));
    let plain = |line: Line| unescaped(line, context.plain_text);
    let page = article.main_entity_of_page;
    let url = address(article.url, &resolve).or_else(|| web(&page.node.id.0.or(page.text)?, &resolve));
    let source = || {
        let origins = [&article.is_based_on, &article.publisher];
        origins.into_iter().find_map(|of| source(first(of)?, &resolve, context.plain_text))
    };
    Ok(Article {
        headline: plain(article.headline).or_else(|| plain(article.name)).ok_or(LoadError::NoHeadline)?,
        body: body(article.article_body, context.plain_text).ok_or_else(|| LoadError::NoText(url.clone()))?,
        base: url.clone().unwrap_or_else(|| context.at.to_owned()),
        id: article.id.0,
        language: article.in_language.0,
        kicker: first(&article.article_section).and_then(|section| plain(Line(section.text))),
        standfirst: plain(article.description),
        authors: (article.author.0.iter())
            .filter_map(|author| contributor(author, &nodes, &resolve, context.plain_text))
            .collect(),
        dateline: plain(article.dateline),
        published: article.date_published.0,
        updated: article.date_modified.0,
        lead_figure: first(&article.image).and_then(|image| figure(image, &resolve, context.plain_text)),
        source: source(),
        tags: tags(&article.keywords.0, &nodes, &resolve, context.plain_text),
        url,
        ..Article::default()
    })
}

/// Collects every node that may be the article, or that the article may refer to.
fn gather<'a>(value: &'a Value, depth: u8, nodes: &mut Vec<&'a Value>) {
    if depth == 0 {
        return;
    }
    if value.is_object() {
        nodes.push(value);
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| gather(item, depth - 1, nodes)),
        value => {
            for inner in [value.get("@graph"), value.get("mainEntity")].into_iter().flatten() {
                match inner {
                    Value::Array(items) => items.iter().for_each(|item| gather(item, depth - 1, nodes)),
                    inner => gather(inner, depth - 1, nodes),
                }
            }
        }
    }
}

/// Returns true if a node is a schema.org `Article` or one of its subtypes, all of which end alike: `NewsArticle`, `BlogPosting` and so on.
/// The type may also be written as an address, or be one of a list.
fn is_article(node: &Value) -> bool {
    let is = |kind: &Value| {
        let kind = kind.as_str().unwrap_or_default();
        ["Article", "Posting", "Report"].iter().any(|end| kind.ends_with(end))
    };
    match node.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}

/// Returns the node that a reference refers to; any other value is returned itself.
fn named(value: &Value, nodes: &[&Value]) -> Named {
    let size = |value: &Value| value.as_object().map_or(0, serde_json::Map::len);
    let id = |value: &Value| read::<Node>(value).and_then(|node| node.id.0);
    let wanted = id(value);
    let says_more = |node: &&&Value| wanted.is_some() && id(node) == wanted && size(node) > size(value);
    nodes.iter().find(says_more).copied().unwrap_or(value).clone().into()
}

/// Decodes `articleBody`. It should be plain text, but some publishers write HTML.
fn body(text: Line, plain_text: PlainText) -> Option<Body> {
    match text.0 {
        Some(html) if html.starts_with('<') => Some(Body::Html(html)),
        text => paragraphs(&unescaped(Line(text), plain_text)?),
    }
}

fn contributor(author: &Value, nodes: &[&Value], resolve: Resolve<'_>, plain_text: PlainText) -> Option<Contributor> {
    let Named { text, node } = named(author, nodes);
    let portrait = node.image.0.first().and_then(|image| figure(named(image, nodes), resolve, plain_text));
    Some(Contributor {
        name: unescaped(Line(node.name.0.or(text)), plain_text)?,
        url: address(node.url, resolve),
        avatar: portrait.map(|portrait| portrait.src),
        role: unescaped(node.job_title, plain_text),
        bio: unescaped(node.description, plain_text),
    })
}

/// Decodes a picture: an `ImageObject`, or only its address.
fn figure(image: Named, resolve: Resolve<'_>, plain_text: PlainText) -> Option<LeadFigure> {
    let Named { text, node } = image;
    let src = match text {
        Some(url) => web(&url, resolve),
        None => address(node.url, resolve).or_else(|| address(node.content_url, resolve)),
    };
    Some(LeadFigure {
        src: src?,
        size: node.width.0.zip(node.height.0),
        caption: unescaped(node.caption, plain_text),
        credit: unescaped(node.credit_text, plain_text),
        ..LeadFigure::default()
    })
}

/// Decodes the keywords: a list of `DefinedTerm`s and texts, or one text with commas.
fn tags(keywords: &[Value], nodes: &[&Value], resolve: Resolve<'_>, plain_text: PlainText) -> Vec<Tag> {
    if let [Value::String(all)] = keywords {
        let all = unescaped(Line(Some(all.clone())), plain_text).unwrap_or_default();
        let names = all.split([',', '،', '、']).map(str::trim).filter(|name| !name.is_empty());
        return names.map(|name| Tag { name: name.to_owned(), url: None }).collect();
    }
    let tag = |keyword: &Value| {
        let Named { text, node } = named(keyword, nodes);
        let name = unescaped(Line(node.name.0.or(text)), plain_text)?;
        Some(Tag { name, url: address(node.url, resolve) })
    };
    keywords.iter().filter_map(tag).collect()
}

/// Decodes the publication that first reported the news: a work or an organization, or only its address.
fn source(origin: Named, resolve: Resolve<'_>, plain_text: PlainText) -> Option<Source> {
    let Named { text, node } = origin;
    let url = address(node.url, resolve).or_else(|| web(&text?, resolve));
    let name = unescaped(Line(node.name.0.or(node.headline.0)), plain_text).or_else(|| url.clone())?;
    Some(Source { name, url })
}
