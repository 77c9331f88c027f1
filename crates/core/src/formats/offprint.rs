//! Offprint's own article format: `public/schema/article.schema.json`.
//!
//! Lenient in reading: unknown properties are ignored, `null` is absent, a property of another type than expected is absent,
//! and only the headline and the body are required.

use super::fields::{address, identifier, one_or_many, pixels};
use super::json::Json;
use super::load_error::LoadError;
use crate::model::Discussion;
use crate::model::article::{Article, Body, Contributor, Direction, LeadFigure, Source};
use crate::model::discussion::ReplyPolicy;
use crate::sanitizer::{self, Resolve};

/// The article in a document of our own format that was found at the address `base`.
///
/// # Errors
/// When the value is no object, or has no headline or no body.
pub fn article<J: Json>(document: &J, base: &str, resolve: Resolve<'_>) -> Result<Article, LoadError> {
    if !document.is_object() {
        return Err(LoadError::NotAnArticle);
    }
    let address = |value: &J, key: &str| address(value, key, resolve);
    Ok(Article {
        headline: document.line("headline").ok_or(LoadError::NoHeadline)?,
        body: document.get("body").as_ref().and_then(body).ok_or(LoadError::NoBody)?,
        base: base.to_owned(),
        id: document.get("id").and_then(|id| identifier(&id)),
        url: address(document, "url"),
        language: document.line("language"),
        direction: direction(document),
        kicker: document.line("kicker"),
        standfirst: document.line("standfirst"),
        authors: authors(document, &address),
        dateline: document.line("dateline"),
        published: document.line("published"),
        updated: document.line("updated"),
        lead_figure: document.get("leadFigure").and_then(|figure| lead_figure(&figure, &address, resolve)),
        source: document.get("source").and_then(|source| {
            let url = address(&source, "url");
            let name = source.line("name").or_else(|| source.text()).or_else(|| url.clone())?;
            Some(Source { name, url })
        }),
        discussion: Discussion {
            thread: address(document, "replies"),
            reply_to: address(document, "replyTo"),
            policy: match document.line("replyPolicy").as_deref() {
                Some("closed") => ReplyPolicy::Closed,
                Some("members") => ReplyPolicy::MembersOnly,
                _ => ReplyPolicy::Open,
            },
            spam_checks: document.get("spamChecks").and_then(|wanted| wanted.boolean()) == Some(true),
            ..Discussion::default()
        },
    })
}

fn direction<J: Json>(document: &J) -> Option<Direction> {
    match document.line("direction")?.as_str() {
        "rtl" => Some(Direction::Rtl),
        "ltr" => Some(Direction::Ltr),
        _ => None,
    }
}

/// One HTML string, or a list of plain paragraphs. An empty one is as good as none.
fn body<J: Json>(value: &J) -> Option<Body> {
    if let Some(html) = value.text() {
        return (!html.trim().is_empty()).then_some(Body::Html(html));
    }
    let paragraphs: Vec<String> =
        value.items()?.iter().filter_map(Json::text).filter(|p| !p.trim().is_empty()).collect();
    (!paragraphs.is_empty()).then_some(Body::Paragraphs(paragraphs))
}

/// `authors` is a list; a single author need not be wrapped in one, and each may be just a name.
fn authors<J: Json>(document: &J, address: &dyn Fn(&J, &str) -> Option<String>) -> Vec<Contributor> {
    one_or_many(document, "authors")
        .iter()
        .filter_map(|author| {
            let name = author.line("name").or_else(|| author.text()).filter(|name| !name.trim().is_empty())?;
            Some(Contributor {
                name,
                url: address(author, "url"),
                avatar: address(author, "avatar"),
                role: author.line("role"),
                bio: author.line("bio"),
            })
        })
        .collect()
}

fn lead_figure<J: Json>(
    figure: &J,
    address: &dyn Fn(&J, &str) -> Option<String>,
    resolve: Resolve<'_>,
) -> Option<LeadFigure> {
    Some(LeadFigure {
        src: address(figure, "src")?,
        srcset: figure
            .line("srcset")
            .and_then(|set| sanitizer::srcset(&set, &sanitizer::SanitizeOptions::reply(resolve))),
        sizes: figure.line("sizes"),
        size: pixels(figure, "width").zip(pixels(figure, "height")),
        alt: figure.line("alt").unwrap_or_default(),
        caption: figure.line("caption"),
        credit: figure.line("credit"),
    })
}
