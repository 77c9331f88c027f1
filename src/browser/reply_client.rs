//! Requests that send a reply, and their responses. Independent of the form.

use std::rc::Rc;

use gloo_utils::format::JsValueSerdeExt;
use js_sys::Promise;
use offprint_core::formats::thread;
use offprint_core::model::discussion::{Backend, ReplyPolicy};
use offprint_core::model::reply::Reply;
use offprint_core::model::submission::{Outcome, PostError};
use offprint_core::model::thread::Rights;
use offprint_core::reply_api::{self, Endpoint, SubmissionSignals};
use serde_json::Value;
use wasm_bindgen_futures::JsFuture;

use super::account::{self, SignedIn, is_signed_out};
use super::dom_sanitizer::plain_text;
use super::fetch::{self, RequestGuard};
use super::isso_client;
use super::{service_worker, thread_client, urls};

/// The result of sending a reply.
pub struct Posted {
    /// The outcome.
    pub outcome: Outcome,
    /// The reader's rights to the reply.
    pub rights: Rights,
}

impl From<Outcome> for Posted {
    fn from(outcome: Outcome) -> Self {
        Self { outcome, rights: Rights::default() }
    }
}

/// Sends a reply and reads the response. A reply to WordPress that looks like a bot's is not sent. Without a connection, the reply is left
/// with the service worker, if the site has one.
///
/// # Errors
/// If the reply was not accepted, or it is unknown whether it was.
pub async fn post(
    endpoint: &Endpoint,
    article: &str,
    reply: &Reply,
    signals: &SubmissionSignals<'_>,
    signed_in: Option<&Rc<SignedIn>>,
) -> Result<Posted, PostError> {
    // A signed-in reader is not a bot.
    if let Some(error) = signals.rate_limit_reason(endpoint).filter(|_| signed_in.is_none()) {
        return Err(error);
    }
    let (request, guard) = (reply_api::request(endpoint, article, reply, signals), RequestGuard::start());
    let is_isso = endpoint.backend == Backend::Isso;
    let outcome = match account::send(signed_in, &request, &guard).await {
        Some(answer) if is_isso => {
            let outcome =
                reply_api::parse_isso_response(answer.status, answer.body.as_ref(), &answer.text, plain_text)?;
            let rights = isso_client::rights(endpoint, &outcome, answer.set_cookie.as_deref()).await;
            return Ok(Posted { outcome, rights });
        }
        Some(answer) if signed_in.is_some() && is_signed_out(&answer) => Err(PostError::LoginRequired),
        Some(answer) => {
            let (body, retry_after) = (answer.body.as_ref(), answer.retry_after.as_deref());
            let outcome = reply_api::parse_response(answer.status, retry_after, body, plain_text)?;
            let rights = rights(endpoint, &outcome, body);
            return Ok(Posted { outcome, rights });
        }
        None if guard.timed_out() => Err(PostError::TimedOut),
        // Isso does not detect duplicates, so a reply must not be sent again automatically.
        None if is_isso => Err(isso_client::unreachable_reason(&endpoint.address).await),
        // The service worker would send it later without the reader's identity.
        None if signed_in.is_some() => Err(PostError::Offline),
        None => service_worker::keep(&request).await.map(|key| Outcome::Queued { key }).ok_or(PostError::Offline),
    };
    outcome.map(Posted::from)
}

/// Returns the reader's rights to a reply, from the response to it.
fn rights(endpoint: &Endpoint, outcome: &Outcome, answer: Option<&Value>) -> Rights {
    let (Outcome::Published { id: Some(_), .. }, Some(answer)) = (outcome, answer) else { return Rights::default() };
    let base = urls::absolute(&endpoint.address, &urls::page()).unwrap_or_default();
    thread_client::with_context(&base, &[], |context| thread::rights(answer, context))
}

/// Reads the result of a reply that the page has sent itself: an object like the body of an endpoint's response. A rejected promise counts
/// as a lost connection.
///
/// # Errors
/// If the reply was not accepted, or it is unknown whether it was.
pub async fn answer_of_page(answer: Promise) -> Result<Outcome, PostError> {
    let body = JsFuture::from(answer).await.map_err(|_| PostError::Offline)?;
    let body = body.into_serde::<Option<Value>>().ok().flatten();
    // There is no HTTP status, so a response without content is not understood.
    reply_api::parse_response(200, None, body.as_ref(), plain_text)
}

/// Asks WordPress whether it accepts replies. Returns `None` for other endpoints, which are not asked, or if there is no response.
pub async fn ask_policy(endpoint: &Endpoint) -> Option<ReplyPolicy> {
    let request = reply_api::policy_probe_request(endpoint)?;
    let answer = fetch::send(&request, &RequestGuard::start()).await?;
    Some(reply_api::policy(answer.status, answer.body.as_ref(), plain_text))
}
