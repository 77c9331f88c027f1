//! One labelled control with all that is said about it.

use leptos::prelude::*;

use super::messages::error_message;
use super::state::FormState;
use super::{FormEvent, Tell, asterisk, maybe};
use crate::components::context::Context;
use crate::components::element::{El, el};
use crate::model::reply::{self, Field};
use crate::strings::Text;

/// Label, control, message, hint and count.
pub(super) fn field(field: Field, state: FormState, context: &Context, tell: &Tell) -> El {
    let name = field.name();
    el("div")
        .bind("class", move || {
            let invalid = if state.shown_error(field).is_some() { " invalid" } else { "" };
            Some(["field ", name, invalid].concat())
        })
        .child(label(field, context))
        .child(control(field, state, tell))
        .child(error(field, state, context))
        .child_if((field == Field::Email).then(|| suggestion(state, context, tell)))
        .child(count(field, state, context))
}

/// The word for a field, as its label has it.
pub(super) fn label_text(field: Field) -> Text {
    match field {
        Field::Comment => Text::Comment,
        Field::Author => Text::Name,
        Field::Email => Text::Email,
        Field::Url => Text::Website,
    }
}

fn label(field: Field, context: &Context) -> El {
    let label = el("label").attr("for", field.name()).text(context.say(label_text(field)));
    if field.required() { label.text(" ").child(asterisk()) } else { label }
}

fn control(field: Field, state: FormState, tell: &Tell) -> El {
    let name = field.name();
    let tell = tell.clone();
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
        .bind("readonly", move || state.is_sending().then(String::new))
        .bind("aria-invalid", move || state.shown_error(field).map(|_| "true".into()))
        .bind("aria-describedby", move || described_by(field, state))
        .value(move || state.control_value(field))
        .on("input", move |event| {
            state.typed(field, event_target_value(&event));
            tell(FormEvent::Changed);
        })
        .on("blur", move |_| state.check(field))
}

/// The ids of what is said about a control, in the order it should be heard.
fn described_by(field: Field, state: FormState) -> Option<String> {
    let mut ids = Vec::new();
    if state.shown_error(field).is_some() {
        ids.push([field.name(), "-error"].concat());
    }
    if field == Field::Email {
        ids.push("email-notes".to_owned());
    }
    if left(field, state).is_some() {
        ids.push([field.name(), "-count"].concat());
    }
    (!ids.is_empty()).then(|| ids.join(" "))
}

fn error(field: Field, state: FormState, context: &Context) -> El {
    let context = context.clone();
    el("p")
        .class("field-error")
        .attr("id", &[field.name(), "-error"].concat())
        .live(move || state.shown_error(field).map_or_else(String::new, |error| error_message(field, &error, &context)))
}

fn left(field: Field, state: FormState) -> Option<usize> {
    state.draft.with(|draft| reply::remaining(field, draft.get(field)))
}

fn count(field: Field, state: FormState, context: &Context) -> El {
    let strings = context.strings.clone();
    el("p")
        .class("count")
        .attr("id", &[field.name(), "-count"].concat())
        .live(move || left(field, state).map_or_else(String::new, |left| strings.fill(Text::BytesLeft, &left.to_string())))
}

/// "Did you mean ann@gmail.com?": a hint, never an error, because the domain may be right all the same.
fn suggestion(state: FormState, context: &Context, tell: &Tell) -> El {
    let (context, tell) = (context.clone(), tell.clone());
    el("div").class("typo").attr("role", "status").dynamic(move || {
        let Some(address) = state.suggestion.get() else { return Vec::new() };
        let tell = tell.clone();
        let question = el("span").text(&context.strings.fill(Text::DidYouMean, &address));
        let accept = el("button").attr("type", "button").text(context.say(Text::UseThat)).on("click", move |_| {
            let mut draft = state.draft.get_untracked();
            draft.set(Field::Email, address.clone());
            state.fill(draft);
            state.check(Field::Email);
            tell(FormEvent::Changed);
            // The button is gone: the focus goes where it came from.
            tell(FormEvent::Jump(Field::Email));
        });
        maybe(Some(el("p").child(question).text(" ").child(accept)))
    })
}
