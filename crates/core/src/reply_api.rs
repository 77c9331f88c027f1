//! The endpoint that takes replies: what is posted to it, and what its answers mean.
//!
//! The request is one JSON object, or a form of WordPress's. The answer is ours or WordPress's; a code speaks before a status,
//! and a status before silence. Where an answer leaves it open whether the reply arrived, it counts as not arrived.

mod idempotency_key;
mod request;
mod server_message;
mod spam_check;
mod wordpress_errors;

pub use idempotency_key::idempotency_key;
pub use request::{Endpoint, ReplyRef, Request, endpoint, request, request_fields};
pub use spam_check::{SubmissionSignals, policy, policy_probe_request};

use self::wordpress_errors::Meaning;
use crate::formats::fields::identifier;
use crate::formats::json::Json;
use crate::model::reply::{Field, FieldError, is_web_link};
use crate::model::submission::{Outcome, PostError};

/// What to wait when a server does not say: the flood check of WordPress, `wp_throttle_comment_flood()`.
const FLOOD_SECONDS: u32 = 15;

/// What an answer means. `retry_after` is the header of that name (from another origin it is seen only if exposed); `body` is
/// `None` when the answer was empty or no JSON.
///
/// # Errors
///
/// Everything that is no acceptance. A 200 must say what became of the reply, for every web page comes with a 200; 201, 202, 204
/// and 205 say by themselves that the reply was taken.
#[inline(never)]
pub fn parse_response<J: Json>(status: u16, retry_after: Option<&str>, body: Option<&J>) -> Result<Outcome, PostError> {
    let taken = (200..300).contains(&status);
    if taken && let Some(outcome) = body.and_then(outcome) {
        return Ok(outcome);
    }
    let code = body.and_then(|body| body.line("code"));
    let message = body.and_then(message);
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
        && let Some(errors) = body.and_then(field_errors)
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

/// What the body of a 2xx says became of the reply: our `status`, or WordPress's. Spam and trash are shown as held.
fn outcome<J: Json>(body: &J) -> Option<Outcome> {
    match body.line("status")?.as_str() {
        "published" | "approved" => Some(Outcome::Published {
            id: body.get("id").and_then(|id| identifier(&id)),
            url: body.line("url").or_else(|| body.line("link")).filter(|url| is_web_link(url)),
        }),
        "held" | "hold" | "spam" | "trash" => Some(Outcome::Held),
        "received" => Some(Outcome::Duplicate),
        _ => None,
    }
}

/// The server's own words for the whole answer.
fn message<J: Json>(body: &J) -> Option<String> {
    ["message", "error", "detail"].iter().find_map(|key| server_message::one_line(&body.get(key)?))
}

/// The errors of single fields: our `errors`, or the `data.params` of WordPress's `rest_invalid_param`. If none of them
/// belongs to a field of ours, the first one's words are the reason.
fn field_errors<J: Json>(body: &J) -> Option<PostError> {
    let errors = body.get("errors").or_else(|| body.get("data")?.get("params"))?;
    let mut found: Vec<(Option<Field>, String)> = Vec::new();
    for (parameter, value) in errors.entries() {
        // Some frameworks list every rule that a field breaks: the first will do.
        let text = server_message::one_line(&value).or_else(|| server_message::one_line(value.items()?.first()?));
        if let Some(text) = text {
            found.push((wordpress_errors::field(&parameter), text));
        }
    }
    let mut fields = Vec::new();
    for field in Field::ALL {
        if let Some((_, text)) = found.iter().find(|(at, _)| *at == Some(field)) {
            fields.push((field, FieldError::Server(text.clone())));
        }
    }
    if !fields.is_empty() {
        return Some(PostError::Fields(fields));
    }
    let (_, text) = found.into_iter().next()?;
    Some(PostError::Refused(Some(text)))
}

/// `Retry-After` in seconds, kept between a second and an hour. It may be a date, which would need a clock: then WordPress's
/// 15 seconds are as good a guess.
fn too_fast(retry_after: Option<&str>) -> PostError {
    let seconds = retry_after
        .and_then(|text| text.trim().parse::<u32>().ok())
        .map_or(FLOOD_SECONDS, |seconds| seconds.clamp(1, 3_600));
    PostError::RateLimited { seconds }
}
