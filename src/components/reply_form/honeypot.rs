//! The honeypot: a field that only bots fill in.

use leptos::prelude::*;

use super::FormState;

/// A field that is out of sight, out of the tab order and hidden from assistive technology, and that browsers don't autofill. Only bots,
/// which fill in every field, fill it in.
#[component]
pub(super) fn Honeypot(state: FormState) -> impl IntoView {
    view! {
        <div class="trap" aria-hidden="true">
            <input
                type="text"
                name="subject"
                tabindex="-1"
                autocomplete="off"
                on:input=move |event| state.facts.update_value(|facts| facts.honeypot = event_target_value(&event))
            />
        </div>
    }
}
