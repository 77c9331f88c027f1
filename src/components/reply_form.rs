//! *Leave a Reply*: the fields, their errors, and the result of sending.

mod closed_notice;
mod comment_tools;
mod draft_notes;
mod error_summary;
mod field;
mod format_keys;
mod formatting_bar;
mod honeypot;
pub mod keyboard_scope;
mod messages;
mod preview;
mod state;
mod submit_status;

use leptos::ev::{Event, KeyboardEvent};
use leptos::html::custom;
use leptos::prelude::*;
use offprint_core::messages::MessageKey;
use offprint_core::model::discussion::ReplyPolicy;
use offprint_core::model::markup::Format;
use offprint_core::model::reply::Field;

pub use comment_tools::CommentTools;
pub use preview::Preview;
pub use state::{FormFacts, FormState};

use self::closed_notice::ClosedNotice;
use self::draft_notes::DraftNotes;
use self::error_summary::ErrorSummary;
use self::field::FieldView;
use self::honeypot::Honeypot;
use self::submit_status::{Countdown, OutcomeNotice, SendErrorNotice};
use super::UiContext;
use super::basics::{isolated, sentence_around};

/// An event of the form.
#[derive(Clone, Debug)]
pub enum FormEvent {
    /// The focus has moved into the form.
    Entered,
    /// The reader wants to send the reply.
    Submit,
    /// The reader has changed the content of a field.
    Typed(Field),
    /// The reader has left a field.
    Left(Field),
    /// The reader has changed the choice whether name, email and website are stored.
    Remember,
    /// The reader wants the restored draft discarded.
    Discard,
    /// The reader wants the other draft shown in place of this one, which then becomes the other draft.
    SwapDrafts,
    /// The reader wants a format applied to the selected text, or removed from it.
    Format(Format),
    /// The reader wants to see the preview, or to go back to writing.
    Preview,
    /// The reader wants to move the focus to a field.
    Jump(Field),
    /// The reader has pressed *Try again*. The notice disappears, and with it the button that has the focus.
    Retry,
    /// The reader has cancelled answering another reply.
    Cancel,
}

/// The form's state, settings and callback, as passed to its parts.
#[derive(Clone, Copy)]
pub struct Form {
    /// The form's state.
    pub state: FormState,
    /// The interface's settings.
    pub context: StoredValue<UiContext>,
    /// Called with every event.
    pub on_event: UnsyncCallback<FormEvent>,
}

impl Form {
    /// Creates a form. Its stored values live as long as the current reactive owner.
    pub fn new(state: FormState, context: UiContext, on_event: impl Fn(FormEvent) + 'static) -> Self {
        Self { state, context: StoredValue::new(context), on_event: UnsyncCallback::new(on_event) }
    }

    fn t(self, key: MessageKey) -> String {
        self.context.with_value(|context| context.t(key))
    }

    fn t_around(self, key: MessageKey, view: AnyView) -> AnyView {
        self.context.with_value(|context| sentence_around(context.messages.get(key), view))
    }

    fn count(self, key: MessageKey, count: u32) -> String {
        self.context.with_value(|context| context.count(key, count))
    }

    fn fill_number(self, key: MessageKey, number: usize) -> String {
        self.context.with_value(|context| context.fill(key, &context.number(saturated(number))))
    }

    fn fill(self, key: MessageKey, value: &str) -> String {
        self.context.with_value(|context| context.fill(key, value))
    }

    fn heading(self, below: u8) -> &'static str {
        self.context.with_value(|context| context.heading(below))
    }
}

/// The heading, with the form or a notice that replies are closed below it.
#[component]
pub fn ReplyForm(
    /// The form's state and callback.
    form: Form,
) -> impl IntoView {
    let state = form.state;
    let title = custom(form.heading(1)).class("respond-title").id("respond-title").child(move || {
        match state.replying_to.get() {
            Some(name) => form.fill(MessageKey::LeaveAReplyTo, &isolated(&name)),
            None => form.t(MessageKey::LeaveAReply),
        }
    });
    view! {
        <section class="respond" aria-labelledby="respond-title">
            <div class="respond-head">
                {title}
                <button
                    class="cancel"
                    type="button"
                    hidden=move || state.replying_to.with(Option::is_none)
                    on:click=move |_| form.on_event.run(FormEvent::Cancel)
                >
                    {form.t(MessageKey::CancelReply)}
                </button>
            </div>
            <div class="respond-place">
                {move || match state.policy.get() {
                    ReplyPolicy::Open => view! { <OpenForm form/> }.into_any(),
                    policy => view! { <ClosedNotice form policy/> }.into_any(),
                }}
            </div>
        </section>
    }
}

