//! One reply. No effect and no listener: there may be ten thousand.

use crate::components::author_card::initials_badge;
use crate::components::context::Context;
use crate::components::element::{El, Fill, el};
use crate::model::local_reply::ReplyStatus;
use crate::model::thread::{ReplyText, ThreadReply};
use crate::messages::MessageKey;

/// What of a reply only the page can know.
#[derive(Default)]
pub struct Shown {
    /// Puts its HTML, rebuilt, where it belongs.
    pub text: Option<Fill>,
    /// When it was written: for machines, in full, and how long ago.
    pub when: Option<[String; 3]>,
    /// Where it can be linked to.
    pub href: Option<String>,
    /// The name and address of whom it answers, where its place does not show that.
    pub answers: Option<(String, String)>,
    /// Whether it can be answered.
    pub answerable: bool,
    /// Whether the picture of its author may be fetched.
    pub avatars: bool,
}

/// A reply from its author to its button.
pub fn item(reply: &ThreadReply, shown: Shown, context: &Context) -> El {
    let standing = match reply.standing {
        ReplyStatus::Published => None,
        ReplyStatus::Held => Some(Text::AwaitingModeration),
        ReplyStatus::OnlyHere => Some(Text::OnlyHere),
        ReplyStatus::Queued => Some(Text::Waiting),
    };
    let name = author_name(reply, context);
    let answer = shown.answerable.then(|| {
        let said = context.fill(Text::ReplyTo, name);
        el("button").class("answer").attr("type", "button").attr("aria-label", &said).text(context.say(Text::Reply))
    });
    el("article")
        .class("reply")
        .child(head(reply, &shown, context))
        .child_if(shown.answers.as_ref().map(|(name, href)| {
            let whom = el("a").attr("href", href).attr("dir", "auto").text(name);
            el("p").class("reply-note").text(context.say(Text::InReplyTo)).text(" ").child(whom)
        }))
        .child_if(standing.map(|text| el("p").class("reply-status").text(context.say(text))))
        .child(text(reply, shown.text))
        .child_if(answer)
}

/// What a reply's author is called.
pub fn author_name<'a>(reply: &'a ThreadReply, context: &'a Context) -> &'a str {
    if reply.author.trim().is_empty() { context.say(Text::Anonymous) } else { &reply.author }
}

fn head(reply: &ThreadReply, shown: &Shown, context: &Context) -> El {
    let portrait = match reply.avatar.as_deref().filter(|_| shown.avatars) {
        // The name stands beside it, so the picture adds nothing for those who do not see it.
        Some(avatar) => {
            let picture = el("img").class("avatar").attr("alt", "").attr("loading", "lazy");
            picture.attr("referrerpolicy", "no-referrer").attr("src", avatar)
        }
        None => initials_badge(author_name(reply, context)),
    };
    let author = el("strong").class("reply-author").attr("dir", "auto");
    let author = match &reply.author_url {
        Some(url) => author
            .child(el("a").attr("href", url).attr("rel", "noopener nofollow ugc").text(author_name(reply, context))),
        None => author.text(author_name(reply, context)),
    };
    let badge = reply.by_author.then(|| el("span").class("badge").text(context.say(Text::ByTheAuthor)));
    el("header").class("reply-head").child(portrait).child(author).child_if(badge).child_if(time(shown))
}

/// The time, which is also the link to the reply.
fn time(shown: &Shown) -> Option<El> {
    let [datetime, full, ago] = shown.when.as_ref()?;
    let time = el("time").attr("datetime", datetime).attr("title", full).text(ago);
    Some(match &shown.href {
        Some(href) => el("a").class("permalink").attr("href", href).child(time),
        None => time,
    })
}

fn text(reply: &ThreadReply, rebuilt: Option<Fill>) -> El {
    let place = el("div").class("reply-text").attr("dir", "auto");
    match (rebuilt, &reply.text) {
        (Some(fill), _) => fill(place),
        // HTML that may not be rebuilt here is not shown at all; its text would be full of tags.
        (None, ReplyText::Html(_)) => place,
        (None, ReplyText::Plain(text)) => place.children(paragraphs(text)),
    }
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
