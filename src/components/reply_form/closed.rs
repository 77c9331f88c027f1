//! What stands in the form's place where no reply is taken.

use super::Form;
use crate::components::element::{El, el};
use crate::model::discussion::ReplyPolicy;
use crate::messages::MessageKey;

/// Why there is no form, the way to where there is one, and what the reader had written before that was known.
pub(super) fn closed(form: &Form) -> El {
    let is_for_members = form.state.policy.peek(|policy| *policy == ReplyPolicy::MembersOnly);
    let text = if is_for_members { Text::MembersOnly } else { Text::RepliesClosed };
    let permalink = form.state.permalink.borrow();
    let link = permalink.as_deref().filter(|_| is_for_members);
    let link = link.map(|url| el("a").attr("href", url).text(form.say(Text::ReplyOnSite)));
    // Takes the focus when the form goes while it is being used.
    el("div")
        .class("closed")
        .attr("tabindex", "-1")
        .child(el("p").text(form.say(text)).text(" ").child_if(link))
        .child_if(written(form))
}

/// The text, to be copied.
fn written(form: &Form) -> Option<El> {
    let comment = form.state.draft.peek(|draft| draft.comment.clone());
    let note = el("p").attr("id", "kept").text(form.say(Text::KeptToCopy));
    let text =
        el("textarea").attr("readonly", "").attr("rows", "6").attr("dir", "auto").attr("aria-labelledby", "kept");
    (!comment.trim().is_empty())
        .then(|| el("div").class("field").child(note).child(text.value(move || comment.clone())))
}
