//! Decoders of threads, a page at a time: WordPress's comments, Isso's, and Offprint's own `public/schema/thread.schema.json`.
//!
//! They are as lenient as those of articles: a property of the wrong type counts as absent, and only a reply without a text is left out.
//! A page of Isso is detected as a whole, the other two formats at each reply.

pub mod count;
pub mod isso;
mod wordpress;

pub use wordpress::{Extras, PAGE, discussion, is_collection, page_address};

use serde::Deserialize;
use serde_json::Value;

use super::PlainText;
use super::fields::address;
use crate::lenient::{Id, Lenient, Line, Text, read};
use crate::model::local_reply::ReplyStatus;
use crate::model::markup::Markup;
use crate::model::person_name::person_name;
use crate::model::reply::RequiredFields;
use crate::model::thread::{ReplyText, Rights, ThreadReply, Vote, Votes};
use crate::sanitizer::Resolve;

/// The decoder's input besides the page.
pub struct ThreadContext<'a> {
    /// Resolves addresses against that of the page.
    pub resolve: Resolve<'a>,
    /// Returns the milliseconds since 1970 of a time in ISO 8601; NaN if it is no time.
    pub clock: fn(&str) -> f64,
    /// Returns a time in milliseconds since 1970 as ISO 8601; `None` if it is no time.
    pub iso: fn(f64) -> Option<String>,
    /// Returns the text of HTML.
    pub plain_text: PlainText,
    /// The names of the article's authors, whose WordPress comments get [`ThreadReply::by_author`].
    pub authors: &'a [String],
}

/// A page of a thread.
#[derive(Debug, Default, PartialEq)]
pub struct ThreadPage {
    /// The replies, in the order of the source.
    pub replies: Vec<ThreadReply>,
    /// The number of replies in the whole thread, if the page names it.
    pub total: Option<u32>,
    /// The absolute address of the next page, if the page names it.
    pub next: Option<String>,
    /// The number of replies that follow these on the same level (Isso); 0 if the page does not name it.
    pub left_out: u32,
    /// The fields that the server requires, if the page names them.
    pub required: Option<RequiredFields>,
    /// The markup language of replies, if the page names it.
    pub markup: Option<Markup>,
}

/// A page in Offprint's own format.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Page {
    replies: Option<Vec<Value>>,
    total: Lenient<f64>,
    next: Line,
    markup: Line,
}

/// A reply in Offprint's own format.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Reply {
    id: ReplyId,
    parent: ReplyId,
    author: Author,
    published: Line,
    body: Body,
    by_author: Lenient<bool>,
    url: Line,
    status: Line,
    votes: Lenient<OwnVotes>,
}

/// The rights to change a reply in Offprint's own format.
#[derive(Default, Deserialize)]
#[serde(default)]
struct OwnRights {
    edit: Line,
    delete: Line,
    until: Line,
    source: Text,
}

/// The votes on a reply in Offprint's own format.
#[derive(Default, Deserialize)]
#[serde(default)]
struct OwnVotes {
    likes: Lenient<f64>,
    dislikes: Lenient<f64>,
    own: Line,
    href: Line,
}

impl OwnVotes {
    /// Decodes the votes; `None` without an address to vote at, because numbers alone would be misleading.
    fn decode(self, context: &ThreadContext<'_>) -> Option<Votes> {
        Some(Votes {
            likes: self.likes.0.unwrap_or_default() as u32,
            dislikes: self.dislikes.0.map(|dislikes| dislikes as u32),
            own: self.own.0.as_deref().and_then(Vote::of),
            address: Some(address(self.href, context.resolve)?),
        })
    }
}

/// The id of a reply: a text, or a whole number above 0, because WordPress uses 0 for no reply.
#[derive(Default, Deserialize)]
#[serde(from = "Value")]
struct ReplyId(Option<String>);

impl From<Value> for ReplyId {
    fn from(value: Value) -> Self {
        let is_nobody = value.as_f64().is_some_and(|number| number <= 0.0);
        Self(Id::from(value).0.filter(|_| !is_nobody))
    }
}

/// An author, or only the name.
#[derive(Default, Deserialize)]
#[serde(from = "Value")]
struct Author(AuthorObject);

#[derive(Default, Deserialize)]
#[serde(default)]
struct AuthorObject {
    name: Line,
    url: Line,
    avatar: Line,
}

impl From<Value> for Author {
    fn from(value: Value) -> Self {
        match value {
            Value::String(name) => Self(AuthorObject { name: Line(Some(name)), ..AuthorObject::default() }),
            value => Self(read(&value).unwrap_or_default()),
        }
    }
}

/// A text: one string of HTML, or a list of plain paragraphs.
#[derive(Default, Deserialize)]
#[serde(from = "Value")]
struct Body(Option<ReplyText>);

impl From<Value> for Body {
    fn from(value: Value) -> Self {
        match value {
            Value::String(html) => Self(Some(ReplyText::Html(html))),
            Value::Array(items) => {
                let paragraphs: Vec<String> = items.iter().filter_map(read).collect();
                Self(Some(ReplyText::Plain(paragraphs.join("\n\n"))))
            }
            _ => Self(None),
        }
    }
}

