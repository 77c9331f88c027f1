//! The box about an author below the article.

use leptos::prelude::*;
use offprint_core::messages::MessageKey;
use offprint_core::model::article::Contributor;

use super::UiContext;
use super::avatar::Avatar;
use super::basics::{Line, NameLink};

/// A card with an author's portrait or initials, name, role and biography.
#[component]
pub fn AuthorCard(
    /// The author.
    author: Contributor,
    /// The interface's settings.
    context: UiContext,
) -> impl IntoView {
    let Contributor { name, url, avatar, role, bio } = author;
    let label = context.fill(MessageKey::AboutTheAuthor, &name);
    view! {
        <aside class="author-card" part="author-card" aria-label=label>
            <Avatar picture=avatar name=name.clone()/>
            <div class="about">
                <p class="author-name">
                    <NameLink name url rel="author"/>
                </p>
                {role.map(|text| view! { <Line class="author-role" dir="auto" text/> })}
                {bio.map(|text| view! { <Line class="author-bio" dir="auto" text/> })}
            </div>
        </aside>
    }
}
