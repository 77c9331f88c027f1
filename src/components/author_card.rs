//! The box about a writer.

use super::article::author_name;
use super::context::Context;
use super::element::{El, el};
use crate::model::article::{Contributor, initials};
use crate::messages::MessageKey;

/// Portrait or initials, name, role and a few sentences.
pub fn author_card(author: &Contributor, context: &Context) -> El {
    let portrait = match &author.avatar {
        // The name stands beside it, so the picture adds nothing for those who do not see it.
        Some(avatar) => el("img").class("avatar").attr("alt", "").attr("loading", "lazy").attr("src", avatar),
        None => initials_badge(&author.name),
    };
    let about = el("div")
        .class("about")
        .child(el("p").class("author-name").child(author_name(author)))
        .child_if(author.role.as_deref().map(|role| el("p").class("author-role").attr("dir", "auto").text(role)))
        .child_if(author.bio.as_deref().map(|bio| el("p").class("author-bio").attr("dir", "auto").text(bio)));
    el("aside")
        .class("author-card")
        .part("author-card")
        .attr("aria-label", &[context.say(Text::AboutTheAuthor), ": ", &author.name].concat())
        .child(portrait)
        .child(about)
}

/// What stands where a portrait would be.
pub(super) fn initials_badge(name: &str) -> El {
    el("span").class("avatar initials").attr("aria-hidden", "true").text(&initials(name))
}
