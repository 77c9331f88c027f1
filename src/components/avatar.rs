//! A person's picture, or their initials.

use leptos::prelude::*;
use offprint_core::model::article::initials;

/// A picture, or initials where there is none. The name stands beside it, so it says nothing to assistive technology.
#[component]
pub fn Avatar(
    /// An absolute `http` or `https` address.
    picture: Option<String>,
    /// The name the initials are taken of.
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
