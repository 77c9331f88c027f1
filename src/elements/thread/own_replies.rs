//! The reader's own replies in the thread, until those from the server replace them.

use js_sys::Date;
use offprint_core::model::local_reply::{LocalReply, ReplyStatus};
use offprint_core::model::markup::Markup;
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

    /// Returns the text of the copy with this id on the server, as typed.
    pub fn typed(&self, id: &str) -> Option<String> {
        let (local, _) = self.replies.iter().find(|(local, _)| local.id_there() == Some(id))?;
        Some(local.comment.clone())
    }

    /// Changes the text of the copy with this id on the server. Returns it as the server will show it, or `None` without such a copy.
    pub fn rewrite(&mut self, id: &str, comment: &str) -> Option<ReplyText> {
        let (local, _) = self.replies.iter_mut().find(|(local, _)| local.id_there() == Some(id))?;
        comment.clone_into(&mut local.comment);
        let text = local.text();
        self.store();
        Some(text)
    }

    /// Returns the replies in Markdown that a server renders, with their slots. The others are there to be copied.
    pub fn in_markdown(&self) -> Vec<(LocalReply, usize)> {
        let is_rendered =
            |local: &LocalReply| local.markup == Some(Markup::Markdown) && local.status != ReplyStatus::OnlyHere;
        self.replies.iter().filter(|(local, _)| is_rendered(local)).cloned().collect()
    }

    /// Returns true if the thread still has this copy in this slot.
    pub fn contains(&self, copy: &(LocalReply, usize)) -> bool {
        self.replies.contains(copy)
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
