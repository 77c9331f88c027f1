//! The request that posts a reply.

use serde::Serialize;

use super::idempotency_key::idempotency_key;
use super::isso;
use super::spam_check::SubmissionSignals;
use crate::form_encoding;
use crate::model::Discussion;
use crate::model::discussion::Backend;
use crate::model::reply::Reply;

/// The server that replies are sent to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Endpoint {
    /// The address, absolute or relative to the page. For Isso it ends with a slash.
    pub address: String,
    /// The kind of server.
    pub backend: Backend,
    /// The number of the WordPress post, or the page's name in Isso; `None` for other servers.
    pub post: Option<String>,
    /// The article's headline, which Isso stores as the title of the page.
    pub title: String,
    /// True if the endpoint wants the [`SubmissionSignals`] with a reply.
    pub spam_checks: bool,
}

/// Returns the endpoint for the replies to an article: the one that the element names (`own`), which follows Offprint's protocol, else the
/// one of the article's source.
///
/// `None` if there is neither, or if the number of the WordPress post is unknown.
///
/// # Examples
///
/// ```
/// use offprint_core::model::{Discussion, discussion::Backend};
/// use offprint_core::reply_api::endpoint;
///
/// let comments = "https://news.example/wp-json/wp/v2/comments";
/// let discussion = Discussion {
///     backend: Backend::WordPress,
///     reply_to: Some(comments.into()),
///     post: Some("7".into()),
///     ..Discussion::default()
/// };
/// assert_eq!(endpoint(None, &discussion).unwrap().address, comments);
/// assert_eq!(endpoint(Some("/replies"), &discussion).unwrap().backend, Backend::Offprint);
/// assert_eq!(endpoint(None, &Discussion::default()), None);
/// ```
pub fn endpoint(own: Option<&str>, discussion: &Discussion) -> Option<Endpoint> {
    let Discussion { backend, reply_to, post, spam_checks, .. } = discussion;
    let backend = if own.is_none() { *backend } else { Backend::Offprint };
    let post = post.clone().filter(|_| backend != Backend::Offprint);
    if post.is_none() && backend == Backend::WordPress {
        return None;
    }
    let address = own.or(reply_to.as_deref())?.to_owned();
    Some(Endpoint { address, backend, post, title: String::new(), spam_checks: *spam_checks })
}

/// An HTTP request, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The HTTP method.
    pub method: Method,
    /// The address, absolute or relative to the page.
    pub address: String,
    /// The value of `Content-Type`; empty for a request without a body.
    pub content_type: &'static str,
    /// The body; empty for a request without one.
    pub body: String,
    /// The reference to the posted reply; `None` for other requests, and for Isso.
    pub reply_ref: Option<ReplyRef>,
    /// The credentials of the reader.
    pub identity: Identity,
}

/// An HTTP method.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of HTTP")]
pub enum Method {
    Get,
    #[default]
    Post,
    Put,
    Delete,
}

impl Method {
    /// Returns the name of the method in HTTP.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// The credentials that a request carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Identity {
    /// None beyond the cookies that a browser sends to the page's own origin.
    #[default]
    Anonymous,
    /// The cookies of another origin too. Isso recognizes the author of a comment by one.
    Cookies,
    /// The nonce that WordPress made for a signed-in reader, together with the cookies of the page's own origin.
    Nonce(String),
}

impl Request {
    /// Creates a request with a body in JSON, without credentials.
    pub fn json(method: Method, address: String, body: String) -> Self {
        let (reply_ref, identity) = (None, Identity::default());
        Self { method, address, content_type: "application/json", body, reply_ref, identity }
    }

    /// Creates a request without a body, without credentials.
    pub fn bare(method: Method, address: String) -> Self {
        Self { content_type: "", ..Self::json(method, address, String::new()) }
    }

    /// Sets the credentials.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::reply_api::{Identity, Method, Request};
    ///
    /// let request = Request::bare(Method::Delete, "https://isso.example/id/7".into()).by(Identity::Cookies);
    /// assert_eq!((request.method.as_str(), request.content_type), ("DELETE", ""));
    /// assert_eq!(request.identity, Identity::Cookies);
    /// ```
    #[must_use]
    pub fn by(self, identity: Identity) -> Self {
        Self { identity, ..self }
    }
}

