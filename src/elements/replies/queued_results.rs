//! Reports the results of replies that were queued by the service worker.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use leptos::prelude::*;
use offprint_core::formats::load_error;
use offprint_core::messages::MessageKey;
use offprint_core::model::local_reply::{LocalReply, ReplyStatus};
use offprint_core::model::reply::Field;
use offprint_core::model::submission::{Outcome, PostError, Submission};
use offprint_core::reply_api;
use web_sys::Element;

use super::reply_to::place_form;
use super::state::RepliesState;
use super::submit::ReplySent;
use crate::browser::dom_sanitizer::plain_text;
use crate::browser::service_worker::{self, QueuedResult, QueuedResults};
use crate::browser::timer;

thread_local! {
    /// The forms on this page.
    static FORMS: RefCell<Vec<Weak<RepliesState>>> = const { RefCell::new(Vec::new()) };
}

/// Registers a form for the results of the replies that were queued for its article.
pub fn follow(state: &Rc<RepliesState>) {
    let state = Rc::downgrade(state);
    FORMS.with_borrow_mut(|forms| {
        forms.retain(|known| known.strong_count() > 0 && !known.ptr_eq(&state));
        forms.push(state);
    });
    service_worker::listen(take);
}

/// Returns the forms whose elements have not been removed.
fn forms() -> Vec<Rc<RepliesState>> {
    let forms: Vec<_> = FORMS.with_borrow(|forms| forms.iter().filter_map(Weak::upgrade).collect());
    forms.into_iter().filter(|state| state.element.alive.get()).collect()
}

fn take(results: QueuedResults) {
    if results.is_all {
        give_back_lost(&results.replies);
    }
    for result in &results.replies {
        if take_result(result, !results.is_all) {
            results.confirm(&result.key);
        }
    }
}

/// Passes a result to the forms of its article. If there is none and the result is new, the first other form mentions it. Returns true if
/// the reader has seen the result at its own article.
fn take_result(result: &QueuedResult, is_new: bool) -> bool {
    let Some(status) = result.status else { return false };
    let body = result.text.as_deref().and_then(|text| load_error::parse(text, false).ok());
    let answer = reply_api::parse_response(status, None, body.as_ref(), plain_text);
    let (mine, others): (Vec<_>, Vec<_>) = forms().into_iter().partition(|state| *state.key.borrow() == result.article);
    for state in &mine {
        settle(state, &result.key, Some(&answer));
    }
    if let Some(other) = others.first().filter(|_| is_new && mine.is_empty()) {
        let key = if answer.is_ok() { MessageKey::SentElsewhere } else { MessageKey::NotSentElsewhere };
        mention(other, key, &result.title);
    }
    !mine.is_empty()
}

/// Gives queued replies back to the reader that the service worker no longer has.
fn give_back_lost(queued: &[QueuedResult]) {
    for state in forms() {
        for key in state.thread.queued_keys() {
            if !queued.iter().any(|result| result.key == key) {
                settle(&state, &key, None);
            }
        }
    }
}

/// Settles a queued reply, with the server's response or with `None` if the reply was lost.
fn settle(state: &RepliesState, key: &str, answer: Option<&Result<Outcome, PostError>>) {
    let outcome = match answer {
        Some(Ok(outcome)) => outcome,
        Some(Err(error)) => return give_back(state, key, Some(error)),
        None => return give_back(state, key, None),
    };
    state.thread.settle(key, |local| after_outcome(local, outcome));
    let id = if let Outcome::Published { id: Some(id), .. } = outcome { id } else { "" };
    let article = state.key.borrow().clone();
    state.element.dispatch("reply-sent", &ReplySent { outcome: outcome.as_str(), id, article: &article });
    let is_free =
        state.form.submission.with_untracked(|submission| matches!(submission, Submission::Idle | Submission::Done(_)));
    if is_free {
        state.form.submission.set(Submission::Done(outcome.clone()));
    }
}

/// Returns the local copy of a queued reply after a success, or `None` if no copy is needed.
fn after_outcome(local: LocalReply, outcome: &Outcome) -> Option<LocalReply> {
    let (id, status) = match outcome {
        Outcome::Published { id, .. } => (id.clone(), ReplyStatus::Published),
        Outcome::Held => (None, ReplyStatus::Held),
        // The thread shows it, or will do so.
        Outcome::Duplicate | Outcome::KeptHere | Outcome::Queued { .. } => return None,
    };
    Some(LocalReply { id, status, ..local })
}

/// Puts the text back into the form if the form is empty, and shows the reason. Otherwise the text stays in the thread, to be copied.
fn give_back(state: &RepliesState, key: &str, error: Option<&PostError>) {
    let is_free = state.form.draft.with_untracked(|draft| draft.comment.trim().is_empty())
        && !state.form.submission.with_untracked(Submission::is_sending);
    let only_here = |local| Some(LocalReply { id: None, status: ReplyStatus::OnlyHere, ..local });
    let local = state.thread.settle(key, |local| if is_free { None } else { only_here(local) });
    // If the thread has the reply by now, it was accepted after all.
    let Some(local) = local else { return };
    if !is_free {
        return mention(state, MessageKey::SendRefused, "");
    }
    put_back(state, local);
    // The focus does not move, because the reader has not pressed a button.
    if let Some(error) = error {
        state.form.submission.set(Submission::Sending);
        if state.form.finish(Err(error.clone())) {
            mention(state, MessageKey::SummaryTitle, "");
        }
    }
}

fn put_back(state: &RepliesState, local: LocalReply) {
    let name = local.parent.as_ref().and_then(|parent| state.thread.name_of(parent));
    state.form.reply_to(local.parent, name, Some(local.comment));
    state.save_comment();
    if state.form.draft.with_untracked(|draft| draft.author.is_empty()) {
        state.form.set_field(Field::Author, local.author);
    }
    place_form(state);
}

/// Shows a message below the form that is not about the text in it.
fn mention(state: &RepliesState, key: MessageKey, title: &str) {
    let words = state.element.context().fill(key, title);
    let Some(place) = place_of_news(state) else { return };
    // Assistive technology announces only changes to existing live regions, so the text is set later.
    timer::after(100, move || place.set_text_content(Some(&words)));
}

fn place_of_news(state: &RepliesState) -> Option<Element> {
    if let Some(place) = state.element.find(".respond > .news") {
        return Some(place.into());
    }
    let place = state.element.document.create_element("p").ok()?;
    let _ = place.set_attribute("class", "news notice");
    let _ = place.set_attribute("role", "status");
    state.element.find(".respond")?.append_child(&place).ok()?;
    Some(place)
}
