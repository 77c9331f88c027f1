//! Notes about drafts, in one live region: that a draft was restored, that there is another one, and that drafts can't be stored.

use leptos::prelude::*;
use offprint_core::messages::MessageKey;

use super::{Form, FormEvent};
use crate::components::basics::{ActionButton, Line};

/// All notes about drafts.
#[component]
pub(super) fn DraftNotes(form: Form) -> impl IntoView {
    let state = form.state;
    let restored = move || {
        let restored = state.restored.get();
        restored.then(|| note(form, "discard", [MessageKey::Restored, MessageKey::Discard], FormEvent::Discard))
    };
    let other = move || {
        let other = state.other_draft.with(Option::is_some);
        other.then(|| {
            note(form, "other-draft", [MessageKey::OtherDraft, MessageKey::ShowOtherDraft], FormEvent::SwapDrafts)
        })
    };
    let unsaved = move || {
        let unsaved = state.is_unsaved.get();
        unsaved.then(|| view! { <Line class="unsaved" text=form.t(MessageKey::DraftNotKept)/> })
    };
    view! {
        <div class="restored-place" role="status">
            {restored} {other} {unsaved}
        </div>
    }
}

/// Renders a sentence followed by a button.
fn note(form: Form, class: &'static str, [sentence, label]: [MessageKey; 2], event: FormEvent) -> AnyView {
    let on_press = UnsyncCallback::new(move |()| form.on_event.run(event.clone()));
    view! {
        <p class="restored">
            {[&form.t(sentence), " "].concat()} <ActionButton class=class label=form.t(label) on_press/>
        </p>
    }
    .into_any()
}
