//! The reader's own replies in the thread, until the server's take their place.

use js_sys::Date;

use super::Conversation;
use crate::embed::{inert, memory};
use crate::model::kept::{KeptReply, Standing};
use crate::model::thread::{ReplyText, ThreadReply};

impl Conversation {
    /// Puts what was kept into the thread.
    pub(super) fn recall(&self) {
        let kept = memory::kept_replies(&self.key.borrow());
        self.own.replace(Vec::new());
        kept.into_iter().for_each(|reply| self.put(reply));
    }

    pub(super) fn put(&self, reply: KeptReply) {
        let slot = self.thread.borrow_mut().add(reply.in_thread(Date::parse(&reply.written)));
        if let Some(slot) = slot {
            self.own.borrow_mut().push((reply, slot));
        }
    }

    pub(super) fn keep(&self) {
        memory::keep_replies(&self.key.borrow(), self.own.borrow().iter().map(|(reply, _)| reply));
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

fn is_copy(kept: &KeptReply, reply: &ThreadReply) -> bool {
    if kept.standing == Standing::OnlyHere {
        return false;
    }
    if let Some(id) = &kept.id {
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
