//! What an instance does about replies: drafts kept and put back, replies sent, answers shown.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Date;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::instance::Instance;
use super::{memory, posting, urls};
use crate::components::reply_form::FormEvent;
use crate::model::Article;
use crate::model::kept::Standing;
use crate::model::reply::{Field, Reply, ReplyDraft};
use crate::model::submission::{Outcome, PostError, Submission};
use crate::text::digits;

impl Instance {
    /// Puts back what this reader has left at an article: a draft, their name, their own replies.
    pub(super) fn recall(&self, article: &Article) {
        let key = self.draft_key(article);
        if *self.key.borrow() == key {
            // The same article once more: what is in the form is newer than what is kept.
            return;
        }
        let (author, remember) = memory::remembered_author();
        let comment = memory::saved_comment(&key);
        self.form.restored.set(comment.is_some());
        self.form.remember.set(remember);
        self.form.fill(ReplyDraft { comment: comment.unwrap_or_default(), ..author });
        self.own_replies.set(memory::kept_replies(&key));
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
            FormEvent::Entered => self.ask_policy(),
            FormEvent::Send(reply) => self.send(reply),
            FormEvent::Changed => self.keep_typed(),
            FormEvent::Remember => self.keep_author(),
            FormEvent::Discard => self.discard(),
            FormEvent::Jump(field) => self.focus(&["#", field.name()].concat()),
            FormEvent::Invalid => self.focus_soon(".error-summary"),
            FormEvent::Retrying => self.focus(".submit"),
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
        let Some(area) = self.find("textarea") else { return };
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

    /// The same for what is built by an effect, which runs after this.
    pub(super) fn focus_soon(self: &Rc<Self>, selector: &'static str) {
        let instance = self.clone();
        let focus = Closure::once_into_js(move || instance.focus(selector));
        web_sys::window().inspect(|window| {
            let _ = window.request_animation_frame(focus.unchecked_ref());
        });
    }

    fn send(self: &Rc<Self>, reply: Reply) {
        let Some(target) = self.target() else {
            return self.answered(&reply, Ok(Outcome::KeptHere));
        };
        let request = match self.request(&target, &reply) {
            Ok(request) => request,
            Err(error) => return self.answered(&reply, Err(error)),
        };
        let instance = self.clone();
        spawn_local(async move {
            let answer = posting::post(&request).await;
            if instance.alive.get() {
                instance.answered(&reply, answer);
            }
        });
    }

    fn answered(self: &Rc<Self>, reply: &Reply, answer: Result<Outcome, PostError>) {
        let standing = match &answer {
            Ok(Outcome::Published { .. }) => Some(Standing::Published),
            Ok(Outcome::Held) => Some(Standing::Held),
            Ok(Outcome::KeptHere) => Some(Standing::OnlyHere),
            Ok(Outcome::Received) | Err(_) => None,
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
            let own = memory::kept_now(reply.author(), reply.comment(), standing);
            let mut replies = self.own_replies.now();
            replies.push(own);
            memory::keep_replies(&self.key.borrow(), &replies);
            self.own_replies.set(replies);
        }
        if must_look {
            self.focus_soon(".error-summary");
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
