//! The table of contents of a long article.

use leptos::prelude::*;
use offprint_core::messages::MessageKey;
use offprint_core::model::outline::{Heading, Section};

use super::UiContext;

/// The sections of an article, each a link to its heading.
#[component]
pub fn Contents(
    /// The sections with their headings.
    sections: Vec<Section>,
    /// The `lang` of the title, if it differs from the article's.
    interface_lang: Option<String>,
    /// The interface's settings.
    context: UiContext,
) -> impl IntoView {
    let sections = sections.into_iter().map(|Section { heading, below }| {
        let nested = below.into_iter().map(|heading| entry(heading, None)).collect::<Vec<_>>();
        entry(heading, (!nested.is_empty()).then(|| list(nested)))
    });
    view! {
        <nav class="contents" aria-labelledby="contents-title">
            <p class="contents-title" id="contents-title" lang=interface_lang>
                {context.t(MessageKey::Contents)}
            </p>
            {list(sections.collect())}
        </nav>
    }
}

fn list(entries: Vec<AnyView>) -> AnyView {
    view! { <ol>{entries}</ol> }.into_any()
}

fn entry(heading: Heading, nested: Option<AnyView>) -> AnyView {
    let address = ["#", &heading.id].concat();
    view! { <li><a href=address>{heading.text}</a> {nested}</li> }.into_any()
}
