//! The honeypot: a field for robots.

use leptos::prelude::*;

use super::FormState;

/// A field that only what fills in everything fills in. It is out of sight, out of the tab order and hidden from assistive technology,
/// and browsers have nothing to fill it with.
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
