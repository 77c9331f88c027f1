//! The note that an article is old.

use leptos::prelude::*;
use offprint_core::messages::MessageKey;

use super::UiContext;

/// A line that says how many years old an article is.
#[component]
pub fn AgeNote(
    /// Whole years since the article was published or changed.
    years: u32,
    /// The `lang` of the line, if it differs from the article's.
    interface_lang: Option<String>,
    /// The interface's settings.
    context: UiContext,
) -> impl IntoView {
    let dir = interface_lang.is_some().then(|| context.direction().as_str());
    view! {
        <p class="age-note" role={"note"} lang=interface_lang dir=dir>
            {context.count(MessageKey::AgeNote, years)}
        </p>
    }
}
