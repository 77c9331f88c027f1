//! The list of everything that is wrong, which takes the focus after a failed try.

use leptos::prelude::*;

use super::messages::error_message;
use super::state::FormState;
use super::{FormEvent, Tell, maybe};
use crate::components::context::Context;
use crate::components::element::{El, el};
use crate::model::reply::Field;
use crate::strings::Text;

/// The summary, while there is something to sum up.
pub(super) fn summary(state: FormState, context: &Context, tell: &Tell) -> El {
    let (context, tell) = (context.clone(), tell.clone());
    el("div").class("summary-place").dynamic(move || {
        if !state.summary.get() {
            return Vec::new();
        }
        let item = |(field, message): (Field, String)| {
            let tell = tell.clone();
            // The page knows no fragment inside a shadow root, so the link is followed by hand.
            let link = el("a").attr("href", &["#", field.name()].concat()).text(&message).on("click", move |event| {
                event.prevent_default();
                tell(FormEvent::Jump(field));
            });
            el("li").child(link)
        };
        let errors = state.errors.get();
        let messages = errors.iter().map(|(field, error)| (*field, error_message(*field, error, &context)));
        let summary = el("div")
            .class("error-summary")
            .attr("tabindex", "-1")
            .attr("role", "group")
            .attr("aria-labelledby", "summary-title")
            .child(context.heading(2).attr("id", "summary-title").text(context.say(Text::SummaryTitle)))
            .child(el("ul").children(messages.map(item)));
        maybe(Some(summary))
    })
}
