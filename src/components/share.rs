//! The button that shares an article.

use leptos::prelude::*;
use offprint_core::messages::MessageKey;

use super::UiContext;
use super::basics::{ActionButton, sentence_around};

/// The state of sharing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ShareStatus {
    /// There is nothing to report.
    #[default]
    Idle,
    /// The address has been copied.
    Copied,
    /// The address could not be copied. It is shown, so that the reader can copy it.
    NotCopied(String),
}

/// A button with the result of pressing it below.
#[component]
pub fn ShareButton(
    /// True if the browser has a share dialog; otherwise the button copies the address.
    has_sheet: bool,
    /// The status shown below the button.
    status: RwSignal<ShareStatus>,
    /// Called when the button is pressed.
    on_press: UnsyncCallback<()>,
    /// The `lang` of the interface, if it differs from the article's.
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
