//! The request that posts a reply.

use serde::Serialize;

use super::idempotency_key::idempotency_key;
use super::isso;
use super::spam_check::SubmissionSignals;
use crate::form_encoding;
use crate::model::Discussion;
use crate::model::discussion::Backend;
use crate::model::reply::Reply;

/// The place replies are sent to, with its rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Endpoint {
    /// An address: absolute, or relative to the page.
    pub address: String,
    /// Whose rules it follows.
    pub backend: Backend,
    /// The post of WordPress's that is replied to, or the page's name in Isso; `None` elsewhere.
    pub post: Option<String>,
    /// The article's headline, which Isso wants to know.
    pub title: String,
    /// True if the endpoint has asked for what tells a robot from a reader.
    pub spam_checks: bool,
}

/// Where the replies to an article go: to the publisher's own endpoint if the element names one, else to what the article's
/// source names. `None` if there is neither.
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

/// A request, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The address.
    pub address: String,
    /// The media type of the body; empty where there is no body.
    pub content_type: &'static str,
    /// The body.
    pub body: String,
    /// The reference to the reply; `None` for a request that posts none.
    pub reply_ref: Option<ReplyRef>,
    /// What shows the server who is asking.
    pub identity: Identity,
}

/// The methods that servers of replies are asked with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Adds something.
    #[default]
    Post,
    /// Puts something else in a place.
    Put,
    /// Deletes.
    Delete,
}

impl Method {
    /// Its name in HTTP.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// What a request carries for the server to know the reader by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Identity {
    /// Nothing but what a browser sends to the page's own server anyway.
    #[default]
    Anonymous,
    /// The server's cookies, though it is not the page's own: Isso knows by one who wrote a comment.
    Cookies,
    /// The nonce that WordPress has given the page for a reader who is signed in; it goes with the cookies of the page's own server.
    Nonce(String),
}

impl Request {
    /// A request with a body in JSON.
    pub fn json(method: Method, address: String, body: String) -> Self {
        let (reply_ref, identity) = (None, Identity::default());
        Self { method, address, content_type: "application/json", body, reply_ref, identity }
    }

    /// A request without a body.
    pub fn bare(method: Method, address: String) -> Self {
        Self { content_type: "", ..Self::json(method, address, String::new()) }
    }

    /// The same, so that the server knows the reader.
    #[must_use]
    pub fn by(self, identity: Identity) -> Self {
        Self { identity, ..self }
    }
}

/// The reference to a reply outside the form it was written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyRef {
    /// The article's id, or its address.
    pub article: String,
    /// The reply's [`idempotency_key`].
    pub key: String,
}

/// The request that posts a reply. `article` is the article's id, or its address.
///
/// WordPress is sent a form: it takes one as well as JSON, and a form is what every page may send to another origin without the
/// browser asking that origin first (a preflight, which costs a round trip and fails where a firewall drops it). The author's
/// number, the status, the date and the IP address are never sent: WordPress would refuse them, or believe them. It needs no key
/// either: it refuses the same words by the same author by itself.
pub fn request(endpoint: &Endpoint, article: &str, reply: &Reply, signals: &SubmissionSignals<'_>) -> Request {
    let address = endpoint.address.clone();
    let reply_ref = ReplyRef { article: article.to_owned(), key: idempotency_key(article, reply) };
    let post = endpoint.post.as_deref().unwrap_or_default();
    if endpoint.backend == Backend::Isso {
        return isso::request(endpoint, post, reply);
    }
    if endpoint.backend == Backend::Offprint {
        let sent_signals = Signals { elapsed: signals.elapsed.to_string(), trap: signals.trap };
        let own = OwnRequest {
            reply: ReplyBody::new(article, reply),
            key: &reply_ref.key,
            signals: endpoint.spam_checks.then_some(sent_signals),
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

/// A form to be sent, without what is empty.
pub(super) fn form_request(address: String, fields: &[(&str, &str)]) -> Request {
    let fields: Vec<_> = fields.iter().copied().filter(|(_, value)| !value.is_empty()).collect();
    let body = form_encoding::encode(&fields);
    Request { content_type: "application/x-www-form-urlencoded", ..Request::json(Method::Post, address, body) }
}

/// A reply as our own endpoints are sent it, and as the page sees it in the event `offprint-reply`. What is empty is left out.
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
}

impl<'a> ReplyBody<'a> {
    /// The properties of a reply. `article` is the article's id, or its address.
    pub fn new(article: &'a str, reply: &'a Reply) -> Self {
        Self {
            article,
            comment: reply.comment(),
            author: reply.author(),
            email: reply.email(),
            url: reply.url(),
            parent: reply.parent(),
        }
    }
}

/// The request to our own endpoints: `public/schema/reply.schema.json`.
#[derive(Serialize)]
struct OwnRequest<'a> {
    #[serde(flatten)]
    reply: ReplyBody<'a>,
    key: &'a str,
    #[serde(flatten)]
    signals: Option<Signals<'a>>,
}

#[derive(Serialize)]
struct Signals<'a> {
    elapsed: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    trap: &'a str,
}
