//! What became of a reply, what went wrong, and what was put back.

use leptos::prelude::*;

use super::messages::failure_message;
use super::state::FormState;
use super::{FormEvent, Tell, maybe, submitter};
use crate::components::context::Context;
use crate::components::element::{El, el};
use crate::model::submission::{Outcome, PostError, Submission};
use crate::strings::Text;

/// The result, announced. The element is there from the start, because assistive technology listens only to what it knows.
pub(super) fn outcome(state: FormState, context: &Context) -> El {
    let context = context.clone();
    el("div").class("status").attr("role", "status").dynamic(move || {
        let (class, text) = match state.submission.get() {
            Submission::Sending => ("sending", Text::Sending),
            Submission::Done(Outcome::Published { .. }) => ("notice published", Text::Published),
            Submission::Done(Outcome::Held) => ("notice held", Text::Held),
            Submission::Done(Outcome::Received) => ("notice received", Text::Received),
            Submission::Done(Outcome::KeptHere) => ("notice local", Text::KeptHere),
            Submission::Failed(PostError::TooFast { seconds: 0 }) => ("notice", Text::TooFastOver),
            Submission::Idle | Submission::Failed(_) => return Vec::new(),
        };
        maybe(Some(el("p").class(class).text(context.say(text))))
    })
}

/// What went wrong while sending, with a way to try again where that may help.
pub(super) fn failed(state: FormState, context: &Context, tell: &Tell) -> El {
    let (context, tell) = (context.clone(), tell.clone());
    el("div").class("alert").attr("role", "alert").dynamic(move || {
        let Submission::Failed(error) = state.submission.get() else { return Vec::new() };
        let Some(message) = failure_message(&error, &context) else { return Vec::new() };
        let submit = submitter(state, &tell);
        let retry = el("button").class("retry").attr("type", "button").text(context.say(Text::TryAgain));
        let retry = error.is_transient().then(|| retry.on("click", move |_| submit()));
        maybe(Some(el("div").class("failed").child(el("p").text(&message)).child_if(retry)))
    })
}

/// Seconds until the next try. A timer is not announced with every second; its start and its end are.
pub(super) fn countdown(state: FormState, context: &Context) -> El {
    let strings = context.strings.clone();
    el("p").class("countdown").attr("role", "timer").live(move || {
        let left = state.submission.with(Submission::wait);
        left.map_or_else(String::new, |seconds| strings.fill(Text::TooFast, &seconds.to_string()))
    })
}

/// The note that a draft was put back, with a way to throw it away.
pub(super) fn restored(state: FormState, context: &Context, tell: &Tell) -> El {
    let (context, tell) = (context.clone(), tell.clone());
    el("div").class("restored-place").attr("role", "status").dynamic(move || {
        let tell = tell.clone();
        let discard = el("button")
            .class("discard")
            .attr("type", "button")
            .text(context.say(Text::Discard))
            .on("click", move |_| tell(FormEvent::Discard));
        let note = el("p").class("restored").text(context.say(Text::Restored)).text(" ").child(discard);
        maybe(state.restored.get().then_some(note))
    })
}
