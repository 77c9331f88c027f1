//! One reply. It has no effects and no listeners, because there may be ten thousand replies.

use leptos::prelude::*;
use offprint_core::messages::MessageKey;
use offprint_core::model::local_reply::ReplyStatus;
use offprint_core::model::thread::{ReplyText, ThreadReply};

use super::reply_actions::{self, ActionBar, ReplyActions, ReplyMode, delete_question, editor, hidden_note, lost_text};
use crate::components::avatar::Avatar;
use crate::components::basics::{Line, sentence_around};
use crate::components::plain_paragraphs::plain_paragraphs;
use crate::components::rich_text::RichTextBox;
use crate::components::{RichText, UiContext};

/// The time of a reply.
#[derive(Clone, Debug)]
pub struct PostedTime {
    /// ISO 8601, for the `datetime` attribute.
    pub datetime: String,
    /// The time in full, for the `title`.
    pub full: String,
    /// The time as shown, relative to now.
    pub shown: String,
}

/// A reply, from its author to its buttons.
#[component]
pub fn ReplyItem(
    /// The reply.
    reply: ThreadReply,
    /// The sanitized HTML of the reply. If a reply in HTML has none, its text is left empty, because it would show tags.
    #[prop(optional_no_strip)]
    text: Option<RichText>,
    /// The time at which it was written.
    #[prop(optional_no_strip)]
    posted: Option<PostedTime>,
    /// The address of the reply.
    #[prop(optional_no_strip)]
    href: Option<String>,
    /// The author and the address of the reply it answers, if its position in the list does not show that.
    #[prop(optional_no_strip)]
    in_reply_to: Option<(String, String)>,
    /// The actions available to the reader.
    #[prop(optional)]
    actions: ReplyActions,
    /// True if the author's picture may be fetched.
    #[prop(optional)]
    avatars: bool,
    /// The interface's settings.
    context: UiContext,
) -> AnyView {
    if reply.is_deleted {
        return view! {
            <article class="reply">
                <p class="reply-note">{context.t(MessageKey::Deleted)}</p>
            </article>
        }
        .into_any();
    }
    let name = display_name(&reply, &context);
    if actions.mode == ReplyMode::Hidden {
        return hidden_note(&name, &context);
    }
    let status = match reply.status {
        ReplyStatus::Published => None,
        ReplyStatus::Held => Some(MessageKey::AwaitingModeration),
        ReplyStatus::OnlyHere => Some(MessageKey::OnlyHere),
        ReplyStatus::Queued => Some(MessageKey::Waiting),
    };
    let in_reply_to = in_reply_to.map(|(name, href)| {
        let link = view! { <a href=href dir="auto">{name}</a> }.into_any();
        view! { <p class="reply-note">{sentence_around(context.messages.get(MessageKey::InReplyTo), link)}</p> }
    });
    let content = match (text, reply.text) {
        (Some(content), _) => view! { <RichTextBox class="reply-text" dir="auto" content/> }.into_any(),
        (None, ReplyText::Html(_)) => view! { <div class=class_of_text() dir="auto"></div> }.into_any(),
        (None, ReplyText::Plain(text)) => {
            view! { <div class=class_of_text() dir="auto">{plain_paragraphs(&text)}</div> }.into_any()
        }
    };
    let note = actions.note.map(|key| reply_actions::note(key, &context));
    let (content, below) = match actions.mode.clone() {
        ReplyMode::Edit(text) => (editor(text, &reply.id, &context), ().into_any()),
        ReplyMode::Lost(text) => (lost_text(text, &reply.id, &context), ().into_any()),
        ReplyMode::ConfirmDelete => (content, delete_question(&reply.id, &context)),
        _ => {
            let (name, context) = (name.clone(), context.clone());
            (content, view! { <ActionBar actions name context/> }.into_any())
        }
    };
    view! {
        <article class="reply">
            <header class="reply-head">
                <Avatar
                    picture=reply.avatar.filter(|_| avatars)
                    name=name.clone()
                    referrer_policy="no-referrer"
                />
                <Author name url=reply.author_url/>
                {reply
                    .by_author
                    .then(|| view! { <Line tag="span" class="badge" text=context.t(MessageKey::ByTheAuthor)/> })}
                {posted.map(|posted| view! { <Permalink posted href/> })}
            </header>
            {in_reply_to}
            {status.map(|key| view! { <Line class="reply-status" text=context.t(key)/> })}
            {content}
            {note}
            {below}
        </article>
    }
    .into_any()
}

/// Returns the name under which a reply's author is shown.
pub fn display_name(reply: &ThreadReply, context: &UiContext) -> String {
    if reply.author.trim().is_empty() { context.t(MessageKey::Anonymous) } else { reply.author.clone() }
}

fn class_of_text() -> &'static str {
    "reply-text"
}

#[component]
fn Author(name: String, url: Option<String>) -> impl IntoView {
    let name = match url {
        Some(url) => view! { <a href=url rel="noopener nofollow ugc">{name}</a> }.into_any(),
        None => name.into_any(),
    };
    view! {
        <strong class="reply-author" dir="auto">
            {name}
        </strong>
    }
}

/// The time, as a link to the reply if it has an address.
#[component]
fn Permalink(posted: PostedTime, href: Option<String>) -> AnyView {
    let time = view! { <time datetime=posted.datetime title=posted.full>{posted.shown}</time> };
    match href {
        Some(href) => view! { <a class="permalink" href=href>{time}</a> }.into_any(),
        None => time.into_any(),
    }
}
