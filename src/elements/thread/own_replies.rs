//! The reader's own replies in the thread, until those from the server replace them.

use js_sys::Date;
use offprint_core::model::local_reply::{LocalReply, ReplyStatus};
use offprint_core::model::thread::{ReplyText, Thread, ThreadReply};

use crate::browser::{dom_sanitizer, local_replies};

/// The reader's own replies with their slots in the thread. Every change is stored.
#[derive(Default)]
pub struct OwnReplies {
    /// The key in storage.
    key: String,
    replies: Vec<(LocalReply, usize)>,
}

impl OwnReplies {
    /// Reads the replies stored under a key, and adds them to a thread.
    pub fn read(key: &str, thread: &mut Thread) -> Self {
        let mut own = Self { key: key.to_owned(), replies: Vec::new() };
        local_replies::read(key).into_iter().for_each(|reply| own.put(reply, thread));
        own
    }

    /// Returns the key in storage.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Adds a reply.
    pub fn add(&mut self, reply: LocalReply, thread: &mut Thread) {
        self.put(reply, thread);
        self.store();
    }

    /// Removes the reply queued under a key, and returns it.
    pub fn take_queued(&mut self, key: &str, thread: &mut Thread) -> Option<LocalReply> {
        let found = self.replies.iter().position(|(local, _)| local.queued_as() == Some(key))?;
        let (local, slot) = self.replies.remove(found);
        thread.remove(slot);
        self.store();
        Some(local)
    }

    /// Returns the keys of the queued replies.
    pub fn queued_keys(&self) -> Vec<String> {
        self.replies.iter().filter_map(|(local, _)| local.queued_as().map(str::to_owned)).collect()
    }

    /// Removes the local copy of a reply that the server has returned.
    pub fn forget_copy_of(&mut self, reply: &ThreadReply, thread: &mut Thread) {
        let Some(found) = self.replies.iter().position(|(local, _)| is_copy(local, reply)) else { return };
        let (local, slot) = self.replies.remove(found);
        // A copy with the same id is replaced when the reply is added.
        if local.id.as_deref() != Some(&*reply.id) {
            thread.remove(slot);
        }
        self.store();
    }

    fn put(&mut self, reply: LocalReply, thread: &mut Thread) {
        let slot = thread.add(reply.in_thread(Date::parse(&reply.written)));
        self.replies.extend(slot.map(|slot| (reply, slot)));
    }

    fn store(&self) {
        local_replies::store(&self.key, self.replies.iter().map(|(reply, _)| reply));
    }
}

fn is_copy(local: &LocalReply, reply: &ThreadReply) -> bool {
    if local.status == ReplyStatus::OnlyHere {
        return false;
    }
    if let Some(id) = local.id_there() {
        return *id == reply.id;
    }
    // The text is compared last, because HTML has to be parsed for that.
    local.parent == reply.parent
        && local.author.trim() == reply.author.trim()
        && match &reply.text {
            ReplyText::Plain(text) => local.reads(&reply.author, text),
            ReplyText::Html(html) => local.reads(&reply.author, &dom_sanitizer::plain_text(html)),
        }
}
