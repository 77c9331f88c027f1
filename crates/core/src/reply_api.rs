//! The endpoint that takes replies: what is posted to it, and what its answers mean.
//!
//! The request is one JSON object, or a form of WordPress's. The answer is ours, WordPress's or Isso's; a code speaks before a status,
//! and a status before silence. Where an answer leaves it open whether the reply arrived, it counts as not arrived.

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

/// The seconds to wait when a server names none: the flood check of WordPress, `wp_throttle_comment_flood()`.
const FLOOD_SECONDS: u32 = 15;

/// Reads an answer. `retry_after` is the header of that name (from another origin it is seen only if exposed); `body` is
/// `None` when the answer was empty or no JSON.
///
/// # Errors
///
/// Everything that is no acceptance. A 200 must say what became of the reply, for every web page comes with a 200; 201, 202, 204
/// and 205 say by themselves that the reply was taken.
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

/// The body of an answer: ours, WordPress's, or a framework's.
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
    /// The outcome that the body of a 2xx names: our `status`, or WordPress's. Spam and trash are shown as held.
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

    /// The server's own words for the whole answer.
    fn message(&self, plain_text: PlainText) -> Option<String> {
        let words = [&self.message, &self.error, &self.detail];
        words.into_iter().find_map(|words| server_message::one_line(words.0.as_deref()?, plain_text))
    }

    /// The errors of single fields: our `errors`, or WordPress's `data.params`. If none of them belongs to a field of ours, the first
    /// one's words are the reason.
    fn field_errors(self, plain_text: PlainText) -> Option<PostError> {
        let errors = self.errors.0.or_else(|| self.data.0?.params.0)?;
        let mut found: Vec<(Option<Field>, String)> = Vec::new();
        for (parameter, value) in &errors {
            // Some frameworks list every rule that a field breaks: the first will do.
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

/// `Retry-After` in seconds, kept between a second and an hour. It may be a date, which would need a clock: then WordPress's
/// 15 seconds are as good a guess.
fn too_fast(retry_after: Option<&str>) -> PostError {
    let seconds = retry_after
        .and_then(|text| text.trim().parse::<u32>().ok())
        .map_or(FLOOD_SECONDS, |seconds| seconds.clamp(1, 3_600));
    PostError::RateLimited { seconds }
}
