//! The state that the parts of the replies controller share.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use offprint_core::model::Article;
use offprint_core::model::discussion::Backend;
use offprint_core::model::reply::{Field, ReplyDraft};
use offprint_core::reply_api::{self, Endpoint};

use crate::browser::account::SignedIn;
use crate::browser::drafts::{self, Drafts, StoredDrafts};
use crate::browser::window_listener::WindowListener;
use crate::components::reply_form::{FormState, Preview};
use crate::elements::element::Element;
use crate::elements::thread::ThreadController;

/// The form and the thread of one element.
pub struct RepliesState {
    pub element: Rc<Element>,
    pub form: FormState,
    pub thread: Rc<ThreadController>,
    /// The key of the reader's drafts and replies in storage.
    pub key: RefCell<String>,
    /// The article that the form belongs to. While another article is loading, it is still the previous one.
    pub article: RefCell<Option<Rc<Article>>>,
    pub drafts: Drafts,
    /// Makes the browser ask before the page is left, while what is typed would be lost. Only then, because a page with this listener is
    /// not kept in the back/forward cache.
    pub leave_guard: RefCell<Option<WindowListener>>,
    /// The reader, if the page says who they are.
    pub reader: RefCell<Option<Rc<SignedIn>>>,
    /// True if WordPress has been asked about its policy.
    pub asked_policy: Cell<bool>,
    /// True if the last reply may have arrived although there was no response.
    pub is_lost: Cell<bool>,
}

impl RepliesState {
    pub fn new(element: Rc<Element>, form: FormState, thread: Rc<ThreadController>) -> Self {
        Self {
            element,
            form,
            thread,
            key: RefCell::default(),
            article: RefCell::default(),
            drafts: Drafts::default(),
            leave_guard: RefCell::default(),
            reader: RefCell::default(),
            asked_policy: Cell::default(),
            is_lost: Cell::default(),
        }
    }

    /// Returns the endpoint for replies to the article.
    pub fn endpoint(&self) -> Option<Endpoint> {
        let config = self.element.config.borrow();
        let article = self.article.borrow();
        let article = article.as_ref()?;
        let own = config.reply_to.as_deref().filter(|_| article.discussion.backend != Backend::Isso);
        let title = if article.headline.is_empty() { self.element.document.title() } else { article.headline.clone() };
        Some(Endpoint { title, ..reply_api::endpoint(own, &article.discussion)? })
    }

    /// Returns the reader if they are signed in on the server that takes replies.
    pub fn signed_in(&self) -> Option<Rc<SignedIn>> {
        let endpoint = self.endpoint().filter(|endpoint| endpoint.backend == Backend::WordPress)?;
        self.reader.borrow().clone().filter(|reader| reader.is_known_to(&endpoint.address))
    }

    /// Saves the comment, name, email and website.
    pub fn save_draft(&self) {
        self.save_comment();
        self.save_author();
        self.grow();
    }

    /// Saves the comment only, and updates the notes about drafts.
    pub fn save_comment(&self) {
        let saved = self.form.draft.with_untracked(|draft| self.drafts.save(&self.key.borrow(), draft));
        if saved.other.is_some() {
            self.form.other_draft.set(saved.other);
        }
        if self.form.is_unsaved.get_untracked() == saved.is_stored {
            self.form.is_unsaved.set(!saved.is_stored);
            self.leave_guard.replace(if saved.is_stored { None } else { WindowListener::leave_guard() });
        }
    }

    /// Reads the draft for the article, or for the answer to a reply. Returns the comment.
    pub fn open_draft(&self, parent: Option<&str>) -> Option<String> {
        let StoredDrafts { comment, other } = self.drafts.open(&self.key.borrow(), parent);
        self.form.other_draft.set(other);
        comment
    }

    /// Shows the other draft, and keeps this one as the other draft.
    pub fn swap_drafts(&self) {
        let Some(other) = self.form.other_draft.get_untracked() else { return };
        let ReplyDraft { comment, parent, .. } = self.form.draft.get_untracked();
        drafts::save_other(&self.key.borrow(), parent.as_deref(), &comment);
        self.form.other_draft.set(Some(comment).filter(|comment| !comment.trim().is_empty()));
        self.form.set_field(Field::Comment, other);
        self.form.restored.set(false);
        self.save_draft();
        self.go_on_writing();
    }

    /// Focuses the comment's text area, and leaves the preview.
    pub fn go_on_writing(&self) {
        if self.form.preview.with_untracked(Preview::is_shown) {
            self.form.preview.set(Preview::Writing);
        }
        // It becomes visible only when effects have run.
        if self.element.find("#comment").is_some_and(|area| area.hidden()) {
            self.element.focus_after_render("#comment");
        } else {
            self.element.focus("#comment");
        }
    }

    /// Saves name, email and website.
    pub fn save_author(&self) {
        let next_time = self.form.remember.get_untracked();
        self.form.draft.with_untracked(|draft| drafts::save_author(draft, next_time));
    }

    /// Grows the text area with its text, for browsers that don't support `field-sizing`.
    pub fn grow(&self) {
        // An id is found without searching the whole thread.
        let Some(area) = self.element.find("#comment") else { return };
        if area.scroll_height() > area.client_height() {
            let height = [&area.scroll_height().to_string(), "px"].concat();
            let _ = area.style().set_property("block-size", &height);
        }
    }
}
