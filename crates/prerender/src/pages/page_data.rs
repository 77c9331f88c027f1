//! The data of one page.

use offprint_core::model::Article;
use offprint_core::model::thread::ThreadReply;

/// An article and what was said about it.
#[derive(Clone, Debug, Default)]
pub struct PageData {
    /// The article.
    pub article: Article,
    /// The replies that are printed with it, in the order they were read.
    pub replies: Vec<ThreadReply>,
    /// The number of all replies.
    pub total: u32,
    /// Whole years since the article was published or changed, where a note says so.
    pub age: Option<u32>,
    /// The folder of its page, relative to the site's root, with a slash at the end; percent-encoded where an address needs it.
    pub path: String,
}
