//! *Leave a Reply*: what is typed, what is wrong with it, and what became of it.

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

/// The form's events.
#[derive(Clone, Debug)]
pub enum FormEvent {
    /// The reader has come to the form.
    Entered,
    /// The reader wants to send the reply.
    Submit,
    /// The reader has changed what stands in a field.
    Typed(Field),
    /// The reader has left a field.
    Left(Field),
    /// Name, email and website are to be kept, or no longer.
    Remember,
    /// The restored draft is to be thrown away.
    Discard,
    /// The other draft is to be shown, and this one kept as the other.
    SwapDrafts,
    /// The reader wants the selected words of the comment formatted, or no longer.
    Format(Format),
    /// The reader wants to see what the comment will look like, or to go on writing.
    Preview,
    /// The reader wants to get to a field.
    Jump(Field),
    /// The reader tries again; the button they pressed goes away with the notice.
    Retry,
    /// The reader does not want to answer that reply after all.
    Cancel,
}

/// A form as its parts see it.
#[derive(Clone, Copy)]
pub struct Form {
    /// The form's state.
    pub state: FormState,
    /// The interface's settings.
    pub context: StoredValue<UiContext>,
    /// Called for everything that the reader does.
    pub on_event: UnsyncCallback<FormEvent>,
}

impl Form {
    /// Makes a form of its parts; they live as long as the current owner.
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

/// The heading, the form, and around it what the reader has to know.
#[component]
pub fn ReplyForm(
    /// The form's state and callbacks.
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

/// A length as the language's rules take it.
fn saturated(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The form and what is said about it.
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

/// What there is to know before the form is filled in.
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

/// What a reader says of themselves.
#[component]
fn AuthorFields(form: Form) -> impl IntoView {
    view! {
        {[Field::Author, Field::Email, Field::Url].map(|field| view! { <FieldView field form/> }.into_any())}
        <Consent form/>
    }
}

/// Ctrl+Enter, or Cmd+Enter on a Mac.
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
        // Never `disabled`: that would throw the focus of whoever pressed it back to the top of the page. A mouse press must not take the
        // focus from a field, or the message that appears there would move the button away from under the pointer. A frame that may not
        // submit forms gets no `submit` event, but a click, by pointer or by Enter in a field.
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
