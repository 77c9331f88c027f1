//! The list of everything that is wrong, which takes the focus after a failed try.

use std::rc::Rc;

use super::messages::error_message;
use super::{Form, FormEvent, maybe};
use crate::components::element::{El, el};
use crate::model::reply::{Field, FieldError};
use crate::messages::MessageKey;

/// The summary, while there is something to sum up.
pub(super) fn summary(form: &Rc<Form>) -> El {
    let form = form.clone();
    el("div").class("summary-place").dynamic(move || {
        if !form.state.summary.get() {
            return Vec::new();
        }
        let items = form
            .state
            .errors
            .with(|errors| errors.iter().map(|(field, error)| item(*field, error, &form)).fold(el("ul"), El::child));
        let title = form.context.heading(2).attr("id", "summary-title").text(form.say(Text::SummaryTitle));
        let summary = el("div")
            .class("error-summary")
            .attr("tabindex", "-1")
            .attr("role", "group")
            .attr("aria-labelledby", "summary-title");
        maybe(Some(summary.child(title).child(items)))
    })
}

/// The page knows no fragment inside a shadow root, so the link is followed by hand.
fn item(field: Field, error: &FieldError, form: &Rc<Form>) -> El {
    let jumping = form.clone();
    let link = el("a").attr("href", &["#", field.name()].concat());
    let link = link.text(&error_message(field, error, &form.context)).on("click", move |event| {
        event.prevent_default();
        (jumping.tell)(FormEvent::Jump(field));
    });
    el("li").child(link)
}
