//! The numbers of replies for a list of articles: the requests, and the decoding of their answers.

use serde_json::Value;

use super::{Page, discussion, isso};
use crate::lenient::{Id, read};
use crate::model::discussion::Backend;
use crate::reply_api::{Method, Request};

/// The source of the number of replies to one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CountSource {
    /// A page on an Isso server.
    Isso {
        /// The server's address, with a slash at its end.
        server: String,
        /// The page's name on the server.
        uri: String,
    },
    /// The comments on a post of a WordPress site.
    WordPress {
        /// The address of the collection of all comments.
        collection: String,
        /// The number of the post.
        post: String,
    },
    /// A thread in Offprint's own format, at this address.
    Document(String),
}

impl CountSource {
    /// Returns the source for the absolute address of a thread. Without a `backend` it is detected from the address. `page` is the page's
    /// name on an Isso server, where the address does not contain it.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::formats::thread::count::CountSource;
    ///
    /// let source = CountSource::of("https://news.example/wp-json/wp/v2/comments?post=7", None, None);
    /// let collection = "https://news.example/wp-json/wp/v2/comments".to_owned();
    /// assert_eq!(source, CountSource::WordPress { collection, post: "7".into() });
    /// ```
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

    /// Returns the address that sources share if one request can ask for all of them.
    pub fn group(&self) -> &str {
        match self {
            Self::Isso { server, .. } => server,
            Self::WordPress { collection, .. } => collection,
            Self::Document(address) => address,
        }
    }

    /// Returns the name of the source within its [`group`](Self::group).
    pub fn name(&self) -> &str {
        match self {
            Self::Isso { uri, .. } => uri,
            Self::WordPress { post, .. } => post,
            Self::Document(_) => "",
        }
    }
}

/// Returns the request for the numbers of replies to several pages on an Isso server, see [`isso_counts`].
///
/// # Examples
///
/// ```
/// use offprint_core::formats::thread::count::{isso_counts, isso_request};
///
/// let request = isso_request("https://isso.example/", &["/bees/", "/wasps/"]);
/// assert_eq!(request.address, "https://isso.example/count");
/// assert_eq!(request.body, r#"["/bees/","/wasps/"]"#);
/// assert_eq!(isso_counts(&serde_json::json!([8, 0])), [Some(8), Some(0)]);
/// ```
pub fn isso_request(server: &str, uris: &[&str]) -> Request {
    Request::json(Method::Post, [server, "count"].concat(), serde_json::to_string(uris).unwrap_or_default())
}

/// Returns the address of a page of the comments on several WordPress posts, with nothing but the number of the post in each, see
/// [`posts_of`]. `page` is counted from one; it has 100 comments.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::thread::count::comments_address;
///
/// assert_eq!(
///     comments_address("/wp-json/wp/v2/comments", &["1", "22"], 2),
///     "/wp-json/wp/v2/comments?post=1,22&per_page=100&_fields=post&page=2"
/// );
/// ```
pub fn comments_address(collection: &str, posts: &[&str], page: u32) -> String {
    let number = page.to_string();
    [&with_posts(collection, &posts.join(",")), "&per_page=100&_fields=post&page=", &number].concat()
}

/// Returns the address of the comments on one WordPress post, asking for as little as possible: their number is in the header
/// `X-WP-Total`.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::thread::count::total_address;
///
/// assert_eq!(total_address("/wp-json/wp/v2/comments", "7"), "/wp-json/wp/v2/comments?post=7&per_page=1&_fields=id");
/// ```
pub fn total_address(collection: &str, post: &str) -> String {
    with_posts(collection, post) + "&per_page=1&_fields=id"
}

fn with_posts(collection: &str, posts: &str) -> String {
    [collection, if collection.contains('?') { "&" } else { "?" }, "post=", posts].concat()
}

/// Returns true if reading the remaining pages of comments takes no more requests than asking for each post. `pages` includes the first
/// page, which was read already.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::thread::count::is_worth_paging;
///
/// assert!(is_worth_paging(3, 10));
/// assert!(!is_worth_paging(30, 10));
/// ```
pub fn is_worth_paging(pages: u32, posts: usize) -> bool {
    (pages as usize).saturating_sub(1) <= posts
}

/// Decodes the answer to [`isso_request`]: the numbers in the order of the request, `None` for one that is not understood.
pub fn isso_counts(answer: &Value) -> Vec<Option<u32>> {
    let counts = answer.as_array().map(Vec::as_slice).unwrap_or_default();
    counts.iter().map(|count| count.as_u64().map(|count| count as u32)).collect()
}

/// Decodes a page of [`comments_address`]: the posts that the comments belong to, each as often as there are comments on it. `None` if the
/// answer is no list.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::thread::count::posts_of;
///
/// let answer = serde_json::json!([{ "post": 1 }, { "post": 22 }, { "post": 1 }]);
/// assert_eq!(posts_of(&answer), Some(vec!["1".into(), "22".into(), "1".into()]));
/// ```
pub fn posts_of(answer: &Value) -> Option<Vec<String>> {
    let comments = answer.as_array()?;
    let post = |comment: &Value| Id::from(comment.get("post")?.clone()).0;
    Some(comments.iter().filter_map(post).collect())
}

/// Returns the number of replies in a thread of Offprint's own format: its `total`, else the length of its list if there is no next page.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::thread::count::total;
/// use serde_json::json;
///
/// assert_eq!(total(&json!({ "replies": [{}, {}] })), Some(2));
/// assert_eq!(total(&json!({ "replies": [{}, {}], "next": "?page=2" })), None);
/// ```
pub fn total(document: &Value) -> Option<u32> {
    let page: Page = read(document)?;
    let counted = page.replies.filter(|_| page.next.0.is_none()).map(|replies| replies.len() as u32);
    page.total.0.map(|total| total as u32).or(counted)
}
