//! A reply of the reader's own, shown in place, and the list of them.

use std::rc::Rc;

use super::author_card::initials_badge;
use super::context::Context;
use super::element::{El, View, el};
use super::signal::Signal;
use crate::model::kept::{KeptReply, Standing};
use crate::strings::Text;

/// The reader's own replies, as long as there are any.
pub fn own_replies(replies: &Rc<Signal<Vec<KeptReply>>>, context: &Context) -> El {
    let (replies, context) = (replies.clone(), context.clone());
    el("div").class("own").dynamic(move || {
        let items = replies
            .with(|replies| replies.iter().map(|reply| el("li").child(own_reply(reply, &context))).collect::<Vec<_>>());
        if items.is_empty() {
            return Vec::new();
        }
        vec![View::from(el("ol").class("thread").attr("aria-label", context.say(Text::YourReplies)).children(items))]
    })
}

fn own_reply(reply: &KeptReply, context: &Context) -> El {
    let standing = match reply.standing {
        Standing::Published => None,
        Standing::Held => Some(Text::AwaitingModeration),
        Standing::OnlyHere => Some(Text::OnlyHere),
    };
    let head = el("header")
        .class("reply-head")
        .child(initials_badge(&reply.author))
        .child(el("strong").class("reply-author").attr("dir", "auto").text(&reply.author))
        .child_if(context.time("", &reply.written));
    el("article")
        .class("reply")
        .child(head)
        .child_if(standing.map(|text| el("p").class("reply-status").text(context.say(text))))
        .child(el("div").class("reply-text").children(paragraphs(&reply.comment)))
}

/// Empty lines part paragraphs and other line breaks stay, as in WordPress's `wpautop()`.
fn paragraphs(comment: &str) -> Vec<El> {
    let mut paragraphs = Vec::new();
    let mut open = None;
    for line in comment.lines().map(str::trim_end) {
        if line.is_empty() {
            paragraphs.extend(open.take());
        } else {
            open = Some(match open.take() {
                None => el("p").attr("dir", "auto").text(line),
                Some(paragraph) => El::child(paragraph, el("br")).text(line),
            });
        }
    }
    paragraphs.extend(open);
    paragraphs
}
