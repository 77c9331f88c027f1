//! Comments as WordPress's REST API hands them out: `/wp/v2/comments`.

use super::{DecodeContext, identifier};
use crate::formats::json::Json;
use crate::model::Discussion;
use crate::model::discussion::Backend;
use crate::model::local_reply::ReplyStatus;
use crate::model::thread::{ReplyText, ThreadReply};
use crate::text::{digits, holds};

/// Replies asked for at once: the most WordPress gives.
pub const PAGE: u32 = 100;

/// The larger of the sizes WordPress offers by default that is no smaller than a portrait on a sharp screen.
const PORTRAIT: &str = "96";

const COLLECTION: &str = "/wp/v2/comments";

/// Whether an address is that of WordPress's comments, in either of its forms (`/wp-json/…` and `?rest_route=/…`).
pub fn is_collection(address: &str) -> bool {
    holds(address, COLLECTION)
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

/// The address of one page of the comments on a post, counted from one. `collection` may have a query already.
pub fn page_address(collection: &str, post: Option<&str>, page: u32, newest_first: bool, avatars: bool) -> String {
    let collection = collection.split('#').next().unwrap_or_default();
    let mut address = collection.to_owned();
    address.push(if collection.contains('?') { '&' } else { '?' });
    if let Some(post) = post {
        address += &["post=", post, "&"].concat();
    }
    address += "orderby=date_gmt&order=";
    address += if newest_first { "desc" } else { "asc" };
    address += "&per_page=100&_fields=id,parent,author,author_name,author_url,date_gmt,content";
    address += if avatars { ",author_avatar_urls" } else { "" };
    address += "&page=";
    address += &digits(page.into());
    address
}

/// One comment. Names are escaped once and decoded once.
pub(super) fn reply<J: Json>(item: &J, context: &DecodeContext<'_>) -> Option<ThreadReply> {
    let author = item.get("author_name").and_then(|name| name.prose()).unwrap_or_default();
    let published = item.line("date_gmt").map(|time| [&time, "Z"].concat());
    // Guests may call themselves what they like.
    let signed_in = identifier(item, "author").is_some();
    Some(ThreadReply {
        id: identifier(item, "id")?,
        parent: identifier(item, "parent"),
        by_author: signed_in && context.authors.contains(&author),
        author,
        author_url: context.web(item, "author_url"),
        avatar: item.get("author_avatar_urls").and_then(|sizes| context.web(&sizes, PORTRAIT)),
        at: published.as_deref().map_or(f64::NAN, context.clock),
        published,
        text: ReplyText::Html(item.get("content")?.get("rendered")?.text()?),
        url: None,
        standing: ReplyStatus::Published,
        own: false,
    })
}
