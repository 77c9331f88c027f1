//! The reader's own replies in the thread, until the server's take their place.

use std::rc::Rc;

use js_sys::Date;

use super::Conversation;
use crate::embed::replies::Became;
use crate::embed::{inert, memory};
use crate::model::local_reply::{LocalReply, ReplyStatus};
use crate::model::thread::{ReplyText, ThreadReply};

impl Conversation {
    /// Puts what was kept into the thread.
    pub(super) fn recall(&self) {
        let kept = memory::kept_replies(&self.key.borrow());
        self.own.replace(Vec::new());
        kept.into_iter().for_each(|reply| self.put(reply));
    }

    pub(super) fn put(&self, reply: LocalReply) {
        let slot = self.thread.borrow_mut().add(reply.in_thread(Date::parse(&reply.written)));
        if let Some(slot) = slot {
            self.own.borrow_mut().push((reply, slot));
        }
    }

    pub(super) fn keep(&self) {
        memory::keep_replies(&self.key.borrow(), self.own.borrow().iter().map(|(reply, _)| reply));
    }

    /// What has become of a reply that was queued under a key: its copy gives way to another, or to none. Returns the copy.
    pub(super) fn settle(self: &Rc<Self>, key: &str, became: Became<'_>) -> Option<LocalReply> {
        let found = self.own.borrow().iter().position(|(kept, _)| kept.queued_as() == Some(key))?;
        let (kept, slot) = self.own.borrow_mut().remove(found);
        self.thread.borrow_mut().remove(slot);
        match became(kept.clone()) {
            Some(reply) => self.put(reply),
            // The server may have it, and there was no connection for some time.
            None if self.source.borrow().is_some() && self.loading.borrow().is_none() => self.start(),
            None => {}
        }
        self.keep();
        self.draw();
        Some(kept)
    }

    /// Lets go of the reader's copy of a reply that the server has shown.
    pub(super) fn forget_copy_of(&self, reply: &ThreadReply) {
        let found = self.own.borrow().iter().position(|(kept, _)| is_copy(kept, reply));
        let Some(found) = found else { return };
        let (kept, slot) = self.own.borrow_mut().remove(found);
        // One of the same name gives way by itself.
        if kept.id.as_deref() != Some(&*reply.id) {
            self.thread.borrow_mut().remove(slot);
        }
        self.keep();
    }
}

fn is_copy(kept: &LocalReply, reply: &ThreadReply) -> bool {
    if kept.standing == ReplyStatus::OnlyHere {
        return false;
    }
    if let Some(id) = kept.id_there() {
        return *id == reply.id;
    }
    // The text is looked at only where the author is right: it must be parsed for that.
    kept.parent == reply.parent
        && kept.author.trim() == reply.author.trim()
        && match &reply.text {
            ReplyText::Plain(text) => kept.reads(&reply.author, text),
            ReplyText::Html(html) => inert::text(html).is_some_and(|text| kept.reads(&reply.author, &text)),
        }
}
