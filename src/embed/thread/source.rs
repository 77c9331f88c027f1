//! Where a thread comes from.

use crate::formats::thread::{is_collection, page_address};
use crate::config::Config;
use crate::embed::urls;
use crate::model::Article;
use crate::model::discussion::Backend;
use crate::text::holds;

/// A thread somewhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Where its first page is, or in WordPress the collection of comments.
    pub address: String,
    /// Whether it is WordPress's.
    pub wordpress: bool,
    /// The number of the post there.
    post: Option<String>,
    /// Whether the pictures of those who replied are asked for.
    avatars: bool,
    /// The names of those who wrote the article.
    pub authors: Vec<String>,
}

impl Source {
    /// The thread of a discussion. What the element says goes before what the article says.
    pub fn of(article: &Article, config: &Config) -> Option<Self> {
        let discussion = &article.discussion;
        let authors = article.authors.iter().map(|author| author.name.clone()).collect();
        let given = config.thread.as_deref().and_then(|thread| urls::absolute(thread, &urls::page()));
        let address = given.or_else(|| discussion.thread.clone())?;
        let post = discussion.post.clone();
        let collection = is_collection(&address);
        let wordpress = collection || config.thread.is_none() && discussion.system == Backend::WordPress;
        // Without a post these would be the comments of the whole site.
        if wordpress && post.is_none() && !holds(&address, "post=") {
            return None;
        }
        let post = post.filter(|_| !holds(&address, "post="));
        Some(Self { address, wordpress, post, avatars: config.avatars, authors })
    }

    /// The address of a page, counted from one. Of a thread that is not WordPress's only the first is known beforehand.
    pub fn page(&self, page: u32, newest_first: bool) -> String {
        if self.wordpress {
            page_address(&self.address, self.post.as_deref(), page, newest_first, self.avatars)
        } else {
            self.address.clone()
        }
    }
}
