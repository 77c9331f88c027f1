//! What is asked and checked before a reply is sent, how the page has its say, and what is done with the answer.
//!
//! All of it belongs to the part of the module that is called *sending* (see [`super::later`]): nobody waits for it before something has
//! been typed. [`take`] and [`advise`] are the form's only ways into it.
//!
//! These are functions, not methods of [`Replies`]: the compiler names a method's closures after the module of its type, and
//! `scripts/split-module.mjs` goes by their names.

use std::rc::Rc;

use js_sys::Date;
use wasm_bindgen::JsCast;

use super::json::object;
use super::later::{self, Part};
use super::replies::Replies;
use super::sending::{self, Way};
use super::{memory, timer};
use crate::reply_api::{Target, request_fields};
use crate::components::reply_form::{FormEvent, FormState};
use crate::model::discussion::ReplyPolicy;
use crate::model::local_reply::ReplyStatus;
use crate::model::reply::Reply;
use crate::model::submission::{Outcome, PostError, Submission};

/// Does what the reader's coming, typing and pressing asks for.
#[inline(never)]
pub fn take(replies: &Rc<Replies>, event: &FormEvent) {
    match event {
        FormEvent::Entered => ask_policy(replies),
        FormEvent::Typed(field) => replies.form.check_typed(*field),
        FormEvent::Left(field) => replies.form.check(*field),
        FormEvent::Submit => submit(replies),
        _ => {}
    }
}

/// Says what there is to say about a draft that is no error.
#[inline(never)]
pub fn advise(form: &FormState) {
    form.advise();
}

/// Asks WordPress, once the reader has come to the form, whether it would take a reply: better before writing than after.
fn ask_policy(replies: &Rc<Replies>) {
    if replies.form.asked.replace(true) {
        return;
    }
    let Some(target) = replies.target() else { return };
    let (replies, asked) = (replies.clone(), target.clone());
    let told = move |policy| {
        let is_idle = replies.form.submission.peek(|submission| *submission == Submission::Idle);
        // Another article, or an answer to the reply itself, may have come first.
        if policy != ReplyPolicy::Open && is_idle && replies.target() == Some(asked) {
            close_form(&replies, policy);
        }
    };
    sending::ask(&target, Box::new(told));
}

/// Puts the reason in the form's place. The field that has the focus goes, so the reason takes it.
fn close_form(replies: &Replies, policy: ReplyPolicy) {
    replies.form.leaving_means_nothing.set(true);
    replies.form.policy.set(policy);
    if replies.instance.find(".reply-form :focus").is_some() {
        replies.instance.focus_soon(".closed");
    }
}

/// Sends what was typed, or says what is wrong with it.
fn submit(replies: &Rc<Replies>) {
    match replies.form.submit() {
        Some(Ok(reply)) => send(replies, reply),
        Some(Err(())) => replies.instance.focus_soon(".error-summary"),
        // Already sending, or still to wait.
        None => {}
    }
}

/// Sends a reply, unless the page prevents it or does it itself.
fn send(replies: &Rc<Replies>, reply: Reply) {
    let go_on = replies.instance.say("reply", &object(&request_fields(&replies.key.borrow(), &reply)));
    if go_on.is_falsy() {
        return replies.form.submission.set(Submission::Idle);
    }
    let way = match (go_on.dyn_into().ok(), replies.target()) {
        (Some(answer), _) => Way::Page(answer),
        (None, Some(target)) => endpoint(replies, target),
        (None, None) => return answered(replies, &reply, Ok(Outcome::KeptHere)),
    };
    let replies = replies.clone();
    let take_answer = move |reply: &Reply, answer| {
        if replies.instance.alive.get() {
            answered(&replies, reply, answer);
        }
    };
    sending::send(reply, way, Box::new(take_answer));
}

fn endpoint(replies: &Replies, target: Target) -> Way {
    let form = &replies.form;
    let elapsed = ((Date::now() - form.begun.get()) / 1000.0).max(0.0) as u32;
    let trap = if target.spam_checks { form.trap.borrow().clone() } else { form.trap.take() };
    // Who was taken for a robot and is a person after all gets through the next time.
    Way::Endpoint { target, article: replies.key.borrow().clone(), trap, elapsed }
}

fn answered(replies: &Rc<Replies>, reply: &Reply, answer: Result<Outcome, PostError>) {
    let (standing, id) = match &answer {
        Ok(Outcome::Published { id, .. }) => (Some(ReplyStatus::Published), id.clone()),
        Ok(Outcome::Held) => (Some(ReplyStatus::Held), None),
        Ok(Outcome::KeptHere) => (Some(ReplyStatus::OnlyHere), None),
        Ok(Outcome::Queued { key }) => (Some(ReplyStatus::Queued), Some(key.clone())),
        Ok(Outcome::Duplicate) | Err(_) => (None, None),
    };
    let sent = answer.is_ok();
    // What is queued has not been sent.
    if let Ok(outcome) = &answer
        && !matches!(outcome, Outcome::Queued { .. })
    {
        let id = id.as_deref().unwrap_or_default();
        let detail = [("outcome", outcome.as_str()), ("id", id), ("article", &replies.key.borrow())];
        replies.instance.say("reply-sent", &object(&detail));
    }
    let must_look = replies.form.finish(answer);
    if sent {
        replies.form.draft.peek(|draft| memory::save_draft(&replies.key.borrow(), draft));
        if replies.form.remember.now() {
            replies.keep_author();
        } else {
            memory::forget_author();
        }
        replies.grow();
    }
    if let Some(standing) = standing {
        let (replies, own) = (replies.clone(), memory::kept_now(reply, id, standing));
        let add = move || {
            if let Some(thread) = replies.thread() {
                thread.add_own(own);
            }
        };
        later::when_here(Part::Thread, Box::new(add));
    }
    if must_look {
        replies.instance.focus_soon(".error-summary");
    }
    if replies.form.submission.peek(Submission::wait).is_some() {
        count_down(replies.clone(), Date::now());
    }
}

/// Counts by the clock, from the moment `since`: timers sleep in tabs that nobody looks at.
fn count_down(replies: Rc<Replies>, since: f64) {
    let tick = move || {
        let seconds = ((Date::now() - since) / 1000.0).max(0.0) as u32;
        if replies.instance.alive.get() && replies.form.tick(seconds) {
            count_down(replies, since + f64::from(seconds) * 1000.0);
        }
    };
    timer::after(1000, tick);
}
