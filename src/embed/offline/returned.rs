//! What became of the replies that the worker had, told to the reader.

use std::rc::Rc;

use web_sys::{Element, Event};

use super::{Desk, Value, desks, get, tell};
use crate::formats::load_error;
use crate::formats::json::Json;
use crate::reply_api;
use crate::embed::json::object;
use crate::embed::replies::{Replies, Talk};
use crate::embed::timer;
use crate::model::local_reply::{LocalReply, ReplyStatus};
use crate::model::submission::{Outcome, PostError, Submission};
use crate::messages::MessageKey;

/// Takes what the worker says in an event: either all that it has, or what has just been answered.
pub fn take(replies: &[Value], is_all: bool, event: &Event) {
    if is_all {
        give_back_all_but(replies);
    }
    for reply in replies {
        if let Some(key) = take_answer(reply, !is_all) {
            let told = object(&[("offprint", "told"), ("key", &key)]);
            get(event, "source").inspect(|worker| tell(worker, &told));
        }
    }
}

/// Takes an answer to the forms it belongs to; the first of the others says at least that it has just come. Returns the key of a reply
/// whose reader has been told.
fn take_answer(reply: &Value, is_new: bool) -> Option<String> {
    let (key, article, status) = (reply.line("key")?, reply.line("article")?, reply.get("status")?.number()?);
    let body = reply.get("text").and_then(|text| Value::parse(document::json_part(&text.text()?)));
    let answer = replies::answer(status as u16, None, body.as_ref());
    let (mut told, mut others) = (None, None);
    for desk in desks() {
        if *desk.replies().key.borrow() != article {
            others.get_or_insert(desk);
        } else if settle(&*desk, &key, Some(&answer)).is_some() {
            told = Some(key.clone());
        }
    }
    if let Some(other) = others.filter(|_| is_new && told.is_none()) {
        let text = if answer.is_ok() { Text::SentElsewhere } else { Text::NotSentElsewhere };
        mention(other.replies(), text, &reply.line("title").unwrap_or_default());
    }
    told
}

/// Gives the reader back what was queued and is nowhere to be found any more.
pub fn give_back_all_but(replies: &[Value]) {
    for desk in desks() {
        for key in desk.replies().thread().map(|thread| thread.queued()).unwrap_or_default() {
            if !replies.iter().any(|reply| reply.line("key").as_ref() == Some(&key)) {
                let _ = settle(&*desk, &key, None);
            }
        }
    }
}

/// Ends the waiting of a reply: with an answer, or without one because it has got lost. `None` where there is no thread yet.
fn settle(desk: &dyn Desk, key: &str, answer: Option<&Result<Outcome, PostError>>) -> Option<()> {
    let replies = desk.replies();
    let thread = replies.thread()?;
    let Some(Ok(outcome)) = answer else {
        give_back(desk, &thread, key, answer.and_then(|answer| answer.as_ref().err()));
        return Some(());
    };
    thread.settle(key, &|kept| became(kept, outcome));
    let id = if let Outcome::Published { id: Some(id), .. } = outcome { id } else { "" };
    let detail = [("outcome", outcome.as_str()), ("id", id), ("article", &replies.key.borrow())];
    replies.instance.say("reply-sent", &object(&detail));
    if replies.form.submission.peek(|submission| matches!(submission, Submission::Idle | Submission::Done(_))) {
        replies.form.submission.set(Submission::Done(outcome.clone()));
    }
    Some(())
}

/// What a reply that was queued is in the thread once the server has it.
fn became(kept: LocalReply, outcome: &Outcome) -> Option<LocalReply> {
    let (id, standing) = match outcome {
        Outcome::Published { id, .. } => (id.clone(), ReplyStatus::Published),
        Outcome::Held => (None, ReplyStatus::Held),
        // The thread has it, or will have it.
        Outcome::Duplicate | Outcome::KeptHere | Outcome::Queued { .. } => return None,
    };
    Some(LocalReply { id, standing, ..kept })
}

/// Puts the text back into the form if that is free, and says why. Else it stays in the thread, to be copied.
fn give_back(desk: &dyn Desk, thread: &Rc<dyn Talk>, key: &str, error: Option<&PostError>) {
    let replies = desk.replies();
    let is_free = replies.form.draft.peek(|draft| draft.comment.trim().is_empty())
        && !replies.form.submission.peek(Submission::is_sending);
    let only_here = |kept| Some(LocalReply { id: None, standing: ReplyStatus::OnlyHere, ..kept });
    let kept = thread.clone().settle(key, &|kept| if is_free { None } else { only_here(kept) });
    // What the thread has by now was taken after all.
    let Some(kept) = kept else { return };
    if !is_free {
        return mention(replies, Text::SendRefused, "");
    }
    let name = kept.parent.as_ref().and_then(|parent| Some(thread.named(&["comment-", parent].concat())?.1));
    desk.put_back(kept, name);
    // The focus stays where it is, for nobody has just pressed a button.
    if error.is_some_and(|error| explain(replies, error)) {
        mention(replies, Text::SummaryTitle, "");
    }
}

/// Says why a reply that is back in the form was not taken. Returns whether it is said at the fields.
fn explain(replies: &Replies, error: &PostError) -> bool {
    replies.form.submission.set(Submission::Sending);
    replies.form.finish(Err(error.clone()))
}

/// Says something below the form that is not about what is in it.
fn mention(replies: &Replies, text: Text, title: &str) {
    let words = replies.instance.context().fill(text, title);
    let Some(place) = place_of_news(replies) else { return };
    // Assistive technology listens only to what it knows, so the words come after their place.
    timer::after(100, move || place.set_text_content(Some(&words)));
}

fn place_of_news(replies: &Replies) -> Option<Element> {
    if let Some(place) = replies.instance.find(".respond > .news") {
        return Some(place.into());
    }
    let place = replies.instance.document.create_element("p").ok()?;
    let _ = place.set_attribute("class", "news notice");
    let _ = place.set_attribute("role", "status");
    replies.instance.find(".respond")?.append_child(&place).ok()?;
    Some(place)
}
