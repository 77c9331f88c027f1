//! *Leave a Reply*: what is typed, what is wrong with it, and what became of it.

mod field;
mod messages;
mod state;
mod status;
mod summary;

use std::rc::Rc;

use leptos::prelude::*;

pub use state::FormState;

use self::field::field;
use super::context::Context;
use super::element::{El, View, el};
use crate::model::reply::{Field, Reply};
use crate::strings::Text;

/// What the form asks of its surroundings.
#[derive(Clone, Debug)]
pub enum FormEvent {
    /// Send this. The form is already in the state *sending*.
    Send(Reply),
    /// The draft has changed.
    Changed,
    /// Name, email and website are to be kept, or no longer.
    Remember(bool),
    /// The restored draft is to be thrown away.
    Discard,
    /// The reader wants to get to a field.
    Jump(Field),
    /// Something is wrong; the summary that says so wants the focus.
    Invalid,
}

/// Where the form's events go.
pub type Tell = Rc<dyn Fn(FormEvent)>;

/// The heading, the form, and above it what the reader has to know.
pub fn reply_form(state: FormState, sent_anywhere: bool, context: &Context, tell: &Tell) -> El {
    let heading = context.heading(1).class("respond-title").attr("id", "respond-title").text(context.say(Text::LeaveAReply));
    el("section")
        .class("respond")
        .attr("aria-labelledby", "respond-title")
        .child(heading)
        .child_if((!sent_anywhere).then(|| el("p").class("local").text(context.say(Text::KeptHereNote))))
        .child(status::restored(state, context, tell))
        .child(form(state, context, tell))
        .child(status::outcome(state, context))
        .child(status::failed(state, context, tell))
        .child(status::countdown(state, context))
}

fn form(state: FormState, context: &Context, tell: &Tell) -> El {
    let submit = submitter(state, tell);
    let submit_by_key = submit.clone();
    el("form")
        .class("reply-form")
        .attr("novalidate", "")
        .attr("aria-labelledby", "respond-title")
        .on("submit", move |event| {
            event.prevent_default();
            submit();
        })
        .on("keydown", move |event| {
            if is_submit_key(&event) {
                event.prevent_default();
                submit_by_key();
            }
        })
        .child(notes(context))
        .child(summary::summary(state, context, tell))
        .children(Field::ALL.map(|name| field(name, state, context, tell)))
        .child(consent(state, context, tell))
        .child(submit_button(state, context))
}

/// Ctrl+Enter, or Cmd+Enter on a Mac.
fn is_submit_key(event: &leptos::ev::Event) -> bool {
    use leptos::wasm_bindgen::JsCast;
    let key = event.unchecked_ref::<leptos::ev::KeyboardEvent>();
    (key.ctrl_key() || key.meta_key()) && key.key() == "Enter"
}

fn submitter(state: FormState, tell: &Tell) -> impl Fn() + Clone + 'static {
    let tell = tell.clone();
    move || match state.submit() {
        Some(Ok(reply)) => tell(FormEvent::Send(reply)),
        Some(Err(())) => tell(FormEvent::Invalid),
        // Already sending, or still to wait.
        None => {}
    }
}

fn notes(context: &Context) -> El {
    el("p")
        .class("notes")
        .child(el("span").attr("id", "email-notes").text(context.say(Text::EmailNotPublished)))
        .text(" ")
        .child(el("span").text(context.say(Text::RequiredMarked)).text(" ").child(asterisk()))
}

/// The mark of a required field. Voices hear `required` from the control itself.
fn asterisk() -> El {
    el("span").class("required").attr("aria-hidden", "true").text("*")
}

fn consent(state: FormState, context: &Context, tell: &Tell) -> El {
    let tell = tell.clone();
    el("div")
        .class("consent")
        .child(
            el("input")
                .attr("type", "checkbox")
                .attr("id", "consent")
                .attr("name", "wp-comment-cookies-consent")
                .attr("value", "yes")
                .checked(move || state.remember.get())
                .on("change", move |_| {
                    state.remember.update(|remember| *remember = !*remember);
                    tell(FormEvent::Remember(state.remember.get_untracked()));
                }),
        )
        .child(el("label").attr("for", "consent").text(context.say(Text::SaveMyName)))
}

fn submit_button(state: FormState, context: &Context) -> El {
    let (idle, busy) = (context.say(Text::PostComment).to_owned(), context.say(Text::Sending).to_owned());
    // Never `disabled`: that would throw the focus of whoever pressed it back to the top of the page.
    el("button")
        .class("submit")
        .part("button")
        .attr("type", "submit")
        .bind("aria-busy", move || state.is_sending().then(|| "true".into()))
        .bind("aria-disabled", move || state.must_wait().then(|| "true".into()))
        // Pressing must not take the focus from a field: the message that appears when a field is left would move the button
        // away from under the pointer.
        .on("mousedown", |event| event.prevent_default())
        .live(move || if state.is_sending() { busy.clone() } else { idle.clone() })
}

/// A list of at most one.
fn maybe(view: Option<El>) -> Vec<View> {
    view.into_iter().map(View::from).collect()
}
