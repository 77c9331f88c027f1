//! Tools for writing a comment: the formatting bar and the preview.

use leptos::prelude::*;
use offprint_core::messages::MessageKey;
use offprint_core::model::markup::Markup;

use super::formatting_bar::FormattingBar;
use super::preview::Preview;
use super::{Form, FormEvent};

/// The tools that are available. A page without scripts has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CommentTools {
    /// The markup language of comments; `None` for plain text.
    pub markup: Option<Markup>,
    /// True if a preview is available, as on every page with scripts.
    pub has_preview: bool,
}

/// The tools above the text area.
#[component]
pub(super) fn CommentToolsView(form: Form) -> impl IntoView {
    move || {
        let CommentTools { markup, has_preview } = form.state.tools.get();
        let is_empty = markup.is_none() && !has_preview;
        (!is_empty).then(|| {
            view! {
                <div class="tools">
                    {markup.map(|_| view! { <FormattingBar form/> })} {has_preview.then(|| view! { <PreviewButton form/> })}
                </div>
            }
        })
    }
}

/// A button that shows the preview, or goes back to writing.
#[component]
fn PreviewButton(form: Form) -> impl IntoView {
    let preview = form.state.preview;
    let label = move || {
        let is_shown = preview.with(Preview::is_shown);
        form.t(if is_shown { MessageKey::KeepWriting } else { MessageKey::Preview })
    };
    view! {
        <button
            class="preview-toggle"
            type="button"
            aria-busy=move || preview.with(Preview::is_asked_for).then_some("true")
            on:click=move |_| form.on_event.run(FormEvent::Preview)
        >
            {label}
        </button>
    }
}