/// The reference to a posted reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyRef {
    /// The article's id or address.
    pub article: String,
    /// The [`idempotency_key`] of the reply.
    pub key: String,
}

/// Returns the request that posts a reply. `article` is the article's id or address.
///
/// WordPress gets a form, which it accepts as well as JSON: a page may send a form to another origin without a preflight, which costs a
/// round trip and fails behind some firewalls. The author's number, the status, the date and the IP address are never sent, because
/// WordPress would refuse or believe them. It needs no key, because it refuses duplicates itself.
///
/// # Examples
///
/// ```
/// use offprint_core::model::discussion::Backend;
/// use offprint_core::model::reply::{ReplyDraft, RequiredFields, validate};
/// use offprint_core::reply_api::{Endpoint, SubmissionSignals, request};
///
/// let draft = ReplyDraft {
///     comment: "I was there.".into(),
///     author: "Ann".into(),
///     email: "ann@mail.example".into(),
///     ..ReplyDraft::default()
/// };
/// let reply = validate(&draft, RequiredFields::default()).unwrap();
/// let address = "https://news.example/wp-json/wp/v2/comments".into();
/// let endpoint = Endpoint { address, backend: Backend::WordPress, post: Some("7".into()), ..Endpoint::default() };
/// let request = request(&endpoint, "bees-1", &reply, &SubmissionSignals::default());
/// assert_eq!(request.content_type, "application/x-www-form-urlencoded");
/// assert_eq!(request.body, "post=7&content=I%20was%20there.&author_name=Ann&author_email=ann%40mail.example");
/// ```
pub fn request(endpoint: &Endpoint, article: &str, reply: &Reply, signals: &SubmissionSignals<'_>) -> Request {
    let address = endpoint.address.clone();
    let reply_ref = ReplyRef { article: article.to_owned(), key: idempotency_key(article, reply) };
    let post = endpoint.post.as_deref().unwrap_or_default();
    if endpoint.backend == Backend::Isso {
        return isso::request(endpoint, post, reply);
    }
    if endpoint.backend == Backend::Offprint {
        let own = ReplyBody {
            key: Some(&reply_ref.key),
            elapsed: endpoint.spam_checks.then(|| signals.elapsed.to_string()),
            trap: Some(signals.trap).filter(|trap| endpoint.spam_checks && !trap.is_empty()),
            ..ReplyBody::new(article, reply)
        };
        let body = serde_json::to_string(&own).unwrap_or_default();
        return Request { reply_ref: Some(reply_ref), ..Request::json(Method::Post, address, body) };
    }
    let request = form_request(
        address,
        &[
            ("post", post),
            ("content", reply.comment()),
            ("author_name", reply.author()),
            ("author_email", reply.email()),
            ("author_url", reply.url().unwrap_or_default()),
            ("parent", reply.parent().unwrap_or_default()),
        ],
    );
    Request { reply_ref: Some(reply_ref), ..request }
}

/// Creates a request with a form, without its empty fields.
pub(super) fn form_request(address: String, fields: &[(&str, &str)]) -> Request {
    let fields: Vec<_> = fields.iter().copied().filter(|(_, value)| !value.is_empty()).collect();
    let body = form_encoding::encode(&fields);
    Request { content_type: "application/x-www-form-urlencoded", ..Request::json(Method::Post, address, body) }
}

/// The properties of a reply, for Offprint's own endpoints and for the page's event `offprint-reply`. The website and the parent are left
/// out if there is none; the page gets neither key nor signals. See `public/schema/reply.schema.json`.
#[derive(Clone, Debug, Serialize)]
pub struct ReplyBody<'a> {
    article: &'a str,
    comment: &'a str,
    author: &'a str,
    email: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    elapsed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trap: Option<&'a str>,
}

impl<'a> ReplyBody<'a> {
    /// Borrows the properties of a reply. `article` is the article's id or address.
    pub fn new(article: &'a str, reply: &'a Reply) -> Self {
        Self {
            article,
            comment: reply.comment(),
            author: reply.author(),
            email: reply.email(),
            url: reply.url(),
            parent: reply.parent(),
            key: None,
            elapsed: None,
            trap: None,
        }
    }
}
