//! Requests that send a reply, and what is answered. It knows no form.

use gloo_utils::format::JsValueSerdeExt;
use js_sys::Promise;
use offprint_core::model::discussion::{Backend, ReplyPolicy};
use offprint_core::model::reply::Reply;
use offprint_core::model::submission::{Outcome, PostError};
use offprint_core::reply_api::{self, Endpoint, SubmissionSignals};
use serde_json::Value;
use wasm_bindgen_futures::JsFuture;

use super::dom_sanitizer::plain_text;
use super::fetch::{self, RequestGuard};
use super::isso_client;
use super::service_worker;

/// Sends a reply and reads the answer, unless it looks like a robot's. Without a connection the reply is left with the service worker,
/// if the site has one.
///
/// # Errors
/// Every way in which the reply did not arrive.
pub async fn post(
    endpoint: &Endpoint,
    article: &str,
    reply: &Reply,
    signals: &SubmissionSignals<'_>,
) -> Result<Outcome, PostError> {
    if let Some(error) = signals.rate_limit_reason(endpoint) {
        return Err(error);
    }
    let (request, guard) = (reply_api::request(endpoint, article, reply, signals), RequestGuard::start());
    let is_isso = endpoint.backend == Backend::Isso;
    match fetch::post(&request, &guard).await {
        Some(answer) if is_isso => {
            reply_api::parse_isso_response(answer.status, answer.body.as_ref(), &answer.text, plain_text)
        }
        Some(answer) => {
            reply_api::parse_response(answer.status, answer.retry_after.as_deref(), answer.body.as_ref(), plain_text)
        }
        None if guard.timed_out() => Err(PostError::TimedOut),
        // It does not notice a reply that arrives twice, so nobody may send one again by themselves.
        None if is_isso => Err(isso_client::unreachable_reason(&endpoint.address).await),
        None => service_worker::keep(&request).await.map(|key| Outcome::Queued { key }).ok_or(PostError::Offline),
    }
}

/// Reads what a page says became of a reply that it has sent itself: an object like the body of an endpoint's answer. A promise that
/// is rejected counts as a lost connection.
///
/// # Errors
/// Every way in which the reply did not arrive.
pub async fn answer_of_page(answer: Promise) -> Result<Outcome, PostError> {
    let body = JsFuture::from(answer).await.map_err(|_| PostError::Offline)?;
    let body = body.into_serde::<Option<Value>>().ok().flatten();
    // No status speaks here: without words of its own an answer is not understood.
    reply_api::parse_response(200, None, body.as_ref(), plain_text)
}

/// Asks WordPress whether it would take a reply. `None` for other endpoints, which are not asked, and without an answer.
pub async fn ask_policy(endpoint: &Endpoint) -> Option<ReplyPolicy> {
    let request = reply_api::policy_probe_request(endpoint)?;
    let answer = fetch::post(&request, &RequestGuard::start()).await?;
    Some(reply_api::policy(answer.status, answer.body.as_ref(), plain_text))
}
