//! Comments as WordPress's REST API hands them out: `/wp/v2/comments`.

use serde::Deserialize;
use serde_json::Value;

use super::{ReplyId, ThreadContext};
use crate::formats::fields::address;
use crate::lenient::{Lenient, Line, Text, read};
use crate::model::Discussion;
use crate::model::discussion::Backend;
use crate::model::thread::{ReplyText, Rights, ThreadReply};

/// Replies asked for at once: the most WordPress gives.
pub const PAGE: u32 = 100;

const COLLECTION: &str = "/wp/v2/comments";

/// Tells whether an address is that of WordPress's comments, in either of its forms (`/wp-json/…` and `?rest_route=/…`).
pub fn is_collection(address: &str) -> bool {
    address.contains(COLLECTION)
}

/// The discussion whose thread is found at an absolute address: WordPress's if it is one of its comments on a post, else one of our
/// own format, which does not say where replies go.
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

/// What is asked for besides the comments themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// The pictures of those who wrote them.
    pub avatars: bool,
    /// Until when the reader may change them, and how they were typed, which the plugin says of their own (`offprint_until`,
    /// `offprint_source`): WordPress itself shows that to moderators only.
    pub rights: bool,
}

/// The address of one comment.
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

/// The address of one page of the comments on a post, counted from one. `collection` may have a query already.
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

/// A comment: `WP_REST_Comments_Controller::get_item_schema()`.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Comment {
    id: ReplyId,
    parent: ReplyId,
    /// The number of the account; 0 for guests, who may call themselves what they like.
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
    /// The larger of the sizes WordPress offers by default that is no smaller than a portrait on a sharp screen.
    #[serde(rename = "96")]
    portrait: Line,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Content {
    rendered: Text,
}

/// Decodes one comment. Names are escaped once and decoded once.
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

/// The rights of the reader at a comment of theirs, which the plugin tells by their end.
fn rights(until: &str, source: Option<String>, id: &str, context: &ThreadContext<'_>) -> Rights {
    let Some(collection) = (context.resolve)("") else { return Rights::default() };
    let address = comment_address(&collection, id);
    Rights { edit: Some(address.clone()), delete: Some(address), until: Some((context.clock)(until)), source }
}
