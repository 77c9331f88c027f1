//! *Leave a Reply*: what is typed, what is wrong with it, and what became of it.

mod closed;
mod field;
mod messages;
mod state;
mod status;
mod summary;
mod trap;
mod typing;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

pub use state::FormState;
pub use typing::typed_inside;

use self::field::field;
use super::context::Context;
use super::element::{El, View, el};
use crate::model::discussion::ReplyPolicy;
use crate::model::reply::Field;
use crate::messages::MessageKey;

/// What the form asks of its surroundings.
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
    /// The reader wants to get to a field.
    Jump(Field),
    /// The reader tries again; the button they pressed goes away with what went wrong.
    Retrying,
    /// The reader does not want to answer that reply after all.
    Cancel,
}

/// A form as its parts see it.
pub struct Form {
    /// What it knows.
    pub state: Rc<FormState>,
    /// How it says things.
    pub context: Context,
    /// Where its events go.
    pub tell: Box<dyn Fn(FormEvent)>,
}

impl Form {
    fn say(&self, text: Text) -> &str {
        self.context.say(text)
    }
}

/// The heading, the form, and around it what the reader has to know.
pub fn reply_form(form: Form, sent_anywhere: bool) -> El {
    let form = &Rc::new(form);
    let heading = form.context.heading(1).class("respond-title").attr("id", "respond-title");
    let answering = form.clone();
    let heading = heading.live(move || match answering.state.answering.get() {
        Some(name) => answering.context.fill(Text::LeaveAReplyTo, &isolated(&name)),
        None => answering.say(Text::LeaveAReply).to_owned(),
    });
    el("section")
        .class("respond")
        .attr("aria-labelledby", "respond-title")
        .child(el("div").class("respond-head").child(heading).child(cancel(form)))
        .child(place(form.clone(), sent_anywhere))
}

/// The form and what is said about it, or why there is none.
fn place(form: Rc<Form>, sent_anywhere: bool) -> El {
    el("div").class("respond-place").dynamic(move || {
        if form.state.policy.get() != ReplyPolicy::Open {
            return maybe(Some(closed::closed(&form)));
        }
        let note = (!sent_anywhere).then(|| el("p").class("local").text(form.say(Text::KeptHereNote)));
        let parts = [
            status::restored(&form),
            controls(&form),
            status::outcome(&form),
            status::failed(&form),
            status::countdown(&form),
        ];
        note.into_iter().chain(parts).map(View::from).collect()
    })
}

/// A name among words of a language that may run the other way (U+2068 and U+2069, Unicode Standard Annex 9).
fn isolated(name: &str) -> String {
    ["\u{2068}", name, "\u{2069}"].concat()
}

fn cancel(form: &Rc<Form>) -> El {
    let (idle, cancelling) = (form.clone(), form.clone());
    el("button")
        .class("cancel")
        .attr("type", "button")
        .bind("hidden", move || idle.state.answering.with(Option::is_none).then(String::new))
        .on("click", move |_| (cancelling.tell)(FormEvent::Cancel))
        .text(form.say(Text::CancelReply))
}

fn controls(form: &Rc<Form>) -> El {
    let (by_button, by_key, entered) = (form.clone(), form.clone(), form.clone());
    el("form")
        .class("reply-form")
        .attr("novalidate", "")
        .attr("aria-labelledby", "respond-title")
        .on("submit", move |event| {
            event.prevent_default();
            (by_button.tell)(FormEvent::Submit);
        })
        .on("keydown", move |event| {
            if is_submit_key(&event) {
                event.prevent_default();
                (by_key.tell)(FormEvent::Submit);
            }
        })
        .on("focusin", move |_| (entered.tell)(FormEvent::Entered))
        .child(notes(form))
        .child(summary::summary(form))
        .children(Field::ALL.map(|name| field(name, form)))
        .child_if(form.state.trapped.get().then(|| trap::trap(form)))
        .child(consent(form))
        .child(submit_button(form))
}

/// Ctrl+Enter, or Cmd+Enter on a Mac.
fn is_submit_key(event: &Event) -> bool {
    let key = event.unchecked_ref::<KeyboardEvent>();
    (key.ctrl_key() || key.meta_key()) && key.key() == "Enter"
}

fn notes(form: &Form) -> El {
    el("p")
        .class("notes")
        .child(el("span").attr("id", "email-notes").text(form.say(Text::EmailNotPublished)))
        .text(" ")
        .child(el("span").text(form.say(Text::RequiredMarked)).text(" ").child(asterisk()))
}

/// The mark of a required field. Voices hear `required` from the control itself.
fn asterisk() -> El {
    el("span").class("required").attr("aria-hidden", "true").text("*")
}

fn consent(form: &Rc<Form>) -> El {
    let (ticked, toggled) = (form.clone(), form.clone());
    let tick = el("input")
        .attr("type", "checkbox")
        .attr("id", "consent")
        .attr("name", "wp-comment-cookies-consent")
        .attr("value", "yes")
        .checked(move || ticked.state.remember.get())
        .on("change", move |_| {
            toggled.state.remember.set(!toggled.state.remember.now());
            (toggled.tell)(FormEvent::Remember);
        });
    el("div").class("consent").child(tick).child(el("label").attr("for", "consent").text(form.say(Text::SaveMyName)))
}

fn submit_button(form: &Rc<Form>) -> El {
    let (busy, waiting, label, pressed) = (form.clone(), form.clone(), form.clone(), form.clone());
    // Never `disabled`: that would throw the focus of whoever pressed it back to the top of the page.
    el("button")
        .class("submit")
        .part("button")
        .attr("type", "submit")
        .bind("aria-busy", move || busy.state.is_sending().then(|| "true".into()))
        .bind("aria-disabled", move || waiting.state.must_wait().then(|| "true".into()))
        // Pressing must not take the focus from a field: the message that appears when a field is left would move the button
        // away from under the pointer.
        .on("mousedown", |event| event.prevent_default())
        // A frame that may not send forms gets no `submit` event, but a click, by pointer or by Enter in a field.
        .on("click", move |event| {
            event.prevent_default();
            (pressed.tell)(FormEvent::Submit);
        })
        .live(move || label.say(if label.state.is_sending() { Text::Sending } else { Text::PostComment }).to_owned())
}

/// A list of at most one.
fn maybe(view: Option<El>) -> Vec<View> {
    view.into_iter().map(View::from).collect()
}
