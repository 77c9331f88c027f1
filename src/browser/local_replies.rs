//! The reader's own replies to an article that its thread does not show (yet), in `localStorage`.

use offprint_core::model::local_reply::{LocalReply, ReplyStatus, list_from_json, list_to_json};
use offprint_core::model::reply::Reply;

use super::drafts::{is_old, now};
use super::storage::Storage::Local;

const REPLIES: &str = "offprint:replies:";

/// Reads the reader's own replies. Replies held for moderation are returned for 30 days.
pub fn read(article: &str) -> Vec<LocalReply> {
    let stored = Local.get(&[REPLIES, article].concat()).unwrap_or_default();
    let mut replies = list_from_json(&stored);
    replies.retain(|reply| reply.status != ReplyStatus::Held || !is_old(&reply.written));
    replies
}

/// Stores the reader's own replies, except for published ones, which are in the thread.
pub fn store<'a>(article: &str, replies: impl Iterator<Item = &'a LocalReply>) {
    let kept: Vec<_> = replies.filter(|reply| reply.status != ReplyStatus::Published).collect();
    let key = [REPLIES, article].concat();
    if kept.is_empty() {
        Local.remove(&key);
    } else {
        Local.set(&key, &list_to_json(kept.into_iter()));
    }
}

/// Creates a local reply with the current time.
pub fn written_now(reply: &Reply, id: Option<String>, status: ReplyStatus) -> LocalReply {
    LocalReply {
        id,
        parent: reply.parent().map(str::to_owned),
        author: reply.author().to_owned(),
        comment: reply.comment().to_owned(),
        written: now(),
        status,
        markup: None,
    }
}
