//! Threads of replies: WordPress's comments and our own `public/schema/thread.schema.json`, a page at a time.
//!
//! As lenient as the article: what has another type than expected is absent, and only a reply without a text is left out.
//! Which of the two formats a reply has is seen at the reply itself.

mod wordpress;

pub use wordpress::{PAGE, discussion, is_collection, page_address};

use super::json::Json;
use crate::model::local_reply::ReplyStatus;
use crate::model::thread::{ReplyText, ThreadReply};
use crate::sanitizer::{self, Resolve};
use crate::text::digits;

/// What is needed to read a page besides the page.
pub struct DecodeContext<'a> {
    /// Makes addresses absolute, against the page's own.
    pub resolve: Resolve<'a>,
    /// Milliseconds since 1970 of a time in ISO 8601; NaN if it is none.
    pub clock: fn(&str) -> f64,
    /// The names of those who wrote the article.
    pub authors: &'a [String],
}

/// Some of a thread's replies.
#[derive(Debug, Default, PartialEq)]
pub struct Page {
    /// In the order of the source.
    pub replies: Vec<ThreadReply>,
    /// How many the whole thread has, if the page says so.
    pub total: Option<u32>,
    /// The address of the next page.
    pub next: Option<String>,
}

/// The replies in a document; `None` when it holds no list of them.
pub fn page<J: Json>(document: &J, context: &DecodeContext<'_>) -> Option<Page> {
    let items = document.items().or_else(|| document.get("replies")?.items())?;
    let read = |item: &J| {
        if item.get("author_name").is_some() { wordpress::reply(item, context) } else { reply(item, context) }
    };
    Some(Page {
        replies: items.iter().filter_map(read).collect(),
        total: document.get("total").and_then(|total| total.number()).map(|total| total as u32),
        next: context.web(document, "next"),
    })
}

/// A reply of our own format.
fn reply<J: Json>(item: &J, context: &DecodeContext<'_>) -> Option<ThreadReply> {
    let author = item.get("author");
    let of_author = |key: &str| context.web(author.as_ref()?, key);
    let published = item.line("published");
    Some(ThreadReply {
        id: identifier(item, "id").unwrap_or_default(),
        parent: identifier(item, "parent"),
        author: author.as_ref().and_then(|author| author.line("name").or_else(|| author.text())).unwrap_or_default(),
        author_url: of_author("url"),
        avatar: of_author("avatar"),
        by_author: item.get("byAuthor").and_then(|by| by.boolean()).unwrap_or_default(),
        at: published.as_deref().map_or(f64::NAN, context.clock),
        published,
        text: text(&item.get("body")?)?,
        url: context.web(item, "url"),
        standing: item.line("status").and_then(|status| ReplyStatus::of(&status)).unwrap_or_default(),
        own: false,
    })
}

/// One string of HTML, or a list of plain paragraphs.
fn text<J: Json>(body: &J) -> Option<ReplyText> {
    if let Some(html) = body.text() {
        return Some(ReplyText::Html(html));
    }
    let paragraphs: Vec<String> = body.items()?.iter().filter_map(Json::text).collect();
    Some(ReplyText::Plain(paragraphs.join("\n\n")))
}

impl DecodeContext<'_> {
    /// A property that is an `http` or `https` address, made absolute.
    fn web<J: Json>(&self, value: &J, key: &str) -> Option<String> {
        value.line(key).and_then(|address| (self.resolve)(&address)).filter(|address| sanitizer::is_web(address))
    }
}

/// A string or a whole number above zero, which in WordPress stands for nobody.
fn identifier<J: Json>(value: &J, key: &str) -> Option<String> {
    value.line(key).or_else(|| {
        let number = value.get(key)?.number()?;
        let whole = number as u64;
        (whole > 0 && whole as f64 == number).then(|| digits(whole))
    })
}
