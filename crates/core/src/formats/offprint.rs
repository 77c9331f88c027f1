//! Decoder of Offprint's own article format, `public/schema/article.schema.json`.
//!
//! It is lenient: only the headline and the body are required, unknown properties are ignored, and a property that is `null` or of the
//! wrong type counts as absent.

use serde::Deserialize;
use serde_json::Value;

use super::fields::address;
use super::load_error::LoadError;
use crate::lenient::{Id, Lenient, Line, OneOrMany, Pixels, read};
use crate::model::Discussion;
use crate::model::article::{Article, Body, Contributor, Direction, LeadFigure, Source, Tag};
use crate::model::discussion::ReplyPolicy;
use crate::model::markup::Markup;
use crate::sanitizer::{self, Resolve, SanitizeOptions};

/// An article in Offprint's own format.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Document {
    headline: Line,
    body: Text,
    id: Id,
    url: Line,
    language: Line,
    direction: Line,
    kicker: Line,
    standfirst: Line,
    authors: OneOrMany<Person>,
    dateline: Line,
    published: Line,
    updated: Line,
    lead_figure: Lenient<Figure>,
    source: Lenient<Person>,
    tags: OneOrMany<Person>,
    replies: Line,
    reply_to: Line,
    reply_policy: Line,
    spam_checks: Lenient<bool>,
    markup: Line,
}

/// A body: one text of HTML, or a list of plain paragraphs. `None` if it is empty.
#[derive(Default, Deserialize)]
#[serde(from = "Value")]
struct Text(Option<Body>);

impl From<Value> for Text {
    fn from(value: Value) -> Self {
        match value {
            Value::String(html) => Self((!html.trim().is_empty()).then_some(Body::Html(html))),
            Value::Array(items) => {
                let texts = items.iter().filter_map(read::<String>);
                let paragraphs: Vec<_> = texts.filter(|text| !text.trim().is_empty()).collect();
                Self((!paragraphs.is_empty()).then_some(Body::Paragraphs(paragraphs)))
            }
            _ => Self(None),
        }
    }
}

/// A person, organization or topic, or only its name.
#[derive(Default, Deserialize)]
#[serde(from = "Value")]
struct Person(PersonObject);

#[derive(Default, Deserialize)]
#[serde(default)]
struct PersonObject {
    name: Line,
    url: Line,
    avatar: Line,
    role: Line,
    bio: Line,
}

impl From<Value> for Person {
    fn from(value: Value) -> Self {
        match value {
            Value::String(_) => Self(PersonObject { name: Line::from(value), ..PersonObject::default() }),
            value => Self(read(&value).unwrap_or_default()),
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Figure {
    src: Line,
    srcset: Line,
    sizes: Line,
    width: Pixels,
    height: Pixels,
    alt: Line,
    caption: Line,
    credit: Line,
}

/// Decodes the article in a document. `base` is the document's absolute address; `resolve` resolves addresses against it.
///
/// # Errors
///
/// * [`LoadError::NotAnArticle`] if the document is no object.
/// * [`LoadError::NoHeadline`] or [`LoadError::NoBody`] if one of them is absent or empty.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::load_error::LoadError;
/// use offprint_core::formats::offprint::article;
/// use offprint_core::sanitizer::html5ever::resolver;
/// use serde_json::json;
///
/// let base = "https://news.example/bees.json";
/// let document = json!({ "headline": "Bees", "body": "<p>They are back.</p>", "authors": "Ann", "replyTo": "/replies" });
/// let decoded = article(&document, base, &resolver(base))?;
/// assert_eq!(decoded.authors[0].name, "Ann");
/// assert_eq!(decoded.discussion.reply_to.as_deref(), Some("https://news.example/replies"));
/// assert_eq!(article(&json!({ "headline": "Bees" }), base, &resolver(base)), Err(LoadError::NoBody));
/// # Ok::<(), LoadError>(())
/// ```
pub fn article(document: &Value, base: &str, resolve: Resolve<'_>) -> Result<Article, LoadError> {
    let document: Document = read(document).ok_or(LoadError::NotAnArticle)?;
    let web = |line| address(line, resolve);
    Ok(Article {
        headline: document.headline.0.ok_or(LoadError::NoHeadline)?,
        body: document.body.0.ok_or(LoadError::NoBody)?,
        base: base.to_owned(),
        id: document.id.0,
        url: web(document.url),
        language: document.language.0,
        direction: match document.direction.0.as_deref() {
            Some("rtl") => Some(Direction::Rtl),
            Some("ltr") => Some(Direction::Ltr),
            _ => None,
        },
        kicker: document.kicker.0,
        standfirst: document.standfirst.0,
        authors: document.authors.0.into_iter().filter_map(|person| contributor(person, resolve)).collect(),
        dateline: document.dateline.0,
        published: document.published.0,
        updated: document.updated.0,
        lead_figure: document.lead_figure.0.and_then(|figure| lead_figure(figure, resolve)),
        source: document.source.0.and_then(|Person(source)| {
            let url = web(source.url);
            Some(Source { name: source.name.0.or_else(|| url.clone())?, url })
        }),
        tags: document.tags.0.into_iter().filter_map(|tag| self::tag(tag, resolve)).collect(),
        discussion: Discussion {
            thread: web(document.replies),
            reply_to: web(document.reply_to),
            policy: match document.reply_policy.0.as_deref() {
                Some("closed") => ReplyPolicy::Closed,
                Some("members") => ReplyPolicy::MembersOnly,
                _ => ReplyPolicy::Open,
            },
            spam_checks: document.spam_checks.0.unwrap_or_default(),
            markup: document.markup.0.as_deref().and_then(Markup::of),
            ..Discussion::default()
        },
    })
}

fn contributor(Person(person): Person, resolve: Resolve<'_>) -> Option<Contributor> {
    Some(Contributor {
        name: person.name.0?,
        url: address(person.url, resolve),
        avatar: address(person.avatar, resolve),
        role: person.role.0,
        bio: person.bio.0,
    })
}

fn tag(Person(tag): Person, resolve: Resolve<'_>) -> Option<Tag> {
    Some(Tag { name: tag.name.0?, url: address(tag.url, resolve) })
}

fn lead_figure(figure: Figure, resolve: Resolve<'_>) -> Option<LeadFigure> {
    Some(LeadFigure {
        src: address(figure.src, resolve)?,
        srcset: figure.srcset.0.and_then(|set| sanitizer::srcset(&set, &SanitizeOptions::reply(resolve))),
        sizes: figure.sizes.0,
        size: figure.width.0.zip(figure.height.0),
        alt: figure.alt.0.unwrap_or_default(),
        caption: figure.caption.0,
        credit: figure.credit.0,
    })
}