/// Decodes a page of a thread in any of the formats; `None` if the document has no list of replies.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::thread::{ThreadContext, page};
/// use offprint_core::sanitizer::html5ever::{resolver, text};
/// use serde_json::json;
///
/// let resolve = resolver("https://news.example/threads/1.json");
/// // The two functions stand for a parser and a formatter of ISO 8601.
/// let context = ThreadContext { resolve: &resolve, clock: |_| f64::NAN, iso: |_| None, plain_text: text, authors: &[] };
/// let document = json!({ "total": 3, "next": "?page=2", "replies": [
///     { "id": 7, "author": "Ann", "body": ["I was there."] },
///     { "id": 8, "author": "Bo" },
/// ] });
/// let thread = page(&document, &context).unwrap();
/// assert_eq!((thread.replies.len(), thread.total), (1, Some(3)));
/// assert_eq!(thread.replies[0].id, "7");
/// assert_eq!(thread.next.as_deref(), Some("https://news.example/threads/1.json?page=2"));
/// assert_eq!(page(&json!({ "message": "gone" }), &context), None);
/// ```
pub fn page(document: &Value, context: &ThreadContext<'_>) -> Option<ThreadPage> {
    if isso::is_page(document) {
        return isso::page(document, context);
    }
    let (items, page) = match document {
        Value::Array(items) => (items.clone(), Page::default()),
        document => {
            let mut page: Page = read(document)?;
            (page.replies.take()?, page)
        }
    };
    Some(ThreadPage {
        replies: items.iter().filter_map(|item| one(item, context)).collect(),
        total: page.total.0.map(|total| total as u32),
        next: address(page.next, context.resolve),
        markup: page.markup.0.as_deref().and_then(Markup::of),
        ..ThreadPage::default()
    })
}

/// Decodes one reply in any of the formats; `None` if the value is no reply with a text.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::thread::{ThreadContext, one};
/// use offprint_core::model::thread::ReplyText;
/// use offprint_core::sanitizer::html5ever::{resolver, text};
///
/// let resolve = resolver("https://news.example/wp-json/wp/v2/comments?post=7");
/// let context = ThreadContext { resolve: &resolve, clock: |_| f64::NAN, iso: |_| None, plain_text: text, authors: &[] };
/// let comment = serde_json::json!({ "id": 8, "author_name": "Ann &amp; Bo", "content": { "rendered": "<p>Yes.</p>" } });
/// let reply = one(&comment, &context).unwrap();
/// assert_eq!(reply.author, "Ann & Bo");
/// assert_eq!(reply.text, ReplyText::Html("<p>Yes.</p>".into()));
/// ```
pub fn one(item: &Value, context: &ThreadContext<'_>) -> Option<ThreadReply> {
    let reply = match item.get("author_name") {
        Some(name) if !name.is_null() => wordpress::reply(item, context),
        _ if isso::is_comment(item) => isso::comment(item, context),
        _ => reply(item, context),
    };
    reply.map(with_fit_name)
}

/// Decodes the rights to change a reply, from the reply itself or from the answer to posting it, which need not be a whole reply.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::thread::{ThreadContext, rights};
/// use offprint_core::sanitizer::html5ever::{resolver, text};
///
/// let resolve = resolver("https://news.example/replies");
/// let context = ThreadContext { resolve: &resolve, clock: |_| f64::NAN, iso: |_| None, plain_text: text, authors: &[] };
/// let answer = serde_json::json!({ "status": "published", "id": "8", "edit": "/replies/8" });
/// assert_eq!(rights(&answer, &context).edit.as_deref(), Some("https://news.example/replies/8"));
/// ```
pub fn rights(item: &Value, context: &ThreadContext<'_>) -> Rights {
    match item.get("author_name") {
        Some(_) => wordpress::reply(item, context).map(|reply| reply.rights).unwrap_or_default(),
        None => own_rights(item, context),
    }
}

fn own_rights(item: &Value, context: &ThreadContext<'_>) -> Rights {
    let OwnRights { edit, delete, until, source } = read(item).unwrap_or_default();
    Rights {
        edit: address(edit, context.resolve),
        delete: address(delete, context.resolve),
        until: until.0.as_deref().map(context.clock).filter(|until| !until.is_nan()),
        source: source.0,
    }
}

fn with_fit_name(reply: ThreadReply) -> ThreadReply {
    ThreadReply { author: person_name(&reply.author), ..reply }
}

/// Decodes a reply in Offprint's own format.
fn reply(item: &Value, context: &ThreadContext<'_>) -> Option<ThreadReply> {
    let rights = own_rights(item, context);
    let item: Reply = read(item)?;
    let Author(author) = item.author;
    let published = item.published.0;
    Some(ThreadReply {
        id: item.id.0.unwrap_or_default(),
        parent: item.parent.0,
        author: author.name.0.unwrap_or_default(),
        author_url: address(author.url, context.resolve),
        avatar: address(author.avatar, context.resolve),
        by_author: item.by_author.0.unwrap_or_default(),
        at: published.as_deref().map_or(f64::NAN, context.clock),
        published,
        text: item.body.0?,
        url: address(item.url, context.resolve),
        status: item.status.0.and_then(|status| ReplyStatus::of(&status)).unwrap_or_default(),
        votes: item.votes.0.and_then(|votes| votes.decode(context)),
        rights,
        ..ThreadReply::default()
    })
}
