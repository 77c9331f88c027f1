//! Decoder of posts from WordPress's REST API.
//!
//! In the API names are escaped, titles are HTML, and times in properties that end with `_gmt` are in UTC without saying so.

mod address;
mod figure;

pub use address::{is_rest, post_addresses, with_embed_params};

use serde::Deserialize;
use serde_json::{Map, Value};

use self::figure::Media;
use super::PlainText;
use super::detect::DocumentContext;
use super::fields::{self, first_words, plain_line};
use super::load_error::LoadError;
use crate::lenient::{Id, Lenient, Line, Many, Text, read};
use crate::model::Discussion;
use crate::model::article::{Article, Body, Contributor, Tag};
use crate::model::discussion::{Backend, ReplyPolicy};
use crate::sanitizer::Resolve;

/// A post, see `WP_REST_Posts_Controller::get_item_schema()`.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Post {
    id: Id,
    link: Line,
    date: Line,
    date_gmt: Line,
    modified: Line,
    modified_gmt: Line,
    title: Lenient<Rendered>,
    excerpt: Lenient<Rendered>,
    content: Option<Rendered>,
    comment_status: Line,
    #[serde(rename = "_links")]
    links: Lenient<Links>,
    #[serde(rename = "_embedded")]
    embedded: Lenient<Embedded>,
}

/// A property that WordPress renders as HTML.
#[derive(Default, Deserialize)]
#[serde(from = "Value")]
struct Rendered(RenderedObject);

#[derive(Default, Deserialize)]
#[serde(default)]
struct RenderedObject {
    rendered: Text,
    protected: Lenient<bool>,
}

