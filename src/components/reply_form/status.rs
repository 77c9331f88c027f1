//! What became of a reply, what went wrong, and what was put back.

use std::rc::Rc;

use super::messages::failure_message;
use super::{Form, FormEvent, maybe};
use crate::components::element::{El, el};
use crate::model::submission::{Outcome, PostError, Submission};
use crate::messages::MessageKey;
use crate::text::digits;

/// The result, announced. The element is there from the start, because assistive technology listens only to what it knows.
pub(super) fn outcome(form: &Rc<Form>) -> El {
    let form = form.clone();
    el("div").class("status").attr("role", "status").dynamic(move || {
        let notice = form.state.submission.with(|submission| match submission {
            Submission::Sending => Some(("sending", Text::Sending)),
            Submission::Done(Outcome::Published { .. }) => Some(("notice published", Text::Published)),
            Submission::Done(Outcome::Held) => Some(("notice held", Text::Held)),
            Submission::Done(Outcome::Duplicate) => Some(("notice received", Text::Received)),
            Submission::Done(Outcome::KeptHere) => Some(("notice local", Text::KeptHere)),
            Submission::Done(Outcome::Queued { .. }) => Some(("notice queued", Text::Queued)),
            Submission::Failed(PostError::RateLimited { seconds: 0 }) => Some(("notice", Text::TooFastOver)),
            Submission::Idle | Submission::Failed(_) => None,
        });
        maybe(notice.map(|(class, text)| el("p").class(class).text(form.say(text))))
    })
}

/// What went wrong while sending, with a way to try again where that may help.
pub(super) fn failed(form: &Rc<Form>) -> El {
    let form = form.clone();
    el("div").class("alert").attr("role", "alert").dynamic(move || {
        let failure = form.state.submission.with(|submission| match submission {
            Submission::Failed(error) => Some((failure_message(error, &form.context)?, error.is_transient())),
            _ => None,
        });
        let Some((message, may_help)) = failure else { return Vec::new() };
        let again = form.clone();
        let retry = el("button").class("retry").attr("type", "button").text(form.say(Text::TryAgain));
        let retry = may_help.then(|| {
            retry.on("click", move |_| {
                (again.tell)(FormEvent::Retrying);
                (again.tell)(FormEvent::Submit);
            })
        });
        maybe(Some(el("div").class("failed").child(el("p").text(&message)).child_if(retry)))
    })
}

/// Seconds until the next try. A timer is not announced with every second; its end is.
pub(super) fn countdown(form: &Rc<Form>) -> El {
    let form = form.clone();
    el("p").class("countdown").attr("role", "timer").live(move || {
        let left = form.state.submission.with(Submission::wait);
        left.map(|seconds| form.context.fill(Text::TooFast, &digits(seconds.into()))).unwrap_or_default()
    })
}

/// The note that a draft was put back, with a way to throw it away.
pub(super) fn restored(form: &Rc<Form>) -> El {
    let form = form.clone();
    el("div").class("restored-place").attr("role", "status").dynamic(move || {
        if !form.state.restored.get() {
            return Vec::new();
        }
        let discarding = form.clone();
        let discard = el("button").class("discard").attr("type", "button").text(form.say(Text::Discard));
        let discard = discard.on("click", move |_| (discarding.tell)(FormEvent::Discard));
        maybe(Some(el("p").class("restored").text(form.say(Text::Restored)).text(" ").child(discard)))
    })
}
