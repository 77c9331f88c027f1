//! What an instance does about replies: drafts kept and put back, replies sent, answers shown.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Date;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::http::{Patience, post_json};
use super::instance::Instance;
use super::json::{object, stringify};
use super::{memory, urls};
use crate::backend::replies;
use crate::components::element::el;
use crate::components::reply::own_replies;
use crate::components::reply_form::{Form, FormEvent, reply_form};
use crate::model::Article;
use crate::model::kept::Standing;
use crate::model::reply::{Field, Reply, ReplyDraft};
use crate::model::submission::{Outcome, PostError, Submission};
use crate::text::digits;

impl Instance {
    /// Shows what belongs to the second part of the module: what readers have said, and the form.
    ///
    /// Everything of that part hangs on this one function, so that it can arrive after the article (`scripts/split-module.mjs`).
    #[inline(never)]
    pub(super) fn show_replies(self: &Rc<Self>, article: &Article) {
        self.recall(article);
        let (context, config) = (self.context(), self.config.borrow().clone());
        let instance = self.clone();
        let tell = Box::new(move |event| instance.on_form_event(event));
        let form = Form { state: self.form.clone(), context: context.clone(), tell };
        let form = config.form.then(|| reply_form(form, config.reply_to.is_some()));
        let section = el("section").class("replies").part("replies");
        self.show_more(vec![section.child(own_replies(&self.own_replies, &context)).child_if(form).into()]);
    }

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
            let src = self.config.borrow().src.as_deref().and_then(|src| urls::absolute(src, &page));
            src.unwrap_or_else(|| page.split('#').next().unwrap_or_default().to_owned())
        })
    }

    pub(super) fn on_form_event(self: &Rc<Self>, event: FormEvent) {
        match event {
            FormEvent::Send(reply) => self.send(reply),
            FormEvent::Changed => self.keep_typed(),
            FormEvent::Remember => self.keep_author(),
            FormEvent::Discard => self.discard(),
            FormEvent::Jump(field) => self.focus(&["#", field.name()].concat()),
            FormEvent::Invalid => self.focus_summary(),
            FormEvent::Retrying => self.focus(".submit"),
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
        self.focus("#comment");
    }

    /// Lets the text area grow with its text, where the style sheet's `field-sizing` is not known yet.
    fn grow(&self) {
        // By its id, which is found without looking through the thread.
        let Some(area) = self.find("#comment") else { return };
        if area.scroll_height() > area.client_height() {
            let height = [&digits(area.scroll_height().unsigned_abs().into()), "px"].concat();
            let _ = area.style().set_property("block-size", &height);
        }
    }

    /// Gives the focus to the first element of the view that a selector fits.
    pub(super) fn focus(&self, selector: &str) {
        self.find(selector).inspect(|element| {
            let _ = element.focus();
        });
    }

    /// The summary is built by an effect, which runs after this: wait for it.
    fn focus_summary(self: &Rc<Self>) {
        let instance = self.clone();
        let focus = Closure::once_into_js(move || instance.focus(".error-summary"));
        web_sys::window().inspect(|window| {
            let _ = window.request_animation_frame(focus.unchecked_ref());
        });
    }

    fn send(self: &Rc<Self>, reply: Reply) {
        let Some(address) = self.config.borrow().reply_to.clone() else {
            return self.answered(&reply, Ok(Outcome::KeptHere));
        };
        let (instance, article) = (self.clone(), self.key.borrow().clone());
        spawn_local(async move {
            let answer = post(&address, &article, &reply).await;
            if instance.alive.get() {
                instance.answered(&reply, answer);
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
            self.focus_summary();
        }
        if self.form.submission.peek(Submission::wait).is_some() {
            self.count_down(Date::now());
        }
    }

    /// Counts by the clock, from the moment `since`: timers sleep in tabs that nobody looks at.
    fn count_down(self: &Rc<Self>, since: f64) {
        let instance = self.clone();
        let tick = move || {
            let seconds = ((Date::now() - since) / 1000.0).max(0.0) as u32;
            if instance.alive.get() && instance.form.tick(seconds) {
                instance.count_down(since + f64::from(seconds) * 1000.0);
            }
        };
        Timeout::new(1000, tick).forget();
    }
}

async fn post(address: &str, article: &str, reply: &Reply) -> Result<Outcome, PostError> {
    let patience = Patience::new();
    let body = stringify(&object(&replies::request_fields(article, reply)));
    match post_json(address, &body, &patience).await {
        Some(answer) => replies::answer(answer.status, answer.retry_after.as_deref(), answer.body.as_ref()),
        None if patience.timed_out() => Err(PostError::TimedOut),
        None => Err(PostError::Offline),
    }
}
