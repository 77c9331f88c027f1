//! The button that shares an article.

use leptos::prelude::*;
use offprint_core::messages::MessageKey;

use super::UiContext;
use super::basics::{ActionButton, sentence_around};

/// The state of sharing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ShareStatus {
    /// Nothing to be told.
    #[default]
    Idle,
    /// The address has been copied.
    Copied,
    /// It could not be copied, so here it is.
    NotCopied(String),
}

/// A button, and below it what came of pressing it.
#[component]
pub fn ShareButton(
    /// True if the system has a sheet for sharing; else the address is copied.
    has_sheet: bool,
    /// What is told.
    status: RwSignal<ShareStatus>,
    /// Called when the button is pressed.
    on_press: UnsyncCallback<()>,
    /// The `lang` of the interface, where it is not the article's.
    interface_lang: Option<String>,
    /// The interface's settings.
    context: UiContext,
) -> impl IntoView {
    let label = context.t(if has_sheet { MessageKey::Share } else { MessageKey::CopyLink });
    let dir = interface_lang.is_some().then(|| context.direction().as_str());
    view! {
        <div class="share" lang=interface_lang dir=dir>
            <ActionButton label on_press/>
            <p class="share-status" role={"status"}>{move || told(status.get(), &context)}</p>
        </div>
    }
}

fn told(status: ShareStatus, context: &UiContext) -> AnyView {
    match status {
        ShareStatus::Idle => ().into_any(),
        ShareStatus::Copied => context.t(MessageKey::LinkCopied).into_any(),
        ShareStatus::NotCopied(address) => {
            let address = view! { <span class="address" dir={"ltr"}>{address}</span> }.into_any();
            sentence_around(context.messages.get(MessageKey::LinkNotCopied), address)
        }
    }
}
