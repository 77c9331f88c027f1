//! The form moves under the reply that is answered, and back. Its nodes are moved, so nothing in them is lost.

use std::rc::Rc;

use web_sys::Element;

use super::memory;
use super::offline::Desk;
use super::replies::Replies;
use crate::model::local_reply::LocalReply;
use crate::model::reply::Field;

/// What the form is, and where it is at home.
const FORM: &str = ".respond";
const HOME: &str = ".form-home";

impl Replies {
    /// Begins to answer the reply in the list item of this id.
    pub(super) fn answer(self: &Rc<Self>, item: &str) {
        let Some((id, name)) = self.thread().and_then(|thread| thread.named(item)) else { return };
        let answered = self.form.draft.peek(|draft| draft.parent.as_deref() == Some(&id));
        if !answered {
            let begun = memory::saved_comment(&self.key.borrow(), Some(&id));
            if self.form.turn_to(Some(id), Some(name), begun).is_none() {
                return;
            }
            self.place_form();
        }
        self.instance.focus("#comment");
    }

    /// Goes back to answering nobody, and to the button that was pressed.
    pub(super) fn cancel_answer(self: &Rc<Self>) {
        let Some(parent) = self.form.draft.peek(|draft| draft.parent.clone()) else { return };
        let begun = memory::saved_comment(&self.key.borrow(), None);
        if self.form.turn_to(None, None, begun).is_none() {
            return;
        }
        self.form.restored.set(false);
        self.place_form();
        let button = self
            .thread()
            .and_then(|thread| thread.node(&parent))
            .and_then(|item| item.query_selector("button.answer").ok().flatten());
        button.as_ref().inspect(|button| super::thread::focus(button));
    }

    /// Puts the form where its draft belongs.
    pub(super) fn place_form(&self) {
        let parent = self.form.draft.peek(|draft| draft.parent.clone());
        let (Some(form), Some(home)) = (self.instance.find(FORM), self.instance.find(HOME)) else { return };
        let item = parent.and_then(|parent| self.thread()?.node(&parent));
        // A field that is moved loses the focus without having been left.
        self.form.leaving_means_nothing.set(true);
        let _ = match item.as_ref().and_then(Element::first_element_child) {
            // Between the reply and what answers it.
            Some(reply) => reply.after_with_node_1(&form),
            // Where it is at home already it stays as it is: whoever is typing in it must not notice that the thread has come.
            None if home.contains(Some(&form)) => Ok(()),
            None => home.append_child(&form).map(|_| ()),
        };
        self.form.leaving_means_nothing.set(false);
    }
}

impl Desk for Replies {
    fn replies(&self) -> &Replies {
        self
    }

    fn put_back(&self, kept: LocalReply, name: Option<String>) {
        let _ = self.form.turn_to(kept.parent, name, Some(kept.comment));
        let mut draft = self.form.draft.now();
        memory::save_draft(&self.key.borrow(), &draft);
        if draft.author.is_empty() {
            draft.set(Field::Author, kept.author);
            self.form.fill(draft);
        }
        self.place_form();
    }
}
