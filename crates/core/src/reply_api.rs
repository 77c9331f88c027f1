//! Requests to reply endpoints, and the meaning of their answers.
//!
//! A request is a JSON object, or a form for WordPress. An answer is Offprint's, WordPress's or Isso's; an error code in its body counts
//! before the HTTP status. If an answer does not tell whether the reply arrived, the reply counts as not arrived.
//!
//! # Examples
//!
//! ```
//! use offprint_core::model::reply::{ReplyDraft, RequiredFields, validate};
//! use offprint_core::model::submission::Outcome;
//! use offprint_core::reply_api::{Endpoint, SubmissionSignals, parse_response, request};
//! use offprint_core::sanitizer::html5ever::text;
//!
//! let nothing_required = RequiredFields { author: false, email: false };
//! let draft = ReplyDraft { comment: "I was there.".into(), ..ReplyDraft::default() };
//! let reply = validate(&draft, nothing_required).unwrap();
//! let endpoint = Endpoint { address: "/replies".into(), ..Endpoint::default() };
//! let request = request(&endpoint, "bees-1", &reply, &SubmissionSignals::default());
//! assert!(request.body.starts_with(r#"{"article":"bees-1","comment":"I was there.","author":"","email":"","key":""#));
//!
//! let answer = serde_json::json!({ "status": "held" });
//! assert_eq!(parse_response(200, None, Some(&answer), text), Ok(Outcome::Held));
//! ```

pub mod changes;
mod idempotency_key;
mod isso;
mod request;
mod server_message;
mod spam_check;
mod wordpress_errors;

pub use idempotency_key::idempotency_key;
pub use isso::{find_in_isso, parse_response as parse_isso_response, preview_html, preview_request};
pub use request::{Endpoint, Identity, Method, ReplyBody, ReplyRef, Request, endpoint, request};
pub use spam_check::{SubmissionSignals, policy, policy_probe_request};

use serde::Deserialize;
use serde_json::{Map, Value};

use self::wordpress_errors::Meaning;
use crate::formats::PlainText;
use crate::lenient::{Id, Lenient, Line, Text, read};
use crate::model::reply::{Field, FieldError, is_web_link};
use crate::model::submission::{Outcome, PostError};

/// The seconds to wait when a server names none, those of WordPress's flood check, `wp_throttle_comment_flood()`.
const FLOOD_SECONDS: u32 = 15;

/// Reads the answer of Offprint's own endpoint or of WordPress. For Isso use [`parse_isso_response`].
///
/// `retry_after` is the value of the header `Retry-After`, which another origin has to expose. `body` is `None` if the answer was empty or
/// no JSON.
///
/// A status of 201, 202, 204 or 205 means that the reply was accepted. With 200 the body has to name the outcome, because every web page
/// has that status.
///
/// # Errors
///
/// Returns the reason for every answer that does not accept the reply; [`PostError::NotUnderstood`] if it says neither yes nor no.
///
/// # Examples
///
/// ```
/// use offprint_core::model::submission::{Outcome, PostError};
/// use offprint_core::reply_api::parse_response;
/// use offprint_core::sanitizer::html5ever::text;
/// use serde_json::json;
///
/// assert_eq!(parse_response(201, None, None, text), Ok(Outcome::Held));
/// assert_eq!(parse_response(200, None, None, text), Err(PostError::NotUnderstood));
/// assert_eq!(parse_response(429, Some("60"), None, text), Err(PostError::RateLimited { seconds: 60 }));
///
/// let closed = json!({ "code": "rest_comment_closed", "message": "Sorry, comments are closed for this item." });
/// assert_eq!(parse_response(403, None, Some(&closed), text), Err(PostError::Closed));
/// ```
pub fn parse_response(
    status: u16,
    retry_after: Option<&str>,
    body: Option<&Value>,
    plain_text: PlainText,
) -> Result<Outcome, PostError> {
    let body = body.and_then(read::<Answer>);
    let taken = (200..300).contains(&status);
    if taken && let Some(outcome) = body.as_ref().and_then(Answer::outcome) {
        return Ok(outcome);
    }
    let code = body.as_ref().and_then(|body| body.code.0.clone());
    let message = body.as_ref().and_then(|body| body.message(plain_text));
    if let Some(meaning) = code.as_deref().and_then(wordpress_errors::meaning) {
        let words = || message.clone().or(code.clone()).unwrap_or_default();
        return match meaning {
            Meaning::AlreadyReceived => Ok(Outcome::Duplicate),
            Meaning::RateLimited => Err(too_fast(retry_after)),
            Meaning::Closed => Err(PostError::Closed),
            Meaning::LoginRequired => Err(PostError::LoginRequired),
            Meaning::Fields(fields) => {
                Err(PostError::Fields(fields.iter().map(|&field| (field, FieldError::Server(words()))).collect()))
            }
        };
    }
    if status < 500
        && let Some(errors) = body.and_then(|body| body.field_errors(plain_text))
    {
        return Err(errors);
    }
    match status {
        201 | 202 | 204 | 205 => Ok(Outcome::Held),
        200 if code.is_some() => Err(PostError::Refused(message)),
        401 => Err(PostError::LoginRequired),
        403 => Err(PostError::Refused(message)),
        408 => Err(PostError::TimedOut),
        409 if code
            .as_deref()
            .is_none_or(|code| code == "wp_die" || code.starts_with("duplicate") || code.ends_with("duplicate")) =>
        {
            Ok(Outcome::Duplicate)
        }
        429 => Err(too_fast(retry_after)),
        400..500 if message.is_some() => Err(PostError::Refused(message)),
        400..600 => Err(PostError::ServerFault(status)),
        _ => Err(PostError::NotUnderstood),
    }
}

