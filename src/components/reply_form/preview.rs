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
    /// The server has been asked what the comment will look like.
    Asked,
    /// The server has not said it.
    Failed,
    /// A comment in plain text is shown.
    Plain(String),
    /// The HTML that becomes of a comment is shown.
    Rich(RichText),
}

impl Preview {
    /// Tells whether it is shown in the place of the text area.
    pub fn is_shown(&self) -> bool {
        matches!(self, Self::Plain(_) | Self::Rich(_))
    }

    /// Tells whether the server's answer is awaited.
    pub fn is_asked_for(&self) -> bool {
        matches!(self, Self::Asked)
    }
}

/// The live region of the preview. It is there from the start, because assistive technology listens only to live regions it knows.
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
