//! What a reader is told when there is no article to show.

use std::rc::Rc;

use super::context::Context;
use super::element::{View, el};
use crate::formats::load_error::LoadError;
use crate::messages::MessageKey;
use crate::text::digits;

/// What happened, in plain words; a button that asks again; and below it what the publisher put between the tags.
pub fn failure(error: &LoadError, retry: Rc<dyn Fn()>, context: &Context) -> Vec<View> {
    let notice = el("div")
        .class("failure")
        .attr("role", "alert")
        .child(context.heading(1).text(context.say(Text::FailedTitle)))
        .child(el("p").text(&explanation(error, context)))
        .child(
            el("button")
                .class("retry")
                .attr("type", "button")
                .text(context.say(Text::TryAgain))
                .on("click", move |_| retry()),
        );
    vec![notice.into(), el("slot").into()]
}

/// What happened, in plain words.
pub fn explanation(error: &LoadError, context: &Context) -> String {
    let text = match error {
        LoadError::NoAddress => Text::NoAddress,
        LoadError::Unreachable => Text::Unreachable,
        LoadError::TimedOut => Text::TimedOut,
        LoadError::NotFound => Text::NotFound,
        LoadError::Forbidden => Text::Forbidden,
        LoadError::Refused(status) => return context.fill(Text::Refused, &digits(u64::from(*status))),
        LoadError::ServerFault(status) => return context.fill(Text::ServerFault, &digits(u64::from(*status))),
        LoadError::Empty => Text::Empty,
        LoadError::TooLarge => Text::TooLarge,
        LoadError::WebPage => Text::WebPage,
        LoadError::Redirected => Text::Redirected,
        LoadError::WrongMediaType => Text::WrongMediaType,
        LoadError::CutOff => Text::CutOff,
        LoadError::NotJson => Text::NotJson,
        LoadError::NotAnArticle => Text::NotAnArticle,
        LoadError::NoHeadline => Text::NoHeadline,
        LoadError::NoBody => Text::NoBody,
        LoadError::OtherFormat => Text::OtherFormat,
        LoadError::Protected => Text::Protected,
        LoadError::Blocked => Text::Blocked,
    };
    context.say(text).to_owned()
}
