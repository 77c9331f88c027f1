//! Live regions for the result of sending a reply. They are rendered from the start, because assistive technology announces only changes to
//! existing live regions.

use leptos::prelude::*;
use offprint_core::messages::MessageKey;
use offprint_core::model::submission::{Outcome, PostError, Submission};

use super::messages::send_error_message;
use super::{Form, FormEvent};
use crate::components::basics::{ActionButton, Line};

/// The progress and the outcome of sending.
#[component]
pub(super) fn OutcomeNotice(form: Form) -> impl IntoView {
    let notice = move || {
        let (class, key) = form.state.submission.with(|submission| match submission {
            Submission::Sending => Some(("sending", MessageKey::Sending)),
            Submission::Done(outcome) => Some(match outcome {
                Outcome::Published { .. } => ("notice published", MessageKey::Published),
                Outcome::Held => ("notice held", MessageKey::Held),
                Outcome::Duplicate => ("notice received", MessageKey::Received),
                Outcome::KeptHere => ("notice local", MessageKey::KeptHere),
                Outcome::Queued { .. } => ("notice queued", MessageKey::Queued),
            }),
            Submission::Failed(PostError::RateLimited { seconds: 0 }) => Some(("notice", MessageKey::TooFastOver)),
            Submission::Idle | Submission::Failed(_) => None,
        })?;
        Some(view! { <Line class text=form.t(key)/> })
    };
    view! {
        <div class="status" role="status">
            {notice}
        </div>
    }
}

/// The error while sending, with a *Try again* button if that may help.
#[component]
pub(super) fn SendErrorNotice(form: Form) -> impl IntoView {
    let on_press = UnsyncCallback::new(move |()| form.on_event.run(FormEvent::Retry));
    let notice = move || {
        let (message, may_help) = form.state.submission.with(|submission| match submission {
            Submission::Failed(error) => {
                let message = form.context.with_value(|context| send_error_message(error, context))?;
                Some((message, error.is_transient()))
            }
            _ => None,
        })?;
        let label = form.t(MessageKey::TryAgain);
        let retry = may_help.then(|| view! { <ActionButton class="retry" label on_press/> });
        Some(view! {
            <div class="failed">
                <p>{message}</p>
                {retry}
            </div>
        })
    };
    view! {
        <div class="alert" role="alert">
            {notice}
        </div>
    }
}

/// The number of seconds until the next attempt is possible. `role="timer"` is not announced every second; [`OutcomeNotice`] announces its
/// end.
#[component]
pub(super) fn Countdown(form: Form) -> impl IntoView {
    let left = move || {
        let seconds = form.state.submission.with(Submission::wait);
        seconds.map(|seconds| form.count(MessageKey::TooFast, seconds)).unwrap_or_default()
    };
    view! {
        <p class="countdown" role="timer">
            {left}
        </p>
    }
}
