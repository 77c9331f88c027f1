//! Requests that send a reply, and what is answered. It knows no form.

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

/// What became of a reply that was sent.
pub struct Posted {
    /// The outcome.
    pub outcome: Outcome,
    /// What its reader may do to it from now on.
    pub rights: Rights,
}

impl From<Outcome> for Posted {
    fn from(outcome: Outcome) -> Self {
        Self { outcome, rights: Rights::default() }
    }
}

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
    signed_in: Option<&Rc<SignedIn>>,
) -> Result<Posted, PostError> {
    // Whoever is signed in is no robot.
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
        // It does not notice a reply that arrives twice, so nobody may send one again by themselves.
        None if is_isso => Err(isso_client::unreachable_reason(&endpoint.address).await),
        // The service worker would send it later as somebody who is not signed in.
        None if signed_in.is_some() => Err(PostError::Offline),
        None => service_worker::keep(&request).await.map(|key| Outcome::Queued { key }).ok_or(PostError::Offline),
    };
    outcome.map(Posted::from)
}

/// What the reader may do to a reply, as the answer to it says.
fn rights(endpoint: &Endpoint, outcome: &Outcome, answer: Option<&Value>) -> Rights {
    let (Outcome::Published { id: Some(_), .. }, Some(answer)) = (outcome, answer) else { return Rights::default() };
    let base = urls::absolute(&endpoint.address, &urls::page()).unwrap_or_default();
    thread_client::with_context(&base, &[], |context| thread::rights(answer, context))
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
    let answer = fetch::send(&request, &RequestGuard::start()).await?;
    Some(reply_api::policy(answer.status, answer.body.as_ref(), plain_text))
}
