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

/// A POST, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The address.
    pub address: String,
    /// The media type of the body.
    pub content_type: &'static str,
    /// The body.
    pub body: String,
    /// The reference to the reply; `None` for a request that posts none.
    pub reply_ref: Option<ReplyRef>,
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
        return Request { address, content_type: "application/json", body, reply_ref: Some(reply_ref) };
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
    Request {
        address,
        content_type: "application/x-www-form-urlencoded",
        body: form_encoding::encode(&fields),
        reply_ref: None,
    }
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
