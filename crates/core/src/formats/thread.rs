//! Threads of replies: WordPress's comments, Isso's, and our own `public/schema/thread.schema.json`, a page at a time.
//!
//! As lenient as the article: what has another type than expected is absent, and only a reply without a text is left out.
//! Isso's is known by the page; which of the other two formats a reply has is seen at the reply itself.

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
    /// Makes addresses absolute, against the page's own.
    pub resolve: Resolve<'a>,
    /// Milliseconds since 1970 of a time in ISO 8601; NaN if it is none.
    pub clock: fn(&str) -> f64,
    /// A time in milliseconds since 1970 as ISO 8601; `None` if it is none.
    pub iso: fn(f64) -> Option<String>,
    /// Turns HTML into text.
    pub plain_text: PlainText,
    /// The names of those who wrote the article.
    pub authors: &'a [String],
}

/// Some of a thread's replies.
#[derive(Debug, Default, PartialEq)]
pub struct ThreadPage {
    /// In the order of the source.
    pub replies: Vec<ThreadReply>,
    /// The number of replies in the whole thread, if the page says so.
    pub total: Option<u32>,
    /// The address of the next page.
    pub next: Option<String>,
    /// The number of replies that come after these where these are, if the page says so.
    pub left_out: u32,
    /// The fields that the server wants filled in, if the page says so.
    pub required: Option<RequiredFields>,
    /// The language that replies are written in, if the page says so.
    pub markup: Option<Markup>,
}

/// A page in our own format.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Page {
    replies: Option<Vec<Value>>,
    total: Lenient<f64>,
    next: Line,
    markup: Line,
}

/// A reply in our own format.
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

/// The rights at a reply in our own format.
#[derive(Default, Deserialize)]
#[serde(default)]
struct OwnRights {
    edit: Line,
    delete: Line,
    until: Line,
    source: Text,
}

/// The votes on a reply in our own format.
#[derive(Default, Deserialize)]
#[serde(default)]
struct OwnVotes {
    likes: Lenient<f64>,
    dislikes: Lenient<f64>,
    own: Line,
    href: Line,
}

impl OwnVotes {
    /// Without an address nobody can vote, and then numbers alone would mislead.
    fn decode(self, context: &ThreadContext<'_>) -> Option<Votes> {
        Some(Votes {
            likes: self.likes.0.unwrap_or_default() as u32,
            dislikes: self.dislikes.0.map(|dislikes| dislikes as u32),
            own: self.own.0.as_deref().and_then(Vote::of),
            address: Some(address(self.href, context.resolve)?),
        })
    }
}

/// A string or a whole number above zero, which in WordPress stands for nobody.
#[derive(Default, Deserialize)]
#[serde(from = "Value")]
struct ReplyId(Option<String>);

impl From<Value> for ReplyId {
    fn from(value: Value) -> Self {
        let is_nobody = value.as_f64().is_some_and(|number| number <= 0.0);
        Self(Id::from(value).0.filter(|_| !is_nobody))
    }
}

/// A person, or just a name.
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

/// One string of HTML, or a list of plain paragraphs.
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

/// Decodes the replies in a document; `None` when it holds no list of them.
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

/// Decodes one reply, in any of the formats; `None` when it is none.
pub fn one(item: &Value, context: &ThreadContext<'_>) -> Option<ThreadReply> {
    let reply = match item.get("author_name") {
        Some(name) if !name.is_null() => wordpress::reply(item, context),
        _ if isso::is_comment(item) => isso::comment(item, context),
        _ => reply(item, context),
    };
    reply.map(with_fit_name)
}

/// The rights that a server tells of at a reply, or in its answer to one that was posted, which need not be the whole reply.
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

/// Decodes a reply in our own format.
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
