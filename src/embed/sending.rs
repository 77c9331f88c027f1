//! The requests that send a reply, and what is answered: a part of the module that nobody waits for before there is a reply
//! (see [`super::later`]). It knows no form: what it learns it hands back.

use js_sys::Promise;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::http::{self, Patience};
use super::json::Value;
use super::offline;
use crate::reply_api::{self, Attempt, Target};
use crate::model::discussion::ReplyPolicy;
use crate::model::reply::Reply;
use crate::model::submission::{Outcome, PostError};

/// Who sends a reply, and with what.
pub enum Way {
    /// The page does it itself, and promises to say what became of it.
    Page(Promise),
    /// We post it.
    Endpoint {
        /// Where to.
        target: Target,
        /// What the article is called there.
        article: String,
        /// What stands in the field that no person sees.
        trap: String,
        /// Seconds since the form appeared.
        elapsed: u32,
    },
}

/// What is done with an answer.
pub type Answered = Box<dyn FnOnce(&Reply, Result<Outcome, PostError>)>;

/// Sends a reply.
pub fn send(reply: Reply, way: Way, answered: Answered) {
    spawn_local(async move {
        let answer = match way {
            Way::Page(answer) => answered_by_page(answer).await,
            Way::Endpoint { target, article, trap, elapsed } => {
                let attempt = Attempt { trap: &trap, elapsed };
                post(&target, &article, &reply, &attempt).await
            }
        };
        answered(&reply, answer);
    });
}

/// Sends a reply and reads the answer, unless it looks like a robot's. Without a connection the reply is left with the offline
/// reader, if the site has one.
async fn post(target: &Target, article: &str, reply: &Reply, attempt: &Attempt<'_>) -> Result<Outcome, PostError> {
    if let Some(error) = attempt.suspicion(target) {
        return Err(error);
    }
    let (request, patience) = (replies::request(target, article, reply, attempt), Patience::new());
    match http::post(&request, &patience).await {
        Some(answer) => replies::answer(answer.status, answer.retry_after.as_deref(), answer.body.as_ref()),
        None if patience.timed_out() => Err(PostError::TimedOut),
        None => offline::keep(&request).await.map(|key| Outcome::Queued { key }).ok_or(PostError::Offline),
    }
}

/// What a page says became of a reply that it has sent itself: an object like the body of an endpoint's answer. A promise that is
/// rejected counts as a lost connection.
async fn answered_by_page(answer: Promise) -> Result<Outcome, PostError> {
    let body = Value::given(JsFuture::from(answer).await.map_err(|_| PostError::Offline)?);
    // No status speaks here: without words of its own an answer is not understood.
    replies::answer(200, None, body.as_ref())
}

/// Asks WordPress whether it would take a reply. Other endpoints are not asked.
pub fn ask(target: &Target, told: Box<dyn FnOnce(ReplyPolicy)>) {
    let Some(probe) = replies::probe(target) else { return };
    spawn_local(async move {
        if let Some(answer) = http::post(&probe, &Patience::new()).await {
            told(replies::policy(answer.status, answer.body.as_ref()));
        }
    });
}
