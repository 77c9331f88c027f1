//! Comments of Isso 0.13 and later. Answers are nested one level below the replies they answer, and a page is counted in replies of the top
//! level.

use percent_encoding::percent_decode_str;
use serde::Deserialize;
use serde_json::Value;

use super::{ReplyId, ThreadContext, ThreadPage, with_fit_name};
use crate::config::Sort;
use crate::form_encoding;
use crate::formats::fields::address;
use crate::lenient::{Lenient, Line, Text, read};
use crate::model::Discussion;
use crate::model::discussion::Backend;
use crate::model::local_reply::ReplyStatus;
use crate::model::reply::RequiredFields;
use crate::model::thread::{ReplyText, ThreadReply, Votes};

/// The number of replies of the top level on a page.
const PAGE: u32 = 100;
/// The number of answers to each of them on the page.
const ANSWERS: u32 = 5;

/// Isso's `mode` of a published comment.
const PUBLISHED: u32 = 1;
/// Isso's `mode` of a comment that waits for a moderator.
const HELD: u32 = 2;
/// Isso's `mode` of a deleted comment that others answer.
const DELETED: u32 = 4;

/// Returns true if an absolute address looks like that of an Isso server: its host starts with `isso.`, its path ends with `/isso`, or its
/// query has a `uri`.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::thread::isso::is_isso;
///
/// assert!(is_isso("https://news.example/isso"));
/// assert!(!is_isso("https://news.example/threads/1.json"));
/// ```
pub fn is_isso(address: &str) -> bool {
    let server = server(address);
    let host = server.split("//").nth(1).unwrap_or_default();
    host.starts_with("isso.") || server.ends_with("/isso/") || uri(address).is_some()
}

/// Returns the discussion of the page named `uri` on an Isso server.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::thread::isso::discussion;
///
/// let discussion = discussion("https://isso.example", "/bees/");
/// assert_eq!(discussion.thread.as_deref(), Some("https://isso.example/?uri=%2Fbees%2F"));
/// ```
pub fn discussion(address: &str, uri: &str) -> Discussion {
    let server = server(address);
    Discussion {
        backend: Backend::Isso,
        thread: Some(thread_address(&server, uri)),
        reply_to: Some(server),
        post: Some(uri.to_owned()),
        ..Discussion::default()
    }
}

/// Returns the page's name in an address, decoded. It is the `data-isso-id` of Isso's own script.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::thread::isso::uri;
///
/// assert_eq!(uri("https://isso.example/?uri=%2Fbees%2F"), Some("/bees/".into()));
/// ```
pub fn uri(address: &str) -> Option<String> {
    let (_, query) = address.split('#').next()?.split_once('?')?;
    let uri = query.split('&').find_map(|given| given.strip_prefix("uri="))?;
    Some(percent_decode_str(uri).decode_utf8().ok()?.into_owned())
}

/// Returns the server's part of an address, with a slash at its end.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::thread::isso::server;
///
/// assert_eq!(server("https://news.example/isso?uri=%2Fbees%2F"), "https://news.example/isso/");
/// ```
pub fn server(address: &str) -> String {
    let server = address.split(['?', '#']).next().unwrap_or_default();
    [server.trim_end_matches('/'), "/"].concat()
}

fn thread_address(server: &str, uri: &str) -> String {
    let mut address = [server, "?uri="].concat();
    form_encoding::push(&mut address, uri);
    address
}

/// Returns the address of a page of a thread. `thread` is the address with the `uri`; `page` is counted from one.
///
/// # Examples
///
/// ```
/// use offprint_core::config::Sort;
/// use offprint_core::formats::thread::isso::page_address;
///
/// assert_eq!(
///     page_address("https://isso.example/?uri=%2Fbees%2F", 2, Sort::Newest),
///     "https://isso.example/?uri=%2Fbees%2F&limit=100&nested_limit=5&offset=100&sort=newest"
/// );
/// ```
pub fn page_address(thread: &str, page: u32, sort: Sort) -> String {
    let sort = match sort {
        Sort::Oldest => "oldest",
        Sort::Newest => "newest",
        Sort::MostLiked => "upvotes",
    };
    let offset = page.saturating_sub(1) * PAGE;
    format!("{thread}&limit={PAGE}&nested_limit={ANSWERS}&offset={offset}&sort={sort}")
}

/// Returns the address of the answers to one reply, without the first `offset`.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::thread::isso::answers_address;
///
/// assert_eq!(
///     answers_address("https://isso.example/?uri=%2Fbees%2F", "7", 5),
///     "https://isso.example/?uri=%2Fbees%2F&parent=7&limit=100&offset=5&sort=oldest"
/// );
/// ```
pub fn answers_address(thread: &str, parent: &str, offset: u32) -> String {
    format!("{thread}&parent={parent}&limit={PAGE}&offset={offset}&sort=oldest")
}

