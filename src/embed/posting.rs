//! Where replies go, what is asked before, and how the page has its say.

use std::rc::Rc;

use js_sys::Date;
use wasm_bindgen::JsCast;

use super::json::object;
use super::later::{self, Part};
use super::offline::{self, Desk};
use super::replies::Replies;
use super::sending::{self, Way};
use crate::backend::replies::{self, Target, request_fields};
use crate::model::Article;
use crate::model::discussion::Policy;
use crate::model::reply::Reply;
use crate::model::submission::{Outcome, Submission};

impl Replies {
    /// Where the replies to the article that is shown go.
    pub(super) fn target(&self) -> Option<Target> {
        let config = self.instance.config.borrow();
        let article = self.instance.article.borrow();
        replies::target(config.reply_to.as_deref(), &article.as_ref()?.discussion)
    }

    /// Tells the form what the article says about replies. What WordPress says holds for WordPress's own comments only.
    pub(super) fn prepare_form(self: &Rc<Self>, article: &Article) {
        let is_asked_elsewhere = self.instance.config.borrow().reply_to.is_some() && article.discussion.post.is_some();
        self.form.policy.set(if is_asked_elsewhere { Policy::Open } else { article.discussion.policy });
        self.form.permalink.replace(article.url.clone());
        self.form.asked.set(false);
        self.form.trapped.set(self.target().is_some_and(|target| target.post.is_some() || target.spam_checks));
        if self.form.begun.get() == 0.0 {
            self.form.begun.set(Date::now());
        }
        let desk: Rc<dyn Desk> = self.clone();
        let desk = Rc::downgrade(&desk);
        later::when_here(Part::Sending, Box::new(move || offline::follow(desk)));
    }

    /// Asks WordPress, once the reader has come to the form, whether it would take a reply: better before writing than after.
    pub(super) fn ask_policy(self: &Rc<Self>) {
        if self.form.asked.replace(true) {
            return;
        }
        let Some(target) = self.target() else { return };
        let replies = self.clone();
        let asked = target.clone();
        let told = move |policy| {
            let is_idle = replies.form.submission.peek(|submission| *submission == Submission::Idle);
            // Another article, or an answer to the reply itself, may have come first.
            if policy != Policy::Open && is_idle && replies.target() == Some(asked) {
                replies.close_form(policy);
            }
        };
        later::when_here(Part::Sending, Box::new(move || sending::ask(&target, Box::new(told))));
    }

    /// Puts the reason in the form's place. The field that has the focus goes, so the reason takes it.
    fn close_form(self: &Rc<Self>, policy: Policy) {
        self.form.leaving_means_nothing.set(true);
        self.form.policy.set(policy);
        if self.instance.find(".reply-form :focus").is_some() {
            self.instance.focus_soon(".closed");
        }
    }

    /// Sends a reply, unless the page prevents it or does it itself.
    pub(super) fn send(self: &Rc<Self>, reply: Reply) {
        let go_on = self.instance.say("reply", &object(&request_fields(&self.key.borrow(), &reply)));
        if go_on.is_falsy() {
            return self.form.submission.set(Submission::Idle);
        }
        let way = match (go_on.dyn_into().ok(), self.target()) {
            (Some(answer), _) => Way::Page(answer),
            (None, Some(target)) => self.endpoint(target),
            (None, None) => return self.answered(&reply, Ok(Outcome::KeptHere)),
        };
        let replies = self.clone();
        let answered = move |reply: &Reply, answer| {
            if replies.instance.alive.get() {
                replies.answered(reply, answer);
            }
        };
        later::when_here(Part::Sending, Box::new(move || sending::send(reply, way, Box::new(answered))));
    }

    fn endpoint(&self, target: Target) -> Way {
        let elapsed = ((Date::now() - self.form.begun.get()) / 1000.0).max(0.0) as u32;
        let trap = if target.spam_checks { self.form.trap.borrow().clone() } else { self.form.trap.take() };
        // Who was taken for a robot and is a person after all gets through the next time.
        Way::Endpoint { target, article: self.key.borrow().clone(), trap, elapsed }
    }
}
