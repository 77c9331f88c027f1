//! The notice that replaces the form when replies are not accepted.

use leptos::prelude::*;
use offprint_core::messages::MessageKey;
use offprint_core::model::discussion::ReplyPolicy;

use super::Form;

/// The reason why there is no form, a link to a page where the reader can reply if there is one, and the text already written, to be
/// copied.
#[component]
pub(super) fn ClosedNotice(form: Form, policy: ReplyPolicy) -> impl IntoView {
    let is_for_members = policy == ReplyPolicy::MembersOnly;
    let key = if is_for_members { MessageKey::MembersOnly } else { MessageKey::RepliesClosed };
    let (login_url, permalink) =
        form.state.facts.with_value(|facts| (facts.login_url.clone(), facts.permalink.clone()));
    let sign_in = login_url.map(|url| (url, MessageKey::SignIn));
    let way = sign_in.or_else(|| Some((permalink?, MessageKey::ReplyOnSite))).filter(|_| is_for_members);
    let link = way.map(|(url, key)| view! { <a href=url>{form.t(key)}</a> });
    let written = form.state.draft.with_untracked(|draft| draft.comment.clone());
    let kept = (!written.trim().is_empty()).then(|| {
        view! {
            <div class="field">
                <p id="kept">{form.t(MessageKey::KeptToCopy)}</p>
                <textarea readonly rows="6" dir="auto" aria-labelledby="kept" prop:value=written></textarea>
            </div>
        }
    });
    view! {
        // Takes the focus when the form is removed while it is in use.
        <div class="closed" tabindex="-1">
            <p>{[&form.t(key), " "].concat()} {link}</p>
            {kept}
        </div>
    }
}
