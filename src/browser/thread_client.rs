//! A thread's address, its pages, and the requests for them.

use offprint_core::config::Config;
use offprint_core::formats::load_error;
use offprint_core::formats::thread::{self, ThreadContext, ThreadPage, is_collection, page_address};
use offprint_core::model::Article;
use offprint_core::model::discussion::Backend;

use super::fetch::{self, RequestGuard};
use super::{dom_sanitizer, urls};

/// A thread on a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadSource {
    /// The address of its first page, or in WordPress of the collection of comments.
    pub address: String,
    /// True if it is WordPress's.
    pub wordpress: bool,
    /// The number of the post there.
    post: Option<String>,
    /// True if the pictures of those who replied are asked for.
    avatars: bool,
    /// The names of those who wrote the article.
    authors: Vec<String>,
}

/// A page that was fetched.
pub struct FetchedPage {
    /// The replies on it.
    pub page: ThreadPage,
    /// The number of pages, where a header says so.
    pub pages: Option<u32>,
}

impl ThreadSource {
    /// The thread of an article. What the element says goes before what the article says.
    pub fn of(article: &Article, config: &Config) -> Option<Self> {
        let discussion = &article.discussion;
        let authors = article.authors.iter().map(|author| author.name.clone()).collect();
        let given = config.thread.as_deref().and_then(|thread| urls::absolute(thread, &urls::page()));
        let address = given.or_else(|| discussion.thread.clone())?;
        let post = discussion.post.clone();
        let wordpress = is_collection(&address) || config.thread.is_none() && discussion.backend == Backend::WordPress;
        // Without a post these would be the comments of the whole site.
        if wordpress && post.is_none() && !address.contains("post=") {
            return None;
        }
        let post = post.filter(|_| !address.contains("post="));
        Some(Self { address, wordpress, post, avatars: config.avatars, authors })
    }

    /// The address of a page, counted from one. Of a thread that is not WordPress's only the first is known beforehand.
    pub fn page_address(&self, page: u32, newest_first: bool) -> String {
        if self.wordpress {
            page_address(&self.address, self.post.as_deref(), page, newest_first, self.avatars)
        } else {
            self.address.clone()
        }
    }

    /// Fetches a page. `None` when there is none, or it can't be read.
    pub async fn fetch(&self, address: &str, guard: &RequestGuard) -> Option<FetchedPage> {
        let fetched = fetch::get(address, guard).await.ok()?;
        let document = load_error::parse(&fetched.text, fetched.redirected).ok()?;
        let context = ThreadContext {
            resolve: &|address| urls::absolute(address, &fetched.address),
            clock: js_sys::Date::parse,
            plain_text: dom_sanitizer::plain_text,
            authors: &self.authors,
        };
        let mut page = thread::page(&document, &context)?;
        page.total = fetched.total.or(page.total);
        Some(FetchedPage { page, pages: fetched.pages })
    }
}
