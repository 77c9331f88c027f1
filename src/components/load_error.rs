//! The notice that the article could not be loaded.

use leptos::html::custom;
use leptos::prelude::*;
use offprint_core::formats::load_error::LoadError;
use offprint_core::messages::MessageKey;

use super::UiContext;
use super::basics::ActionButton;

/// A notice with a sentence and a *Try again* button, and the fallback content below it.
#[component]
pub fn LoadErrorNotice(
    /// The reason why there is no article.
    error: LoadError,
    /// Called when the reader presses *Try again*.
    on_retry: UnsyncCallback<()>,
    /// The interface's settings.
    context: UiContext,
) -> impl IntoView {
    let title = custom(context.heading(1)).child(context.t(MessageKey::FailedTitle));
    let elsewhere = match &error {
        LoadError::NoText(url) => url.clone(),
        _ => None,
    };
    let link = elsewhere.map(|url| view! { <p><a href=url>{context.t(MessageKey::ReadThere)}</a></p> });
    view! {
        <div class="failure" role="alert">
            {title}
            <p>{explanation(&error, &context)}</p>
            {link}
            <ActionButton class="retry" label=context.t(MessageKey::TryAgain) on_press=on_retry/>
        </div>
        <slot></slot>
    }
}

/// Returns the sentence that tells a reader what happened.
pub fn explanation(error: &LoadError, context: &UiContext) -> String {
    let key = match error {
        LoadError::Refused(status) => return context.fill(MessageKey::Refused, &status.to_string()),
        LoadError::ServerFault(status) => return context.fill(MessageKey::ServerFault, &status.to_string()),
        LoadError::NoAddress => MessageKey::NoAddress,
        LoadError::Unreachable => MessageKey::Unreachable,
        LoadError::TimedOut => MessageKey::TimedOut,
        LoadError::NotFound => MessageKey::NotFound,
        LoadError::Forbidden => MessageKey::Forbidden,
        LoadError::Empty => MessageKey::Empty,
        LoadError::TooLarge => MessageKey::TooLarge,
        LoadError::WebPage => MessageKey::WebPage,
        LoadError::Redirected => MessageKey::Redirected,
        LoadError::WrongMediaType => MessageKey::WrongMediaType,
        LoadError::CutOff => MessageKey::CutOff,
        LoadError::NotJson => MessageKey::NotJson,
        LoadError::NotAnArticle => MessageKey::NotAnArticle,
        LoadError::NoHeadline => MessageKey::NoHeadline,
        LoadError::NoBody => MessageKey::NoBody,
        LoadError::NoText(_) => MessageKey::NoText,
        LoadError::RssFeed => MessageKey::RssFeed,
        LoadError::OtherFormat => MessageKey::OtherFormat,
        LoadError::Protected => MessageKey::Protected,
        LoadError::Blocked => MessageKey::Blocked,
    };
    context.t(key)
}
