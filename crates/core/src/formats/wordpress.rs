//! WordPress's REST API: a post as an article.
//!
//! The names are escaped HTML and the titles HTML; times with the ending `_gmt` are in UTC and do not say so.

mod address;
mod figure;

pub use address::{is_rest, post_addresses, with_embed_params};

use super::detect::DocumentContext;
use super::fields::{address, first_words, identifier, prose_line};
use super::json::Json;
use super::load_error::LoadError;
use crate::model::Discussion;
use crate::model::article::{Article, Body, Contributor};
use crate::model::discussion::{Backend, ReplyPolicy};
use crate::sanitizer::{self, Resolve};

/// The article in a post, or in a list of posts: asked for by its slug, a post comes as the only one of a list.
///
/// # Errors
/// When there is no post, or it has no text.
pub fn article<J: Json>(document: &J, found: &DocumentContext<'_>) -> Result<Article, LoadError> {
    let first;
    let post = match document.items() {
        Some(posts) => {
            first = posts.into_iter().next().ok_or(LoadError::NotFound)?;
            &first
        }
        None => document,
    };
    let content = post.get("content").ok_or(LoadError::NotAnArticle)?;
    let is_protected = content.get("protected").and_then(|protected| protected.boolean()) == Some(true);
    let rendered = content.get("rendered");
    let body =
        rendered.as_ref().and_then(J::text).filter(|html| !html.trim().is_empty()).ok_or(match is_protected {
            true => LoadError::Protected,
            false => LoadError::NoBody,
        })?;
    let link = address(post, "link", &|link| (found.absolute)(link, found.at));
    // Relative addresses were written for the site, wherever the post is shown.
    let base = link.clone().unwrap_or_else(|| found.at.to_owned());
    let resolve = |address: &str| (found.absolute)(address, &base);
    // A post may have no title: its first words name it, as in feed readers; of a picture alone, WordPress's own stand-in.
    let headline = html_line(post, "title").or_else(|| first_words(&rendered?.prose()?));
    Ok(Article {
        headline: headline.unwrap_or_else(|| "(no title)".to_owned()),
        standfirst: html_line(post, "excerpt").filter(|excerpt| is_written(excerpt, post, &body)),
        id: post.get("id").and_then(|id| identifier(&id)),
        authors: embedded(post, "author").iter().filter_map(|author| contributor(author, &resolve)).collect(),
        published: time(post, "date"),
        updated: time(post, "modified"),
        kicker: kicker(post),
        lead_figure: embedded(post, "wp:featuredmedia").first().and_then(|media| figure::lead(media, &resolve)),
        discussion: discussion(post, found.at),
        url: link,
        body: Body::Html(body),
        base,
        ..Article::default()
    })
}

/// A property's `rendered` HTML as one line of text.
fn html_line<J: Json>(post: &J, key: &str) -> Option<String> {
    prose_line(&post.get(key)?.get("rendered")?)
}

/// What was embedded under a name: a list, or nothing.
fn embedded<J: Json>(post: &J, key: &str) -> Vec<J> {
    post.get("_embedded").and_then(|embedded| embedded.get(key)?.items()).unwrap_or_default()
}

/// Whether somebody has written the excerpt. An automatic one breaks off with `[…]`, or at least begins as the text does.
fn is_written<J: Json>(excerpt: &str, post: &J, body: &str) -> bool {
    let html = post.get("excerpt").and_then(|excerpt| excerpt.get("rendered")?.text()).unwrap_or_default();
    let mut body = letters(body);
    !excerpt.ends_with("[…]") && !letters(&html).take(60).all(|letter| body.next() == Some(letter))
}

/// What stands outside tags, without white space. Good enough for comparing the beginnings of two texts.
fn letters(html: &str) -> impl Iterator<Item = u8> {
    let mut inside = false;
    html.bytes().filter(move |byte| {
        let was_inside = inside;
        inside = if inside { *byte != b'>' } else { *byte == b'<' };
        !inside && !was_inside && !byte.is_ascii_whitespace()
    })
}

/// An author. Of one who can't be seen an error stands in their place, which has no name.
fn contributor<J: Json>(author: &J, resolve: Resolve<'_>) -> Option<Contributor> {
    Some(Contributor {
        name: prose_line(&author.get("name")?)?,
        url: address(author, "link", resolve).or_else(|| address(author, "url", resolve)),
        avatar: author.get("avatar_urls").and_then(|sizes| largest(&sizes, resolve)),
        bio: author.get("description").and_then(|bio| prose_line(&bio)),
        role: None,
    })
}

/// The address under the highest number: portraits stand under their size in pixels.
fn largest<J: Json>(sizes: &J, resolve: Resolve<'_>) -> Option<String> {
    let (_, picture) = sizes.entries().into_iter().max_by_key(|(pixels, _)| pixels.parse::<u64>().unwrap_or(0))?;
    resolve(&picture.text()?).filter(|url| sanitizer::is_web(url))
}

/// A time, with the zone that its name alone tells.
fn time<J: Json>(post: &J, key: &str) -> Option<String> {
    let in_utc = post.line(&[key, "_gmt"].concat()).map(|time| match time.len() {
        // 2025-01-29T16:45:00
        19 => time + "Z",
        _ => time,
    });
    in_utc.or_else(|| post.line(key))
}

/// The first category that says something.
fn kicker<J: Json>(post: &J) -> Option<String> {
    let terms = embedded(post, "wp:term").into_iter().flat_map(|terms| terms.items().unwrap_or_default());
    let is_category = |term: &J| term.line("taxonomy").is_some_and(|taxonomy| taxonomy == "category");
    let says_something = |term: &J| term.line("slug").is_none_or(|slug| slug != "uncategorized");
    let category = terms.into_iter().find(|term| is_category(term) && says_something(term))?;
    prose_line(&category.get("name")?)
}

/// The comments of the API that the post came from; of a copy elsewhere, those its own links name.
fn discussion<J: Json>(post: &J, found_at: &str) -> Discussion {
    let linked = || post.get("_links")?.get("replies")?.items()?.first()?.line("href");
    let comments = address::comments(found_at).or_else(|| address::comments(&linked()?));
    let is_closed = post.line("comment_status").is_some_and(|status| status == "closed");
    Discussion {
        backend: Backend::WordPress,
        policy: if is_closed { ReplyPolicy::Closed } else { ReplyPolicy::Open },
        thread: comments.clone(),
        reply_to: comments,
        post: post.get("id").and_then(|id| identifier(&id)),
        spam_checks: false,
    }
}