/// Returns the address of the newest replies to a page, or of the newest answers to one reply, with their texts as typed.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::thread::isso::newest_address;
///
/// assert_eq!(
///     newest_address("https://isso.example/", "/bees/", Some("7")),
///     "https://isso.example/?uri=%2Fbees%2F&parent=7&limit=100&sort=newest&plain=1"
/// );
/// ```
pub fn newest_address(server: &str, uri: &str, parent: Option<&str>) -> String {
    let thread = thread_address(server, uri);
    match parent {
        Some(parent) => format!("{thread}&parent={parent}&limit={PAGE}&sort=newest&plain=1"),
        None => format!("{thread}&limit={PAGE}&nested_limit=0&sort=newest&plain=1"),
    }
}

/// Returns the address of one comment, where it is read, changed, deleted and, below it, voted on.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::thread::isso::comment_address;
///
/// assert_eq!(comment_address("https://isso.example/", "7"), "https://isso.example/id/7");
/// ```
pub fn comment_address(server: &str, id: &str) -> String {
    [server, "id/", id].concat()
}

/// A thread, or the answers to one reply.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Page {
    total_replies: Lenient<f64>,
    hidden_replies: Lenient<f64>,
    replies: Lenient<Vec<Value>>,
    config: Lenient<Config>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
struct Config {
    require_author: Lenient<bool>,
    require_email: Lenient<bool>,
}

/// A comment. Names and websites are escaped HTML, although they are text.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Comment {
    id: ReplyId,
    parent: ReplyId,
    author: Text,
    website: Text,
    gravatar_image: Line,
    /// The time in seconds since 1970, with a fraction.
    created: Lenient<f64>,
    text: Text,
    mode: Lenient<f64>,
    hidden_replies: Lenient<f64>,
    replies: Lenient<Vec<Value>>,
    likes: Lenient<f64>,
    dislikes: Lenient<f64>,
}

/// Returns true if a document is a page of Isso.
pub(super) fn is_page(document: &Value) -> bool {
    document.get("hidden_replies").is_some()
}

/// Returns true if a document is a single comment of Isso.
pub(super) fn is_comment(document: &Value) -> bool {
    document.get("mode").is_some()
}

/// Decodes a single comment.
pub(super) fn comment(document: &Value, context: &ThreadContext<'_>) -> Option<ThreadReply> {
    reply(read(document)?, context)
}

/// Decodes a page.
pub(super) fn page(document: &Value, context: &ThreadContext<'_>) -> Option<ThreadPage> {
    let page: Page = read(document)?;
    let mut decoded = ThreadPage {
        total: page.total_replies.0.map(|total| total as u32),
        left_out: page.hidden_replies.0.unwrap_or_default() as u32,
        required: page.config.0.map(|config| RequiredFields {
            author: config.require_author.0.unwrap_or_default(),
            email: config.require_email.0.unwrap_or_default(),
        }),
        ..ThreadPage::default()
    };
    for item in page.replies.0.unwrap_or_default() {
        add(&item, context, &mut decoded);
    }
    Some(decoded)
}

/// Adds a comment and the answers nested in it.
fn add(item: &Value, context: &ThreadContext<'_>, page: &mut ThreadPage) {
    let Some(mut comment) = read::<Comment>(item) else { return };
    let answers = comment.replies.0.take().unwrap_or_default();
    let Some(reply) = reply(comment, context) else { return };
    page.replies.push(with_fit_name(reply));
    for answer in &answers {
        add(answer, context, page);
    }
}

fn reply(comment: Comment, context: &ThreadContext<'_>) -> Option<ThreadReply> {
    let plain = |text: Text| text.0.map(|text| (context.plain_text)(&text)).unwrap_or_default();
    let mode = comment.mode.0.unwrap_or(1.0) as u32;
    let at = comment.created.0.map_or(f64::NAN, |seconds| seconds * 1000.0);
    let is_deleted = mode == DELETED;
    Some(ThreadReply {
        id: comment.id.0?,
        parent: comment.parent.0,
        author: plain(comment.author),
        author_url: address(Line(Some(plain(comment.website)).filter(|url| !url.is_empty())), context.resolve),
        avatar: address(comment.gravatar_image, context.resolve),
        published: (context.iso)(at),
        at,
        text: if is_deleted { ReplyText::default() } else { ReplyText::Html(comment.text.0?) },
        status: if mode == HELD { ReplyStatus::Held } else { ReplyStatus::Published },
        is_deleted,
        answers_left: comment.hidden_replies.0.unwrap_or_default() as u32,
        votes: comment.likes.0.filter(|_| mode == PUBLISHED).map(|likes| Votes {
            likes: likes as u32,
            dislikes: Some(comment.dislikes.0.unwrap_or_default() as u32),
            ..Votes::default()
        }),
        ..ThreadReply::default()
    })
}
