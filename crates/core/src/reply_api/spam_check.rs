//! Checks before a reply is sent: whether a robot wrote it, and whether WordPress would take it at all.

use serde_json::Value;

use super::parse_response;
use super::request::{Endpoint, Request, form_request};
use crate::formats::PlainText;
use crate::model::discussion::{Backend, ReplyPolicy};
use crate::model::submission::PostError;

/// Nobody reads an article and fills in the form in fewer seconds.
const FASTEST: u32 = 2;

/// The signs by which robots are told from people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SubmissionSignals<'a> {
    /// The text in the field that no person sees.
    pub trap: &'a str,
    /// Whole seconds from the appearance of the form until sending.
    pub elapsed: u32,
}

impl SubmissionSignals<'_> {
    /// The reason to hold a reply back that looks like a robot's. Only WordPress needs that from us; endpoints of our own are
    /// told instead, if they want to know. A person who gets here by accident waits for seconds and loses nothing.
    pub fn rate_limit_reason(&self, endpoint: &Endpoint) -> Option<PostError> {
        let is_trapped = !self.trap.is_empty();
        let left = if is_trapped { FASTEST } else { FASTEST.saturating_sub(self.elapsed) };
        (endpoint.backend == Backend::WordPress && left > 0).then_some(PostError::RateLimited { seconds: left })
    }
}

/// A request that asks WordPress whether visitors may reply to a post. Nothing can come of it: it has no text, and it gives the
/// new comment a number, which is always refused, though only after the questions that matter (who is asking, is the post open).
/// `None` for other targets.
pub fn policy_probe_request(endpoint: &Endpoint) -> Option<Request> {
    let post = endpoint.post.as_deref().filter(|_| endpoint.backend == Backend::WordPress)?;
    Some(form_request(endpoint.address.clone(), &[("post", post), ("id", "1")]))
}

/// Reads the answer to [`policy_probe_request`]. Anything but a clear no is a yes: the reply itself will be answered too.
pub fn policy(status: u16, body: Option<&Value>, plain_text: PlainText) -> ReplyPolicy {
    match parse_response(status, None, body, plain_text) {
        Err(PostError::LoginRequired) => ReplyPolicy::MembersOnly,
        Err(PostError::Closed) => ReplyPolicy::Closed,
        _ => ReplyPolicy::Open,
    }
}
