//! One labelled control with all that is said about it.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use super::messages::error_message;
use super::{Form, FormEvent, asterisk, maybe};
use crate::components::element::{El, el};
use crate::model::reply::Field;
use crate::messages::MessageKey;
use crate::text::digits;

/// Label, control, message, hint and count.
pub(super) fn field(field: Field, form: &Rc<Form>) -> El {
    let marked = form.clone();
    el("div")
        .bind("class", move || {
            let invalid = if marked.state.shown_error(field).is_some() { " invalid" } else { "" };
            Some(["field ", field.name(), invalid].concat())
        })
        .child(label(field, form))
        .child(control(field, form))
        .child(error(field, form))
        .child_if((field == Field::Email).then(|| suggestion(form)))
        .child(count(field, form))
}

fn label(field: Field, form: &Form) -> El {
    let text = match field {
        Field::Comment => Text::Comment,
        Field::Author => Text::Name,
        Field::Email => Text::Email,
        Field::Url => Text::Website,
    };
    let label = el("label").attr("for", field.name()).text(form.say(text));
    if field.required() { label.text(" ").child(asterisk()) } else { label }
}

fn control(field: Field, form: &Rc<Form>) -> El {
    let name = field.name();
    let (sending, invalid, described, filled) = (form.clone(), form.clone(), form.clone(), form.clone());
    let (typed, left) = (form.clone(), form.clone());
    // `type=email` and `type=url` give phones the right keyboard; with `novalidate` their own rules do not apply.
    let control = match field {
        Field::Comment => el("textarea").attr("rows", "6"),
        Field::Author => el("input").attr("type", "text").attr("autocomplete", "name"),
        Field::Email => el("input").attr("type", "email").attr("autocomplete", "email"),
        Field::Url => el("input").attr("type", "url").attr("autocomplete", "url"),
    };
    control
        .attr("id", name)
        .attr("name", name)
        .attr("dir", if matches!(field, Field::Email | Field::Url) { "ltr" } else { "auto" })
        .attr_if("required", field.required().then_some(""))
        .bind("readonly", move || sending.state.is_sending().then(String::new))
        .bind("aria-invalid", move || invalid.state.shown_error(field).map(|_| "true".into()))
        .bind("aria-describedby", move || described_by(field, &described))
        .value(move || filled.state.control_value(field))
        .on("input", move |event| {
            typed.state.typed(field, typed_value(&event));
            (typed.tell)(FormEvent::Typed(field));
        })
        .on("blur", move |_| {
            if !left.state.leaving_means_nothing.get() {
                (left.tell)(FormEvent::Left(field));
            }
        })
}

/// What stands in the control an event came from.
pub(super) fn typed_value(event: &Event) -> String {
    // `value` is spelled alike on every control.
    event.target().map(|control| control.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default()
}

/// The ids of what is said about a control, in the order it should be heard.
fn described_by(field: Field, form: &Form) -> Option<String> {
    let mut ids = String::new();
    if form.state.shown_error(field).is_some() {
        ids += &[field.name(), "-error "].concat();
    }
    if field == Field::Email {
        ids += "email-notes ";
    }
    if form.state.room(field).is_some() {
        ids += &[field.name(), "-count "].concat();
    }
    ids.pop().map(|_| ids)
}

fn error(field: Field, form: &Rc<Form>) -> El {
    let form = form.clone();
    el("p").class("field-error").attr("id", &[field.name(), "-error"].concat()).live(move || {
        let error = form.state.shown_error(field);
        error.map(|error| error_message(field, &error, &form.context)).unwrap_or_default()
    })
}

fn count(field: Field, form: &Rc<Form>) -> El {
    let form = form.clone();
    el("p").class("count").attr("id", &[field.name(), "-count"].concat()).live(move || {
        let left = form.state.room(field);
        left.map(|left| form.context.fill(Text::BytesLeft, &digits(left as u64))).unwrap_or_default()
    })
}

/// "Did you mean ann@gmail.com?": a hint, never an error, because the domain may be right all the same.
fn suggestion(form: &Rc<Form>) -> El {
    let form = form.clone();
    el("div").class("typo").attr("role", "status").dynamic(move || {
        let Some(address) = form.state.suggestion.get() else { return Vec::new() };
        let question = el("span").text(&form.context.fill(Text::DidYouMean, &address));
        let accepting = form.clone();
        let accept = el("button").attr("type", "button").text(form.say(Text::UseThat)).on("click", move |_| {
            let mut draft = accepting.state.draft.now();
            draft.set(Field::Email, address.clone());
            accepting.state.fill(draft);
            (accepting.tell)(FormEvent::Typed(Field::Email));
            (accepting.tell)(FormEvent::Left(Field::Email));
            // The button is gone: the focus goes where it came from.
            (accepting.tell)(FormEvent::Jump(Field::Email));
        });
        maybe(Some(el("p").child(question).text(" ").child(accept)))
    })
}
