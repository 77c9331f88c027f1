//! The number of replies to many articles, as a list of them shows it: which server is asked for what, and what its answer says.

use serde_json::Value;

use super::{Page, discussion, isso};
use crate::lenient::{Id, read};
use crate::model::discussion::Backend;
use crate::reply_api::{Method, Request};

/// The place where the number of replies to one article is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CountSource {
    /// An Isso server, and what the article's page is called there.
    Isso {
        /// The server's address.
        server: String,
        /// The name of the page.
        uri: String,
    },
    /// The comments of a WordPress site on one post.
    WordPress {
        /// The address of all comments.
        collection: String,
        /// The number of the post.
        post: String,
    },
    /// A thread in our own format.
    Document(String),
}

impl CountSource {
    /// The source for a thread's absolute address. `page` is what an Isso server calls the page where the address does not say so.
    pub fn of(thread: &str, backend: Option<Backend>, page: Option<&str>) -> Self {
        let is_isso = backend.map_or_else(|| isso::is_isso(thread), |backend| backend == Backend::Isso);
        if is_isso {
            let uri = isso::uri(thread).or_else(|| page.map(str::to_owned)).unwrap_or_default();
            return Self::Isso { server: isso::server(thread), uri };
        }
        let discussion = discussion(thread);
        match discussion.reply_to.zip(discussion.post) {
            Some((collection, post)) => Self::WordPress { collection, post },
            None => Self::Document(thread.to_owned()),
        }
    }

    /// What is asked together has the same group.
    pub fn group(&self) -> &str {
        match self {
            Self::Isso { server, .. } => server,
            Self::WordPress { collection, .. } => collection,
            Self::Document(address) => address,
        }
    }

    /// Its name within the group.
    pub fn name(&self) -> &str {
        match self {
            Self::Isso { uri, .. } => uri,
            Self::WordPress { post, .. } => post,
            Self::Document(_) => "",
        }
    }
}

/// The request that asks an Isso server for the numbers of all these pages.
pub fn isso_request(server: &str, uris: &[&str]) -> Request {
    Request::json(Method::Post, [server, "count"].concat(), Value::from(uris).to_string())
}

/// The address of a page, counted from one, of the comments on several posts, of which no more is asked than to which post each belongs.
pub fn comments_address(collection: &str, posts: &[&str], page: u32) -> String {
    let number = page.to_string();
    [&with_posts(collection, &posts.join(",")), "&per_page=100&_fields=post&page=", &number].concat()
}

/// The address of the comments on one post, of which no more is wanted than their number, which a header says.
pub fn total_address(collection: &str, post: &str) -> String {
    with_posts(collection, post) + "&per_page=1&_fields=id"
}

fn with_posts(collection: &str, posts: &str) -> String {
    [collection, if collection.contains('?') { "&" } else { "?" }, "post=", posts].concat()
}

/// Tells whether it takes fewer requests to go on through all pages of the comments than to ask for each post.
pub fn is_worth_paging(pages: u32, posts: usize) -> bool {
    (pages as usize).saturating_sub(1) <= posts
}

/// The numbers in an Isso server's answer, in the order of the request.
pub fn isso_counts(answer: &Value) -> Vec<Option<u32>> {
    let counts = answer.as_array().map(Vec::as_slice).unwrap_or_default();
    counts.iter().map(|count| count.as_u64().map(|count| count as u32)).collect()
}

/// The posts that the comments of a page belong to, each as often as there are comments on it. `None` if the answer is no list.
pub fn posts_of(answer: &Value) -> Option<Vec<String>> {
    let comments = answer.as_array()?;
    let post = |comment: &Value| Id::from(comment.get("post")?.clone()).0;
    Some(comments.iter().filter_map(post).collect())
}

/// The number of replies in a thread of our own format, as it says, or as there are if this is all of it.
pub fn total(document: &Value) -> Option<u32> {
    let page: Page = read(document)?;
    let counted = page.replies.filter(|_| page.next.0.is_none()).map(|replies| replies.len() as u32);
    page.total.0.map(|total| total as u32).or(counted)
}
