//! A thread's address, its pages, and the requests for them.

use std::rc::Rc;

use offprint_core::config::{Config, Sort};
use offprint_core::formats::load_error;
use offprint_core::formats::thread::{
    self, Extras, PAGE, ThreadContext, ThreadPage, is_collection, isso, page_address,
};
use offprint_core::model::Article;
use offprint_core::model::discussion::Backend;
use offprint_core::model::thread::ThreadReply;
use serde_json::Value;

use super::account::SignedIn;
use super::change_client::ReplyServer;
use super::fetch::{self, RequestGuard};
use super::{dates, dom_sanitizer, isso_client, urls};

/// A thread on a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadSource {
    /// The address of its first page; for WordPress, of the collection of comments; for Isso, of the whole thread.
    pub address: String,
    /// The kind of server.
    backend: Backend,
    /// The post's number in WordPress.
    post: Option<String>,
    /// The data requested in addition to the replies.
    extras: Extras,
    /// The names of the article's authors.
    authors: Vec<String>,
}

/// A page of a thread.
pub struct FetchedPage {
    /// The replies on it.
    pub page: ThreadPage,
    /// The number of pages, if a header gives it.
    pub pages: Option<u32>,
}

impl ThreadSource {
    /// Returns the thread of an article. The element's attributes take precedence over the article's data.
    pub fn of(article: &Article, config: &Config) -> Option<Self> {
        let discussion = &article.discussion;
        let authors = article.authors.iter().map(|author| author.name.clone()).collect();
        let given = config.thread.as_deref().filter(|_| discussion.backend != Backend::Isso);
        let given = given.and_then(|thread| urls::absolute(thread, &urls::page()));
        let address = given.or_else(|| discussion.thread.clone())?;
        let post = discussion.post.clone();
        let backend = match discussion.backend {
            Backend::Isso => Backend::Isso,
            _ if is_collection(&address) => Backend::WordPress,
            _ if config.thread.is_some() => config.backend.unwrap_or_default(),
            backend => backend,
        };
        // Without a post, the collection has the comments of the whole site.
        if backend == Backend::WordPress && post.is_none() && !address.contains("post=") {
            return None;
        }
        let post = post.filter(|_| !address.contains("post="));
        let extras = Extras { avatars: config.avatars, rights: config.account.name.is_some() };
        Some(Self { address, backend, post, extras, authors })
    }

    /// Returns the address of a page, counted from one. For a thread in Offprint's own format, it is always that of the first page.
    pub fn page_address(&self, page: u32, sort: Sort) -> String {
        let newest_first = sort == Sort::Newest;
        match self.backend {
            Backend::WordPress => page_address(&self.address, self.post.as_deref(), page, newest_first, self.extras),
            Backend::Isso => isso::page_address(&self.address, page, sort),
            Backend::Offprint => self.address.clone(),
        }
    }

    /// Returns the address of the answers to one reply, without the first `offset`. Only Isso leaves answers out.
    pub fn answers_address(&self, id: &str, offset: u32) -> String {
        isso::answers_address(&self.address, id, offset)
    }

    /// Returns the number of pages for a number of replies; `None` if the total is unknown or pages are not counted in replies, as in Isso.
    pub fn pages_of(&self, total: u32) -> Option<u32> {
        let is_counted = total > 0 && self.backend != Backend::Isso;
        is_counted.then(|| total.div_ceil(PAGE))
    }

    /// Returns true if the server can return its pages in either order.
    pub fn is_ordered(&self) -> bool {
        self.backend != Backend::Offprint
    }

    /// Returns the address of the page after the first `so_far` pages.
    pub fn next_address(&self, fetched: &FetchedPage, so_far: u32, sort: Sort) -> Option<String> {
        let page = &fetched.page;
        let has_more = match self.backend {
            Backend::WordPress => fetched.pages.map_or(page.replies.len() as u32 >= PAGE, |pages| so_far < pages),
            Backend::Isso => page.left_out > 0 && !page.replies.is_empty(),
            Backend::Offprint => return page.next.clone(),
        };
        has_more.then(|| self.page_address(so_far + 1, sort))
    }

    /// Explains a failed request in the console, if the publisher can do something about it.
    pub async fn explain_failure(&self) {
        if self.backend == Backend::Isso {
            isso_client::is_origin_refused(&isso::server(&self.address)).await;
        }
    }

    /// Returns the server of the thread, with the reader if they are signed in there.
    pub fn server(&self, reader: Option<Rc<SignedIn>>) -> ReplyServer {
        let is_wordpress = self.backend == Backend::WordPress;
        let signed_in = reader.filter(|reader| is_wordpress && reader.is_known_to(&self.address));
        ReplyServer { backend: self.backend, address: isso::server(&self.address), signed_in }
    }

    /// Fetches a page, as the signed-in reader if there is one. Returns `None` if it could not be fetched or decoded.
    pub async fn fetch(
        &self,
        address: &str,
        signed_in: Option<&Rc<SignedIn>>,
        guard: &RequestGuard,
    ) -> Option<FetchedPage> {
        let fetched = match signed_in {
            Some(signed_in) => signed_in.get(address, guard).await,
            None => fetch::get(address, guard).await,
        };
        let fetched = fetched.ok()?;
        let document = load_error::parse(&fetched.text, fetched.redirected).ok()?;
        let page = with_context(&fetched.address, &self.authors, |context| thread::page(&document, context));
        let mut page = page?;
        page.total = fetched.total.or(page.total);
        Some(FetchedPage { page, pages: fetched.pages })
    }

    /// Decodes a single reply from a server's response.
    pub fn decode(&self, reply: &Value) -> Option<ThreadReply> {
        with_context(&self.address, &self.authors, |context| thread::one(reply, context))
    }
}

/// Calls a decoder with the context for a document from an address.
pub fn with_context<T>(base: &str, authors: &[String], decode: impl FnOnce(&ThreadContext<'_>) -> T) -> T {
    decode(&ThreadContext {
        resolve: &|address| urls::absolute(address, base),
        clock: js_sys::Date::parse,
        iso: dates::iso,
        plain_text: dom_sanitizer::plain_text,
        authors,
    })
}
