//! The box about a writer, below the article.

use leptos::prelude::*;
use offprint_core::messages::MessageKey;
use offprint_core::model::article::Contributor;

use super::UiContext;
use super::avatar::Avatar;
use super::basics::{Line, NameLink};

/// Portrait or initials, name, role and a few sentences about an author.
#[component]
pub fn AuthorCard(
    /// The person on the card.
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
