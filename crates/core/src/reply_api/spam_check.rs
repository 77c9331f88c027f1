//! Checks before a reply is sent: whether a robot may have written it, and whether WordPress would accept it.

use serde_json::Value;

use super::parse_response;
use super::request::{Endpoint, Request, form_request};
use crate::formats::PlainText;
use crate::model::discussion::{Backend, ReplyPolicy};
use crate::model::submission::PostError;

/// The minimum time in seconds for a person to fill in the form.
const FASTEST: u32 = 2;

/// The signals that tell robots from readers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SubmissionSignals<'a> {
    /// The text in the hidden field, which only robots fill in.
    pub trap: &'a str,
    /// The whole seconds from the appearance of the form until sending.
    pub elapsed: u32,
}

impl SubmissionSignals<'_> {
    /// Returns an error for a reply to WordPress that looks like a robot's; `None` for one that may be sent. Other endpoints get the
    /// signals instead, if they want them. A person who is stopped by mistake waits for two seconds and loses nothing.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::model::{discussion::Backend, submission::PostError};
    /// use offprint_core::reply_api::{Endpoint, SubmissionSignals};
    ///
    /// let wordpress = Endpoint { backend: Backend::WordPress, ..Endpoint::default() };
    /// let robot = SubmissionSignals { trap: "https://spam.example", elapsed: 60 };
    /// assert_eq!(robot.rate_limit_reason(&wordpress), Some(PostError::RateLimited { seconds: 2 }));
    /// let reader = SubmissionSignals { trap: "", elapsed: 60 };
    /// assert_eq!(reader.rate_limit_reason(&wordpress), None);
    /// ```
    pub fn rate_limit_reason(&self, endpoint: &Endpoint) -> Option<PostError> {
        let is_trapped = !self.trap.is_empty();
        let left = if is_trapped { FASTEST } else { FASTEST.saturating_sub(self.elapsed) };
        (endpoint.backend == Backend::WordPress && left > 0).then_some(PostError::RateLimited { seconds: left })
    }
}

/// Returns a request that finds out whether visitors may reply to a WordPress post, see [`policy`]; `None` for other servers.
///
/// It never creates a comment: it has no text, and it sets the number of the new comment, which WordPress always refuses, but only after it
/// has checked who is asking and whether the post is open.
///
/// # Examples
///
/// ```
/// use offprint_core::model::discussion::Backend;
/// use offprint_core::reply_api::{Endpoint, policy_probe_request};
///
/// let wordpress = Endpoint { backend: Backend::WordPress, post: Some("7".into()), ..Endpoint::default() };
/// assert_eq!(policy_probe_request(&wordpress).unwrap().body, "post=7&id=1");
/// assert_eq!(policy_probe_request(&Endpoint::default()), None);
/// ```
pub fn policy_probe_request(endpoint: &Endpoint) -> Option<Request> {
    let post = endpoint.post.as_deref().filter(|_| endpoint.backend == Backend::WordPress)?;
    Some(form_request(endpoint.address.clone(), &[("post", post), ("id", "1")]))
}

/// Reads the answer to [`policy_probe_request`]. Anything but a clear refusal counts as open, because the reply itself is answered too.
///
/// # Examples
///
/// ```
/// use offprint_core::model::discussion::ReplyPolicy;
/// use offprint_core::reply_api::policy;
/// use offprint_core::sanitizer::html5ever::text;
/// use serde_json::json;
///
/// let answer = json!({ "code": "rest_comment_login_required", "message": "Sorry, you must be logged in to comment." });
/// assert_eq!(policy(401, Some(&answer), text), ReplyPolicy::MembersOnly);
/// let exists = json!({ "code": "rest_comment_exists", "message": "Cannot create existing comment." });
/// assert_eq!(policy(400, Some(&exists), text), ReplyPolicy::Open);
/// ```
pub fn policy(status: u16, body: Option<&Value>, plain_text: PlainText) -> ReplyPolicy {
    match parse_response(status, None, body, plain_text) {
        Err(PostError::LoginRequired) => ReplyPolicy::MembersOnly,
        Err(PostError::Closed) => ReplyPolicy::Closed,
        _ => ReplyPolicy::Open,
    }
}
