//! What is posted, and where to.

use super::idempotency_key::idempotency_key;
use super::spam_check::SubmissionSignals;
use crate::form_encoding;
use crate::model::Discussion;
use crate::model::discussion::Backend;
use crate::model::reply::{Field, Reply};
use crate::text::digits;

/// Where replies go, and whose rules hold there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// An address: absolute, or relative to the page.
    pub address: String,
    /// The post of WordPress's that is replied to; `None` elsewhere.
    pub post: Option<String>,
    /// Whether the endpoint has asked for what tells a robot from a reader.
    pub spam_checks: bool,
}

/// Where the replies to an article go: to the publisher's own endpoint if the element names one, else to what the article's
/// source names. `None` if there is neither.
pub fn endpoint(own: Option<&str>, discussion: &Discussion) -> Option<Endpoint> {
    let Discussion { backend, reply_to, post, spam_checks, .. } = discussion;
    let post = post.clone().filter(|_| *backend == Backend::WordPress && own.is_none());
    if own.is_none() && post.is_none() && *backend == Backend::WordPress {
        return None;
    }
    Some(Endpoint { address: own.or(reply_to.as_deref())?.to_owned(), post, spam_checks: *spam_checks })
}

/// A POST, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Where to.
    pub address: String,
    /// The media type of the body.
    pub content_type: &'static str,
    /// What is sent.
    pub body: String,
    /// What the reply is known by; `None` for what is no reply.
    pub reply_ref: Option<ReplyRef>,
}

/// What a reply is known by outside the form it was written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyRef {
    /// The article's id, or its address.
    pub article: String,
    /// The reply's [`key`].
    pub key: String,
}

/// The request that posts a reply. `article` is the article's id, or its address.
///
/// WordPress is sent a form: it takes one as well as JSON, and a form is what every page may send to another origin without the
/// browser asking that origin first (a preflight, which costs a round trip and fails where a firewall drops it). The author's
/// number, the status, the date and the IP address are never sent: WordPress would refuse them, or believe them. It needs no key
/// either: it refuses the same words by the same author by itself.
#[inline(never)]
pub fn request(endpoint: &Endpoint, article: &str, reply: &Reply, attempt: &SubmissionSignals<'_>) -> Request {
    let address = endpoint.address.clone();
    let reply_ref = ReplyRef { article: article.to_owned(), key: idempotency_key(article, reply) };
    let Some(post) = &endpoint.post else {
        let elapsed = digits(attempt.elapsed.into());
        let mut fields = request_fields(article, reply);
        fields.push(("key", &reply_ref.key));
        if endpoint.spam_checks {
            fields.push(("elapsed", &elapsed));
            fields.push(("trap", attempt.trap));
        }
        let body = json(&fields);
        return Request { address, content_type: "application/json", body, reply_ref: Some(reply_ref) };
    };
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

/// The properties of our own request, all text; what is empty is left out. `article` is the article's id, or its address.
pub fn request_fields<'a>(article: &'a str, reply: &'a Reply) -> Vec<(&'static str, &'a str)> {
    let mut fields = vec![
        ("article", article),
        (Field::Comment.name(), reply.comment()),
        (Field::Author.name(), reply.author()),
        (Field::Email.name(), reply.email()),
    ];
    if let Some(url) = reply.url() {
        fields.push((Field::Url.name(), url));
    }
    if let Some(parent) = reply.parent() {
        fields.push(("parent", parent));
    }
    fields
}

/// An object of texts, without what is empty.
fn json(fields: &[(&str, &str)]) -> String {
    let mut out = String::from("{");
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        if out.len() > 1 {
            out.push(',');
        }
        push_quoted(&mut out, name);
        out.push(':');
        push_quoted(&mut out, value);
    }
    out.push('}');
    out
}

fn push_quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\0'..='\x1f' => {
                out.push_str("\\u00");
                form_encoding::push_hex(out, c as u8);
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}
