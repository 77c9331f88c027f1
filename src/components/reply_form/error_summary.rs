//! The list of all errors, which takes the focus after the form was submitted with errors.

use leptos::ev::MouseEvent;
use leptos::html::custom;
use leptos::prelude::*;
use offprint_core::messages::MessageKey;
use offprint_core::model::reply::{Field, FieldError};

use super::messages::field_message;
use super::{Form, FormEvent};

/// The summary, while there are errors to list.
#[component]
pub(super) fn ErrorSummary(form: Form) -> impl IntoView {
    view! { <div class="summary-place">{move || form.state.has_summary.get().then(|| view! { <Summary form/> })}</div> }
}

#[component]
fn Summary(form: Form) -> impl IntoView {
    let title = custom(form.heading(2)).id("summary-title").child(form.t(MessageKey::SummaryTitle));
    let items = move || {
        let errors = form.state.errors.get();
        errors.into_iter().map(|(field, error)| view! { <Item field error form/> }).collect_view().into_any()
    };
    view! {
        <div class="error-summary" tabindex="-1" role="group" aria-labelledby="summary-title">
            {title}
            <ul>{items}</ul>
        </div>
    }
}

/// A link to a field. Browsers don't resolve fragments inside a shadow root, so a script moves the focus.
#[component]
fn Item(field: Field, error: FieldError, form: Form) -> impl IntoView {
    let message = form.context.with_value(|context| field_message(field, &error, context));
    let on_click = move |event: MouseEvent| {
        event.prevent_default();
        form.on_event.run(FormEvent::Jump(field));
    };
    view! {
        <li>
            <a href=["#", field.name()].concat() on:click=on_click>
                {message}
            </a>
        </li>
    }
}
