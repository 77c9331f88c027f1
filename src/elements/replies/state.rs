//! What the parts of the replies controller share.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use offprint_core::model::Article;
use offprint_core::reply_api::{self, Endpoint};

use crate::browser::drafts;
use crate::components::reply_form::FormState;
use crate::elements::element::Element;
use crate::elements::thread::ThreadController;

/// The form and the thread of one element.
pub struct RepliesState {
    pub element: Rc<Element>,
    pub form: FormState,
    pub thread: Rc<ThreadController>,
    /// What the reader's drafts and replies are stored under.
    pub key: RefCell<String>,
    /// The article the form is about: while another one is loading, still the one before.
    pub article: RefCell<Option<Rc<Article>>>,
    /// Whether WordPress has been asked about its policy.
    pub asked_policy: Cell<bool>,
}

impl RepliesState {
    pub fn new(element: Rc<Element>, form: FormState, thread: Rc<ThreadController>) -> Self {
        Self {
            element,
            form,
            thread,
            key: RefCell::default(),
            article: RefCell::default(),
            asked_policy: Cell::default(),
        }
    }

    /// Where replies to the article go.
    pub fn endpoint(&self) -> Option<Endpoint> {
        let config = self.element.config.borrow();
        let article = self.article.borrow();
        reply_api::endpoint(config.reply_to.as_deref(), &article.as_ref()?.discussion)
    }

    /// Saves what has been typed.
    pub fn save_draft(&self) {
        self.form.draft.with_untracked(|draft| drafts::save(&self.key.borrow(), draft));
        self.save_author();
        self.grow();
    }

    /// Saves name, email and website.
    pub fn save_author(&self) {
        let next_time = self.form.remember.get_untracked();
        self.form.draft.with_untracked(|draft| drafts::save_author(draft, next_time));
    }

    /// Lets the text area grow with its text, where the browser does not know the style sheet's `field-sizing`.
    pub fn grow(&self) {
        // By its id, which is found without looking through the thread.
        let Some(area) = self.element.find("#comment") else { return };
        if area.scroll_height() > area.client_height() {
            let height = [&area.scroll_height().to_string(), "px"].concat();
            let _ = area.style().set_property("block-size", &height);
        }
    }
}