/// Converts a length to the type that [`LanguageRules`](super::LanguageRules) take; `u32::MAX` if it does not fit.
fn saturated(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The form with its notices.
#[component]
fn OpenForm(form: Form) -> impl IntoView {
    let is_sent_nowhere = form.state.facts.with_value(|facts| !facts.has_endpoint);
    view! {
        {is_sent_nowhere.then(|| view! { <p class={"local"}>{form.t(MessageKey::KeptHereNote)}</p> })}
        <DraftNotes form/>
        <Controls form/>
        <OutcomeNotice form/>
        <SendErrorNotice form/>
        <Countdown form/>
    }
}

#[component]
fn Controls(form: Form) -> AnyView {
    let state = form.state;
    let has_honeypot = state.facts.with_value(|facts| facts.has_honeypot);
    let submit = move |event: &Event| {
        event.prevent_default();
        form.on_event.run(FormEvent::Submit);
    };
    let on_keydown = move |event: KeyboardEvent| {
        if is_submit_key(&event) {
            submit(&event);
        }
    };
    view! {
        <form
            class="reply-form"
            novalidate
            aria-labelledby="respond-title"
            on:submit=move |event| submit(&event)
            on:keydown=on_keydown
            on:focusin=move |_| form.on_event.run(FormEvent::Entered)
        >
            {move || match state.signed_in.get() {
                Some(name) => view! { <p class="notes signed-in">{form.fill(MessageKey::SignedInAs, &isolated(&name))}</p> }.into_any(),
                None => view! { <Notes form/> }.into_any(),
            }}
            <ErrorSummary form/>
            <FieldView field=Field::Comment form/>
            {move || state.signed_in.with(Option::is_none).then(|| view! { <AuthorFields form/> }.into_any())}
            {has_honeypot.then(|| view! { <Honeypot state/> })}
            <SubmitButton form/>
        </form>
    }
    .into_any()
}

/// The notes above the fields: that the email address is not published, and how required fields are marked.
#[component]
fn Notes(form: Form) -> impl IntoView {
    view! {
        <p class="notes">
            <span id="email-notes">{form.t(MessageKey::EmailNotPublished)}</span>
            " "
            <span>{form.t_around(MessageKey::RequiredMarked, view! { <Asterisk/> }.into_any())}</span>
        </p>
    }
}

/// The fields for name, email and website, and the checkbox for storing them.
#[component]
fn AuthorFields(form: Form) -> impl IntoView {
    view! {
        {[Field::Author, Field::Email, Field::Url].map(|field| view! { <FieldView field form/> }.into_any())}
        <Consent form/>
    }
}

/// Returns true for Ctrl+Enter, or Cmd+Enter on a Mac.
fn is_submit_key(event: &KeyboardEvent) -> bool {
    (event.ctrl_key() || event.meta_key()) && event.key() == "Enter"
}

/// The mark of a required field. Screen readers announce `required` from the control itself.
#[component]
fn Asterisk() -> impl IntoView {
    view! { <span class={"required"} aria-hidden="true">"*"</span> }
}

#[component]
fn Consent(form: Form) -> impl IntoView {
    let remember = form.state.remember;
    let on_change = move |_| {
        remember.update(|remember| *remember = !*remember);
        form.on_event.run(FormEvent::Remember);
    };
    view! {
        <div class="consent">
            <input
                type="checkbox"
                id="consent"
                name="wp-comment-cookies-consent"
                value="yes"
                prop:checked=remember
                on:change=on_change
            />
            <label for="consent">{form.t(MessageKey::SaveMyName)}</label>
        </div>
    }
}

#[component]
fn SubmitButton(form: Form) -> impl IntoView {
    let state = form.state;
    let on_click = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        form.on_event.run(FormEvent::Submit);
    };
    let on_mouse_down = |event: leptos::ev::MouseEvent| event.prevent_default();
    let label = move || form.t(if state.is_sending() { MessageKey::Sending } else { MessageKey::PostComment });
    view! {
        // Never `disabled`: a disabled button loses the focus to the top of the page. A mouse press must not take the focus from a field,
        // or the error message that appears there would move the button away from under the pointer. In a frame that may not submit forms
        // there is no `submit` event, but there is a click, by pointer or by Enter in a field.
        <button
            class="submit"
            part="button"
            type="submit"
            aria-busy=move || state.is_sending().then_some("true")
            aria-disabled=move || state.must_wait().then_some("true")
            on:mousedown=on_mouse_down
            on:click=on_click
        >
            {label}
        </button>
    }
}
