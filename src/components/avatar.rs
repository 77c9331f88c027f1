//! A person's picture, or their initials.

use leptos::prelude::*;
use offprint_core::model::article::initials;

/// A picture, or initials if there is no picture. It is hidden from assistive technology because the name is next to it.
#[component]
pub fn Avatar(
    /// An absolute `http` or `https` address.
    picture: Option<String>,
    /// The name from which the initials are taken.
    name: String,
    /// The `referrerpolicy` of the request for the picture.
    #[prop(optional)]
    referrer_policy: Option<&'static str>,
) -> AnyView {
    match picture {
        Some(picture) => {
            view! { <img class="avatar" alt="" loading="lazy" referrerpolicy=referrer_policy src=picture/> }.into_any()
        }
        None => view! { <span class="avatar initials" aria-hidden="true">{initials(&name)}</span> }.into_any(),
    }
}
