//! Comments of WordPress's REST API, `/wp/v2/comments`.

use serde::Deserialize;
use serde_json::Value;

use super::{ReplyId, ThreadContext};
use crate::formats::fields::address;
use crate::lenient::{Lenient, Line, Text, read};
use crate::model::Discussion;
use crate::model::discussion::Backend;
use crate::model::thread::{ReplyText, Rights, ThreadReply};

/// The number of comments on a page, WordPress's maximum.
pub const PAGE: u32 = 100;

const COLLECTION: &str = "/wp/v2/comments";

/// Returns true if an address is that of WordPress's comments, in either form: `/wp-json/wp/v2/comments` or `?rest_route=/wp/v2/comments`.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::thread::is_collection;
///
/// assert!(is_collection("https://news.example/?rest_route=/wp/v2/comments&post=7"));
/// assert!(!is_collection("https://news.example/thread.json"));
/// ```
pub fn is_collection(address: &str) -> bool {
    address.contains(COLLECTION)
}

/// Returns the discussion for the absolute address of a thread: WordPress's if the address is that of its comments, else one in Offprint's
/// own format, where the address for new replies is unknown.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::thread::discussion;
///
/// let wordpress = discussion("https://news.example/wp-json/wp/v2/comments?post=7");
/// assert_eq!(wordpress.post.as_deref(), Some("7"));
/// assert_eq!(wordpress.reply_to.as_deref(), Some("https://news.example/wp-json/wp/v2/comments"));
/// assert_eq!(discussion("https://news.example/thread.json").reply_to, None);
/// ```
pub fn discussion(address: &str) -> Discussion {
    let thread = Some(address.to_owned());
    let Some(start) = address.find(COLLECTION) else { return Discussion { thread, ..Discussion::default() } };
    let post = address.split(['?', '&', '#']).find_map(|given| given.strip_prefix("post="));
    Discussion {
        backend: Backend::WordPress,
        thread,
        reply_to: Some(address[..start + COLLECTION.len()].to_owned()),
        post: post.map(str::to_owned),
        ..Discussion::default()
    }
}

/// The optional fields of comments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// The portraits of the authors (`author_avatar_urls`).
    pub avatars: bool,
    /// The end of the reader's right to change a comment of their own, and its text as typed (`offprint_until`, `offprint_source`). They
    /// come from Offprint's plugin; WordPress itself shows such things to moderators only.
    pub rights: bool,
}

/// Returns the address of one comment, for a collection in either form.
fn comment_address(collection: &str, id: &str) -> String {
    let (path, query) = match collection.split_once('?') {
        // `?rest_route=/wp/v2/comments`, where the site has no permalinks.
        Some((path, query)) if !path.contains(COLLECTION) => (path, query.split('&').next().unwrap_or_default()),
        Some((path, _)) => (path, ""),
        None => (collection, ""),
    };
    let mark = if query.is_empty() { "" } else { "?" };
    [path.trim_end_matches('/'), mark, query.trim_end_matches('/'), "/", id].concat()
}

/// Returns the address of a page of the comments on a post. `page` is counted from one. `collection` may have a query already, and then
/// `post` may be `None` because the query names it.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::thread::{Extras, page_address};
///
/// let address = page_address("/wp-json/wp/v2/comments", Some("7"), 2, false, Extras::default());
/// assert!(address.starts_with("/wp-json/wp/v2/comments?post=7&orderby=date_gmt&order=asc&per_page=100&"));
/// assert!(address.ends_with("&page=2"));
/// ```
pub fn page_address(collection: &str, post: Option<&str>, page: u32, newest_first: bool, extras: Extras) -> String {
    let collection = collection.split('#').next().unwrap_or_default();
    let mut address = collection.to_owned();
    address.push(if collection.contains('?') { '&' } else { '?' });
    if let Some(post) = post {
        address += &["post=", post, "&"].concat();
    }
    address += "orderby=date_gmt&order=";
    address += if newest_first { "desc" } else { "asc" };
    address += "&per_page=100&_fields=id,parent,author,author_name,author_url,date_gmt,content";
    address += if extras.avatars { ",author_avatar_urls" } else { "" };
    address += if extras.rights { ",offprint_until,offprint_source" } else { "" };
    address += "&page=";
    address += &page.to_string();
    address
}

/// A comment, see `WP_REST_Comments_Controller::get_item_schema()`.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Comment {
    id: ReplyId,
    parent: ReplyId,
    /// The number of the account; 0 for guests, whose names are not verified.
    author: ReplyId,
    author_name: Text,
    author_url: Line,
    author_avatar_urls: Lenient<Avatars>,
    date_gmt: Line,
    content: Lenient<Content>,
    offprint_until: Line,
    offprint_source: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Avatars {
    /// The largest of WordPress's default sizes (24, 48 and 96 pixels), enough for a portrait on a high-resolution screen.
    #[serde(rename = "96")]
    portrait: Line,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Content {
    rendered: Text,
}

/// Decodes one comment. WordPress escapes names, so they are decoded once.
pub(super) fn reply(item: &Value, context: &ThreadContext<'_>) -> Option<ThreadReply> {
    let comment: Comment = read(item)?;
    let author = comment.author_name.0.map(|name| (context.plain_text)(&name)).unwrap_or_default();
    let published = comment.date_gmt.0.map(|time| time + "Z");
    let id = comment.id.0?;
    let source = comment.offprint_source.0;
    let rights = comment.offprint_until.0.map(|until| rights(&until, source, &id, context)).unwrap_or_default();
    let avatar = comment.author_avatar_urls.0.map(|avatars| avatars.portrait);
    Some(ThreadReply {
        id: id.clone(),
        parent: comment.parent.0,
        by_author: comment.author.0.is_some() && context.authors.contains(&author),
        author,
        author_url: address(comment.author_url, context.resolve),
        avatar: avatar.and_then(|portrait| address(portrait, context.resolve)),
        at: published.as_deref().map_or(f64::NAN, context.clock),
        published,
        text: ReplyText::Html(comment.content.0?.rendered.0?),
        rights,
        ..ThreadReply::default()
    })
}

/// Returns the reader's rights to change a comment of their own until the time that the plugin names; none if it can't be read.
fn rights(until: &str, source: Option<String>, id: &str, context: &ThreadContext<'_>) -> Rights {
    let until = (context.clock)(until);
    let Some(collection) = (context.resolve)("").filter(|_| until.is_finite()) else { return Rights::default() };
    let address = comment_address(&collection, id);
    Rights { edit: Some(address.clone()), delete: Some(address), until: Some(until), source }
}
