//! The data of one page.

use offprint_core::model::Article;
use offprint_core::model::thread::ThreadReply;

/// An article and its replies.
#[derive(Clone, Debug, Default)]
pub struct PageData {
    /// The decoded article.
    pub article: Article,
    /// The replies that are part of the page, in the order they were read.
    pub replies: Vec<ThreadReply>,
    /// The number of all replies.
    pub total: u32,
    /// The whole years since the last change of the article, for the age note.
    pub age: Option<u32>,
    /// The folder of the page, relative to the site's root, percent-encoded, with a slash at the end.
    pub path: String,
}
