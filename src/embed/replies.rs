//! What an element does about replies: drafts kept and put back, replies sent, answers shown.
//!
//! All of it, and what only it uses, is the second part of the module (see [`super::second_part`]). The first part knows it as
//! [`Section`] and calls it through that trait's table.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Date;
use wasm_bindgen_futures::spawn_local;

use super::instance::{Instance, Section};
use super::thread::{Conversation, Shape, Source};
use super::{memory, posting, urls};
use crate::components::reply_form::{Form, FormEvent, FormState, reply_form};
use crate::config::Sort;
use crate::model::Article;
use crate::model::kept::Standing;
use crate::model::reply::{Field, Reply, ReplyDraft};
use crate::model::submission::{Outcome, PostError, Submission};
use crate::text::digits;

/// The thread and the form of one element.
pub struct Replies {
    pub(super) instance: Rc<Instance>,
    /// What the reader's drafts and replies are kept under.
    pub(super) key: RefCell<String>,
    pub(super) form: Rc<FormState>,
    pub(super) conversation: Rc<Conversation>,
}

/// The replies of an element. The only way into the second part of the module.
#[inline(never)]
pub fn of(instance: &Rc<Instance>) -> Rc<dyn Section> {
    Rc::new(Replies {
        conversation: Conversation::new(&instance.document),
        instance: instance.clone(),
        key: RefCell::default(),
        form: Rc::default(),
    })
}

impl Section for Replies {
    fn show(self: Rc<Self>, article: &Article) {
        self.recall(article);
        self.prepare_form(article);
        let (context, config) = (self.instance.context(), self.instance.config.borrow().clone());
        let authors = article.authors.iter().map(|author| author.name.clone()).collect();
        let source = Source::of(&article.discussion, &config, authors);
        self.conversation.open(source, config.sort == Sort::Newest, &self.key.borrow());
        let (telling, answering) = (self.clone(), self.clone());
        let tell = Box::new(move |event| telling.on_form_event(event));
        let form = Form { state: self.form.clone(), context: context.clone(), tell };
        let form = config.form.then(|| reply_form(form, self.target().is_some()));
        let shape = Shape { avatars: config.avatars, answerable: config.form, base: self.conversation.base() };
        let answer = Box::new(move |item: String| answering.answer(&item));
        self.instance.show_more(vec![self.conversation.section(shape, &context, form, answer).into()]);
        self.place_form();
    }

    fn is_being_replaced(&self, replaced: bool) {
        self.form.leaving_means_nothing.set(replaced);
    }

    fn end(&self) {
        self.form.leaving_means_nothing.set(true);
        self.conversation.end();
    }
}

impl Replies {
    /// Puts back what this reader has left at an article: a draft, their name, their own replies.
    fn recall(&self, article: &Article) {
        let key = self.draft_key(article);
        if *self.key.borrow() == key {
            // The same article once more: what is in the form is newer than what is kept.
            return;
        }
        let (author, remember) = memory::remembered_author();
        let comment = memory::saved_comment(&key, None);
        self.form.restored.set(comment.is_some());
        self.form.remember.set(remember);
        self.form.fill(ReplyDraft { comment: comment.unwrap_or_default(), ..author });
        self.form.answering.set(None);
        self.key.replace(key);
    }

    /// What an article is known by in this browser: its own id or address, else where it came from, else this page.
    fn draft_key(&self, article: &Article) -> String {
        let named = article.id.clone().or_else(|| article.url.clone());
        let page = urls::page();
        named.unwrap_or_else(|| {
            let src = self.instance.config.borrow().src.as_deref().and_then(|src| urls::absolute(src, &page));
            src.unwrap_or_else(|| page.split('#').next().unwrap_or_default().to_owned())
        })
    }

    pub(super) fn on_form_event(self: &Rc<Self>, event: FormEvent) {
        match event {
            FormEvent::Entered => self.ask_policy(),
            FormEvent::Send(reply) => self.send(reply),
            FormEvent::Changed => self.keep_typed(),
            FormEvent::Remember => self.keep_author(),
            FormEvent::Discard => self.discard(),
            FormEvent::Jump(field) => self.instance.focus(&["#", field.name()].concat()),
            FormEvent::Invalid => self.instance.focus_soon(".error-summary"),
            FormEvent::Retrying => self.instance.focus(".submit"),
            FormEvent::Cancel => self.cancel_answer(),
        }
    }

    fn keep_typed(&self) {
        self.form.draft.peek(|draft| memory::save_draft(&self.key.borrow(), draft));
        self.keep_author();
        self.grow();
    }

    fn keep_author(&self) {
        let next_time = self.form.remember.now();
        self.form.draft.peek(|draft| memory::remember_author(draft, next_time));
    }

    fn discard(&self) {
        let mut draft = self.form.draft.now();
        draft.set(Field::Comment, String::new());
        self.form.fill(draft);
        self.form.restored.set(false);
        self.keep_typed();
        self.instance.focus("#comment");
    }

    /// Lets the text area grow with its text, where the style sheet's `field-sizing` is not known yet.
    fn grow(&self) {
        // By its id, which is found without looking through the thread.
        let Some(area) = self.instance.find("#comment") else { return };
        if area.scroll_height() > area.client_height() {
            let height = [&digits(area.scroll_height().unsigned_abs().into()), "px"].concat();
            let _ = area.style().set_property("block-size", &height);
        }
    }

    fn send(self: &Rc<Self>, reply: Reply) {
        let Some(target) = self.target() else {
            return self.answered(&reply, Ok(Outcome::KeptHere));
        };
        let request = match self.request(&target, &reply) {
            Ok(request) => request,
            Err(error) => return self.answered(&reply, Err(error)),
        };
        let replies = self.clone();
        spawn_local(async move {
            let answer = posting::post(&request).await;
            if replies.instance.alive.get() {
                replies.answered(&reply, answer);
            }
        });
    }

    fn answered(self: &Rc<Self>, reply: &Reply, answer: Result<Outcome, PostError>) {
        let (standing, id) = match &answer {
            Ok(Outcome::Published { id, .. }) => (Some(Standing::Published), id.clone()),
            Ok(Outcome::Held) => (Some(Standing::Held), None),
            Ok(Outcome::KeptHere) => (Some(Standing::OnlyHere), None),
            Ok(Outcome::Received) | Err(_) => (None, None),
        };
        let sent = answer.is_ok();
        let must_look = self.form.finish(answer);
        if sent {
            self.keep_typed();
            if !self.form.remember.now() {
                memory::forget_author();
            }
        }
        if let Some(standing) = standing {
            self.conversation.add_own(memory::kept_now(reply, id, standing));
        }
        if must_look {
            self.instance.focus_soon(".error-summary");
        }
        if self.form.submission.peek(Submission::wait).is_some() {
            self.count_down(Date::now());
        }
    }

    /// Counts by the clock, from the moment `since`: timers sleep in tabs that nobody looks at.
    fn count_down(self: &Rc<Self>, since: f64) {
        let replies = self.clone();
        let tick = move || {
            let seconds = ((Date::now() - since) / 1000.0).max(0.0) as u32;
            if replies.instance.alive.get() && replies.form.tick(seconds) {
                replies.count_down(since + f64::from(seconds) * 1000.0);
            }
        };
        Timeout::new(1000, tick).forget();
    }
}
