//! The placeholder for an article that is loading.

use leptos::prelude::*;
use offprint_core::messages::MessageKey;

use super::UiContext;

/// Grey bars that take up about as much space as the head of an article.
#[component]
pub fn Skeleton(
    /// The interface's settings.
    context: UiContext,
) -> impl IntoView {
    const BARS: [&str; 8] =
        ["bar kicker", "bar headline", "bar headline", "bar standfirst", "bar picture", "bar", "bar", "bar"];
    view! {
        <div class="skeleton" role="status" aria-label=context.t(MessageKey::Loading)>
            {BARS.into_iter().map(|bar| view! { <span class=bar></span> }).collect_view()}
        </div>
    }
}
