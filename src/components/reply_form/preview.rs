//! The preview: the comment as it will look, in the place of the text area.

use leptos::prelude::*;
use offprint_core::messages::MessageKey;

use super::Form;
use crate::components::RichText;
use crate::components::basics::Line;
use crate::components::plain_paragraphs::plain_paragraphs;
use crate::components::rich_text::RichTextBox;

/// The state of the preview.
#[derive(Clone, Default)]
pub enum Preview {
    /// The comment is being written.
    #[default]
    Writing,
    /// The preview has been requested, from the server or from the chunk that renders Markdown.
    Asked,
    /// The request for the preview has failed.
    Failed,
    /// A comment in plain text is shown.
    Plain(String),
    /// A comment rendered as HTML is shown.
    Rich(RichText),
}

impl Preview {
    /// Returns true if the preview is shown in place of the text area.
    pub fn is_shown(&self) -> bool {
        matches!(self, Self::Plain(_) | Self::Rich(_))
    }

    /// Returns true while the preview is awaited.
    pub fn is_asked_for(&self) -> bool {
        matches!(self, Self::Asked)
    }
}

/// The live region of the preview. It is rendered from the start, because assistive technology announces only changes to existing live
/// regions.
#[component]
pub(super) fn PreviewStatus(form: Form) -> impl IntoView {
    let status = move || {
        form.state.preview.with(|preview| match preview {
            Preview::Writing | Preview::Asked => None,
            Preview::Failed => Some(view! { <Line class="preview-failed" text=form.t(MessageKey::PreviewFailed)/> }),
            Preview::Plain(_) | Preview::Rich(_) => {
                Some(view! { <Line class="unseen" text=form.t(MessageKey::Preview)/> })
            }
        })
    };
    view! {
        <div class="preview-status" role="status">
            {status}
        </div>
    }
}

/// The comment as it will look.
#[component]
pub(super) fn PreviewView(form: Form) -> impl IntoView {
    move || {
        let text = form.state.preview.with(|preview| match preview {
            Preview::Writing | Preview::Asked | Preview::Failed => None,
            Preview::Plain(text) => {
                Some(view! { <div class={"reply-text"} dir="auto">{plain_paragraphs(text)}</div> }.into_any())
            }
            Preview::Rich(content) => {
                Some(view! { <RichTextBox class="reply-text" dir="auto" content=content.clone()/> }.into_any())
            }
        })?;
        Some(view! {
            <div class="preview" role="group" aria-label=form.t(MessageKey::Preview)>
                {text}
            </div>
        })
    }
}
