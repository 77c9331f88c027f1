//! A labelled control with its error message, hint and count.

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use offprint_core::messages::MessageKey;
use offprint_core::model::reply::Field;

use super::comment_tools::CommentToolsView;
use super::format_keys::format_of_key;
use super::messages::field_message;
use super::preview::{Preview, PreviewStatus, PreviewView};
use super::{Asterisk, Form, FormEvent};
use crate::components::basics::ActionButton;

/// A field's label, control, error message, hint and count of the bytes left.
#[component]
pub(super) fn FieldView(field: Field, form: Form) -> impl IntoView {
    let state = form.state;
    let is_comment = field == Field::Comment;
    let class = move || ["field ", field.name(), if state.error(field).is_some() { " invalid" } else { "" }].concat();
    let message = move || {
        let error = state.error(field);
        error.map(|error| form.context.with_value(|context| field_message(field, &error, context))).unwrap_or_default()
    };
    let count = move || {
        let left = state.bytes_left(field);
        left.map(|left| form.fill_number(MessageKey::BytesLeft, left)).unwrap_or_default()
    };
    view! {
        <div class=class>
            <Label field form/>
            {is_comment.then(|| view! { <CommentToolsView form/> <PreviewStatus form/> })}
            <Control field form/>
            {is_comment.then(|| view! { <PreviewView form/> })}
            <p class="field-error" id=[field.name(), "-error"].concat()>
                {message}
            </p>
            {(field == Field::Email).then(|| view! { <EmailSuggestion form/> })}
            <p class="count" id=[field.name(), "-count"].concat()>
                {count}
            </p>
        </div>
    }
}

#[component]
fn Label(field: Field, form: Form) -> impl IntoView {
    let text = form.t(match field {
        Field::Comment => MessageKey::Comment,
        Field::Author => MessageKey::Name,
        Field::Email => MessageKey::Email,
        Field::Url => MessageKey::Website,
    });
    let mark = move || {
        let is_required = form.state.required.get().has(field);
        is_required.then(|| view! { " " <Asterisk/> })
    };
    view! { <label for=field.name()>{text} {mark}</label> }
}

/// The control. `type=email` and `type=url` give phones the right keyboard; `novalidate` turns their own validation off.
#[component]
fn Control(field: Field, form: Form) -> AnyView {
    let state = form.state;
    let value = move || state.control_value(field);
    let readonly = move || state.is_sending();
    let invalid = move || state.error(field).map(|_| "true");
    let described_by = move || described_by(field, form);
    let on_input = move |event: Event| {
        state.typed(field, event_target_value(&event));
        form.on_event.run(FormEvent::Typed(field));
    };
    let on_blur = move |_| {
        if !state.suppress_blur.get_value() {
            form.on_event.run(FormEvent::Left(field));
        }
    };
    let on_keydown = move |event: KeyboardEvent| {
        let can_format = state.tools.with_untracked(|tools| tools.markup.is_some());
        if let Some(format) = format_of_key(&event).filter(|_| can_format) {
            // The host page may use the same shortcuts.
            event.prevent_default();
            event.stop_propagation();
            form.on_event.run(FormEvent::Format(format));
        }
    };
    let (kind, autocomplete, direction) = match field {
        Field::Comment => {
            return view! {
                <textarea
                    rows="6"
                    id="comment"
                    name="comment"
                    dir="auto"
                    required
                    hidden=move || state.preview.with(Preview::is_shown)
                    readonly=readonly
                    aria-invalid=invalid
                    aria-describedby=described_by
                    prop:value=value
                    on:input=on_input
                    on:keydown=on_keydown
                    on:blur=on_blur
                ></textarea>
            }
            .into_any();
        }
        Field::Author => ("text", "name", "auto"),
        Field::Email => ("email", "email", "ltr"),
        Field::Url => ("url", "url", "ltr"),
    };
    view! {
        <input
            type=kind
            autocomplete=autocomplete
            id=field.name()
            name=field.name()
            dir=direction
            required=move || state.required.get().has(field)
            readonly=readonly
            aria-invalid=invalid
            aria-describedby=described_by
            prop:value=value
            on:input=on_input
            on:blur=on_blur
        />
    }
    .into_any()
}

/// Returns the value of `aria-describedby`: ids in the order in which they should be read out.
fn described_by(field: Field, form: Form) -> Option<String> {
    let mut ids = Vec::new();
    if form.state.error(field).is_some() {
        ids.push([field.name(), "-error"].concat());
    }
    if field == Field::Email {
        ids.push("email-notes".to_owned());
    }
    if form.state.bytes_left(field).is_some() {
        ids.push([field.name(), "-count"].concat());
    }
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// A hint, such as "Did you mean ann@gmail.com?". It is never an error, because the address may be correct as typed.
#[component]
fn EmailSuggestion(form: Form) -> impl IntoView {
    let accept = move |address: String| {
        form.state.set_field(Field::Email, address);
        form.on_event.run(FormEvent::Typed(Field::Email));
        form.on_event.run(FormEvent::Left(Field::Email));
        // The button, which had the focus, is removed.
        form.on_event.run(FormEvent::Jump(Field::Email));
    };
    let hint = move || {
        let address = form.state.suggestion.get()?;
        let question = form.fill(MessageKey::DidYouMean, &address);
        let on_press = UnsyncCallback::new(move |()| accept(address.clone()));
        Some(view! {
            <p>
                <span>{question}</span>
                " "
                <ActionButton label=form.t(MessageKey::UseThat) on_press/>
            </p>
        })
    };
    view! {
        <div class="typo" role="status">
            {hint}
        </div>
    }
}