impl From<Value> for Rendered {
    fn from(value: Value) -> Self {
        Self(read(&value).unwrap_or_default())
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Links {
    replies: Many<Link>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Link {
    href: Line,
}

/// The properties that `_embed` adds.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Embedded {
    author: Many<Author>,
    #[serde(rename = "wp:featuredmedia")]
    media: Many<Media>,
    #[serde(rename = "wp:term")]
    terms: Many<Many<Term>>,
}

/// An author. For one who is not public, WordPress writes an error here, which has no name.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Author {
    name: Text,
    link: Line,
    url: Line,
    description: Text,
    avatar_urls: Lenient<Map<String, Value>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Term {
    taxonomy: Line,
    slug: Line,
    name: Text,
    link: Line,
}

/// Decodes a post, or the first post of a list: a request by slug is answered with a list.
///
/// # Errors
///
/// * [`LoadError::NotFound`] for an empty list.
/// * [`LoadError::NotAnArticle`] if the document is no post.
/// * [`LoadError::Protected`] or [`LoadError::NoBody`] if the post has no text, with or without a password.
///
/// # Examples
///
/// ```
/// use offprint_core::config::Format;
/// use offprint_core::formats::{detect::DocumentContext, load_error::LoadError, wordpress};
/// use offprint_core::sanitizer::html5ever::{resolver, text};
///
/// let absolute = |address: &str, base: &str| resolver(base)(address);
/// let at = "https://news.example/wp-json/wp/v2/posts/7";
/// let context = DocumentContext { format: Format::WordPress, item: None, at, absolute: &absolute, plain_text: text };
/// let post = serde_json::json!({
///     "id": 7,
///     "date_gmt": "2026-02-11T13:00:00",
///     "title": { "rendered": "The bees&#8217; return" },
///     "content": { "rendered": "<p>They are back.</p>", "protected": false },
/// });
/// let article = wordpress::article(&post, &context)?;
/// assert_eq!(article.headline, "The bees’ return");
/// assert_eq!(article.published.as_deref(), Some("2026-02-11T13:00:00Z"));
/// assert_eq!(article.discussion.reply_to.as_deref(), Some("https://news.example/wp-json/wp/v2/comments"));
/// # Ok::<(), LoadError>(())
/// ```
pub fn article(document: &Value, context: &DocumentContext<'_>) -> Result<Article, LoadError> {
    let post = match document {
        Value::Array(posts) => posts.first().ok_or(LoadError::NotFound)?,
        document => document,
    };
    let post: Post = read(post).ok_or(LoadError::NotAnArticle)?;
    let Rendered(content) = post.content.ok_or(LoadError::NotAnArticle)?;
    let is_protected = content.protected.0.unwrap_or_default();
    let without_body = if is_protected { LoadError::Protected } else { LoadError::NoBody };
    let html = content.rendered.0.filter(|html| !html.trim().is_empty()).ok_or(without_body)?;
    let link = fields::address(post.link, &|link| (context.absolute)(link, context.at));
    // Relative addresses refer to the post's page on the site, wherever the post is shown.
    let base = link.clone().unwrap_or_else(|| context.at.to_owned());
    let resolve = |address: &str| (context.absolute)(address, &base);
    let line = |html: &str| plain_line(html, context.plain_text);
    // A post may have no title. Then its first words are the headline, as in feed readers, or for a picture alone WordPress's placeholder.
    let title = rendered(post.title).as_deref().and_then(line);
    let headline = title.or_else(|| first_words(&(context.plain_text)(&html)));
    let excerpt = rendered(post.excerpt).filter(|excerpt| is_written(excerpt, &html));
    let embedded = post.embedded.0.unwrap_or_default();
    let linked = post.links.0.and_then(|links| links.replies.0.into_iter().next()?.href.0);
    let post_id = post.id.0;
    let is_closed = post.comment_status.0.as_deref() == Some("closed");
    let authors = embedded.author.0.into_iter();
    let terms: Vec<Term> = embedded.terms.0.into_iter().flat_map(|terms| terms.0).collect();
    Ok(Article {
        headline: headline.unwrap_or_else(|| "(no title)".to_owned()),
        standfirst: excerpt.as_deref().and_then(line).filter(|excerpt| !excerpt.ends_with("[…]")),
        id: post_id.clone(),
        authors: authors.filter_map(|author| contributor(author, &resolve, context.plain_text)).collect(),
        published: time(post.date_gmt, post.date),
        updated: time(post.modified_gmt, post.modified),
        kicker: kicker(&terms, context.plain_text),
        tags: terms.into_iter().filter_map(|term| tag(term, &resolve, context.plain_text)).collect(),
        lead_figure: embedded.media.0.into_iter().next().and_then(|media| media.lead(&resolve, context.plain_text)),
        discussion: discussion(context.at, linked, post_id, is_closed),
        url: link,
        body: Body::Html(html),
        base,
        ..Article::default()
    })
}

fn rendered(property: Lenient<Rendered>) -> Option<String> {
    property.0?.0.rendered.0
}

/// Returns true if the excerpt was written by a person: an automatic one begins like the text.
fn is_written(excerpt: &str, body: &str) -> bool {
    let mut body = letters(body);
    !letters(excerpt).take(60).all(|letter| body.next() == Some(letter))
}

/// Returns the bytes outside tags, without white space, which is enough to compare the beginnings of two texts.
fn letters(html: &str) -> impl Iterator<Item = u8> {
    let mut inside = false;
    html.bytes().filter(move |byte| {
        let was_inside = inside;
        inside = if inside { *byte != b'>' } else { *byte == b'<' };
        !inside && !was_inside && !byte.is_ascii_whitespace()
    })
}

fn contributor(author: Author, resolve: Resolve<'_>, plain_text: PlainText) -> Option<Contributor> {
    Some(Contributor {
        name: plain_line(&author.name.0?, plain_text)?,
        url: fields::address(author.link, resolve).or_else(|| fields::address(author.url, resolve)),
        avatar: author.avatar_urls.0.and_then(|sizes| largest(&sizes, resolve)),
        bio: author.description.0.and_then(|bio| plain_line(&bio, plain_text)),
        role: None,
    })
}

/// Returns the address of the largest portrait. The keys of the object are sizes in pixels.
fn largest(sizes: &Map<String, Value>, resolve: Resolve<'_>) -> Option<String> {
    let (_, picture) = sizes.iter().max_by_key(|(pixels, _)| pixels.parse::<u64>().unwrap_or(0))?;
    fields::web(picture.as_str()?, resolve)
}

/// Returns the time in UTC with the zone that the property's name implies, else the local time without a zone.
fn time(in_utc: Line, local: Line) -> Option<String> {
    let in_utc = in_utc.0.map(|time| match time.len() {
        // 2025-01-29T16:45:00
        19 => time + "Z",
        _ => time,
    });
    in_utc.or(local.0)
}

/// Returns the name of the first category other than WordPress's default, `uncategorized`.
fn kicker(terms: &[Term], plain_text: PlainText) -> Option<String> {
    let says_something = |term: &&Term| {
        term.taxonomy.0.as_deref() == Some("category") && term.slug.0.as_deref() != Some("uncategorized")
    };
    let mut categories = terms.iter().filter(says_something);
    categories.find_map(|category| plain_line(category.name.0.as_deref()?, plain_text))
}

/// Decodes a tag; `None` for categories and the taxonomies of plugins.
fn tag(term: Term, resolve: Resolve<'_>, plain_text: PlainText) -> Option<Tag> {
    let is_tag = term.taxonomy.0.as_deref() == Some("post_tag");
    let name = term.name.0.filter(|_| is_tag)?;
    Some(Tag { name: plain_line(&name, plain_text)?, url: fields::address(term.link, resolve) })
}

/// Returns the discussion in the API that the post came from; for a copy elsewhere, in the one that the post links to.
fn discussion(found_at: &str, linked: Option<String>, post: Option<String>, is_closed: bool) -> Discussion {
    let comments = address::comments(found_at).or_else(|| address::comments(&linked?));
    Discussion {
        backend: Backend::WordPress,
        policy: if is_closed { ReplyPolicy::Closed } else { ReplyPolicy::Open },
        thread: comments.clone(),
        reply_to: comments,
        post,
        spam_checks: false,
        markup: None,
    }
}
