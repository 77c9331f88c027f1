//! Sends a reply and handles the response.

use std::rc::Rc;

use js_sys::{Date, Promise};
use leptos::prelude::*;
use offprint_core::model::discussion::Backend;
use offprint_core::model::local_reply::{LocalReply, ReplyStatus};
use offprint_core::model::reply::Reply;
use offprint_core::model::submission::{Outcome, PostError, Submission};
use offprint_core::model::thread::Rights;
use offprint_core::reply_api::{Endpoint, ReplyBody, SubmissionSignals};
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use super::state::RepliesState;
use crate::browser::reply_client::{self, Posted};
use crate::browser::{drafts, isso_client, local_replies, timer};

/// The detail of `offprint-reply-sent`.
#[derive(Serialize)]
pub struct ReplySent<'a> {
    pub outcome: &'a str,
    pub id: &'a str,
    pub article: &'a str,
}

/// Sends the reply, or shows its errors.
pub fn submit(state: &Rc<RepliesState>) {
    match state.form.submit() {
        Some(Ok(reply)) => send(state, reply),
        Some(Err(())) => state.element.focus_after_render(".error-summary"),
        // A reply is being sent, a countdown is running, or this is a second press after a result.
        None => {}
    }
}

/// Sends a reply, unless a listener on the page prevents that or sends it itself.
fn send(state: &Rc<RepliesState>, reply: Reply) {
    let answer = state.element.dispatch("reply", &ReplyBody::new(&state.key.borrow(), &reply));
    if answer.is_falsy() {
        return state.form.submission.set(Submission::Idle);
    }
    let by_page = answer.dyn_into::<Promise>().ok();
    let endpoint = state.endpoint();
    if by_page.is_none() && endpoint.is_none() {
        return answered(state, &reply, Ok(Outcome::KeptHere));
    }
    let state = state.clone();
    spawn_local(async move {
        let answer = match (by_page, endpoint) {
            (Some(answer), _) => reply_client::answer_of_page(answer).await.map(Posted::from),
            (None, Some(endpoint)) => post(&state, &endpoint, &reply).await,
            (None, None) => Ok(Outcome::KeptHere.into()),
        };
        if !state.element.alive.get() {
            return;
        }
        let changeable = answer.as_ref().ok().and_then(changeable);
        answered(&state, &reply, answer.map(|posted| posted.outcome));
        if let Some((id, rights)) = changeable {
            state.thread.allow_changes(&id, rights);
        }
    });
}

/// Returns the id of a reply that its reader may change, and their rights.
fn changeable(posted: &Posted) -> Option<(String, Rights)> {
    let Outcome::Published { id: Some(id), .. } = &posted.outcome else { return None };
    posted.rights.are_some().then(|| (id.clone(), posted.rights.clone()))
}

async fn post(state: &RepliesState, endpoint: &Endpoint, reply: &Reply) -> Result<Posted, PostError> {
    let (honeypot, shown_at) = state.form.facts.with_value(|facts| (facts.honeypot.clone(), facts.shown_at));
    if !endpoint.spam_checks {
        // A reader who was mistaken for a bot gets through the next time.
        state.form.facts.update_value(|facts| facts.honeypot.clear());
    }
    if endpoint.backend == Backend::Isso
        && state.is_lost.replace(false)
        && let Some(outcome) = isso_client::find_arrived(endpoint, reply).await
    {
        return Ok(outcome.into());
    }
    let elapsed = ((Date::now() - shown_at) / 1000.0).max(0.0) as u32;
    let article = state.key.borrow().clone();
    let (signals, signed_in) = (SubmissionSignals { trap: &honeypot, elapsed }, state.signed_in());
    let answer = reply_client::post(endpoint, &article, reply, &signals, signed_in.as_ref()).await;
    // Unknown whether it arrived.
    state.is_lost.set(matches!(answer, Err(PostError::TimedOut | PostError::Offline | PostError::NotUnderstood)));
    answer
}

fn answered(state: &Rc<RepliesState>, reply: &Reply, answer: Result<Outcome, PostError>) {
    let local = match &answer {
        Ok(Outcome::Published { id, .. }) => Some((ReplyStatus::Published, id.clone())),
        Ok(Outcome::Held) => Some((ReplyStatus::Held, None)),
        Ok(Outcome::KeptHere) => Some((ReplyStatus::OnlyHere, None)),
        Ok(Outcome::Queued { key }) => Some((ReplyStatus::Queued, Some(key.clone()))),
        Ok(Outcome::Duplicate) | Err(_) => None,
    };
    let is_sent = answer.is_ok();
    if let Ok(outcome) = &answer {
        report(state, outcome);
    }
    let is_wrong = state.form.finish(answer);
    if is_sent {
        forget_sent(state);
    }
    if let Some((status, id)) = local {
        let markup = state.form.tools.get_untracked().markup;
        let mut written = LocalReply { markup, ..local_replies::written_now(reply, id, status) };
        if let Some(reader) = state.signed_in() {
            written.author.clone_from(&reader.name);
        }
        state.thread.add_own(written);
    }
    if is_wrong {
        state.element.focus_after_render(".error-summary");
    }
    if state.form.submission.with_untracked(Submission::wait).is_some() {
        count_down(state.clone(), Date::now());
    }
}

/// Dispatches `offprint-reply-sent`, except for a queued reply, which has not been sent yet.
fn report(state: &RepliesState, outcome: &Outcome) {
    let id = match outcome {
        Outcome::Queued { .. } => return,
        Outcome::Published { id: Some(id), .. } => id,
        _ => "",
    };
    let article = state.key.borrow().clone();
    state.element.dispatch("reply-sent", &ReplySent { outcome: outcome.as_str(), id, article: &article });
}

/// Removes the draft, and the author's data unless the reader wants them stored.
fn forget_sent(state: &RepliesState) {
    state.save_comment();
    if state.form.remember.get_untracked() {
        state.save_author();
    } else {
        drafts::forget_author();
    }
    state.grow();
}

/// Counts down by the clock, from the time `since` in milliseconds, because timers are throttled in hidden tabs.
fn count_down(state: Rc<RepliesState>, since: f64) {
    timer::after(1000, move || {
        let seconds = ((Date::now() - since) / 1000.0).max(0.0) as u32;
        if state.element.alive.get() && state.form.tick(seconds) {
            count_down(state, since + f64::from(seconds) * 1000.0);
        }
    });
}