/// The body of an answer: Offprint's own format, WordPress's, or the error of a web framework.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Answer {
    status: Line,
    id: Id,
    url: Line,
    link: Line,
    code: Line,
    message: Text,
    error: Text,
    detail: Text,
    errors: Lenient<Map<String, Value>>,
    data: Lenient<Data>,
}

/// The `data` of WordPress's `rest_invalid_param`.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Data {
    params: Lenient<Map<String, Value>>,
}

impl Answer {
    /// Returns the outcome that the body of a successful answer names. Spam and trash count as held.
    fn outcome(&self) -> Option<Outcome> {
        match self.status.0.as_deref()? {
            "published" | "approved" => Some(Outcome::Published {
                id: self.id.0.clone(),
                url: self.url.0.clone().or_else(|| self.link.0.clone()).filter(|url| is_web_link(url)),
            }),
            "held" | "hold" | "spam" | "trash" => Some(Outcome::Held),
            "received" => Some(Outcome::Duplicate),
            _ => None,
        }
    }

    /// Returns the server's message for the whole answer.
    fn message(&self, plain_text: PlainText) -> Option<String> {
        let words = [&self.message, &self.error, &self.detail];
        words.into_iter().find_map(|words| server_message::one_line(words.0.as_deref()?, plain_text))
    }

    /// Returns the errors of single fields: Offprint's `errors`, or WordPress's `data.params`. If none of them belongs to a field of the
    /// form, the first message is the reason for a refusal.
    fn field_errors(self, plain_text: PlainText) -> Option<PostError> {
        let errors = self.errors.0.or_else(|| self.data.0?.params.0)?;
        let mut found: Vec<(Option<Field>, String)> = Vec::new();
        for (parameter, value) in &errors {
            // Some frameworks list every rule that a field breaks; one message is enough for a reader.
            let words = value.as_str().or_else(|| value.as_array()?.first()?.as_str());
            let text = words.and_then(|words| server_message::one_line(words, plain_text));
            found.extend(text.map(|text| (wordpress_errors::field(parameter), text)));
        }
        let of_field = |field| found.iter().find(|(at, _)| *at == Some(field));
        let errors = |field| Some((field, FieldError::Server(of_field(field)?.1.clone())));
        let fields: Vec<_> = Field::ALL.into_iter().filter_map(errors).collect();
        if !fields.is_empty() {
            return Some(PostError::Fields(fields));
        }
        let (_, text) = found.into_iter().next()?;
        Some(PostError::Refused(Some(text)))
    }
}

/// Returns the error for a rate limit, with the seconds of `Retry-After` clamped to a second and an hour. The header may also be a date,
/// which would need a clock; then WordPress's 15 seconds are a good guess.
fn too_fast(retry_after: Option<&str>) -> PostError {
    let seconds = retry_after
        .and_then(|text| text.trim().parse::<u32>().ok())
        .map_or(FLOOD_SECONDS, |seconds| seconds.clamp(1, 3_600));
    PostError::RateLimited { seconds }
}
