//! Where replies go, what is asked before, and the sending itself.

use std::rc::Rc;

use js_sys::{Date, Promise};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::http::{self, Patience};
use super::json::Value;
use super::later::{self, Part};
use super::replies::Replies;
use crate::backend::replies::{self, Attempt, Request, Target};
use crate::model::Article;
use crate::model::discussion::Policy;
use crate::model::reply::Reply;
use crate::model::submission::{Outcome, PostError, Submission};

impl Replies {
    /// Where the replies to the article that is shown go.
    pub(super) fn target(&self) -> Option<Target> {
        let config = self.instance.config.borrow();
        let article = self.instance.article.borrow();
        replies::target(config.reply_to.as_deref(), &article.as_ref()?.discussion)
    }

    /// Tells the form what the article says about replies. What WordPress says holds for WordPress's own comments only.
    pub(super) fn prepare_form(&self, article: &Article) {
        let is_asked_elsewhere = self.instance.config.borrow().reply_to.is_some() && article.discussion.post.is_some();
        self.form.policy.set(if is_asked_elsewhere { Policy::Open } else { article.discussion.policy });
        self.form.permalink.replace(article.url.clone());
        self.form.asked.set(false);
        self.form.trapped.set(self.target().is_some_and(|target| target.post.is_some() || target.spam_checks));
        if self.form.begun.get() == 0.0 {
            self.form.begun.set(Date::now());
        }
    }

    /// Asks WordPress, once the reader has come to the form, whether it would take a reply: better before writing than after.
    pub(super) fn ask_policy(self: &Rc<Self>) {
        if self.form.asked.replace(true) {
            return;
        }
        let Some(target) = self.target() else { return };
        let Some(probe) = replies::probe(&target) else { return };
        let replies = self.clone();
        spawn_local(async move {
            let Some(answer) = http::post(&probe, &Patience::new()).await else { return };
            later::here(Part::Sending).await;
            let policy = replies::policy(answer.status, answer.body.as_ref());
            let is_idle = replies.form.submission.peek(|submission| *submission == Submission::Idle);
            // Another article, or an answer to the reply itself, may have come first.
            if policy != Policy::Open && is_idle && replies.target() == Some(target) {
                replies.close_form(policy);
            }
        });
    }

    /// Puts the reason in the form's place. The field that has the focus goes, so the reason takes it.
    fn close_form(self: &Rc<Self>, policy: Policy) {
        self.form.leaving_means_nothing.set(true);
        self.form.policy.set(policy);
        if self.instance.find(".reply-form :focus").is_some() {
            self.instance.focus_soon(".closed");
        }
    }

    /// Sends a reply.
    ///
    /// # Errors
    /// Everything that is no acceptance, and a suspicion that no person wrote it.
    pub(super) async fn post(&self, target: &Target, reply: &Reply) -> Result<Outcome, PostError> {
        let request = self.request(target, reply)?;
        post(&request).await
    }

    /// The request that sends a reply, or why it is not sent.
    fn request(&self, target: &Target, reply: &Reply) -> Result<Request, PostError> {
        let trap = self.form.trap.borrow().clone();
        let elapsed = ((Date::now() - self.form.begun.get()) / 1000.0).max(0.0) as u32;
        let attempt = Attempt { trap: &trap, elapsed };
        match attempt.suspicion(target) {
            Some(error) => {
                // Whoever is a person after all gets through the next time.
                self.form.trap.take();
                Err(error)
            }
            None => Ok(replies::request(target, &self.key.borrow(), reply, &attempt)),
        }
    }
}

async fn post(request: &Request) -> Result<Outcome, PostError> {
    let patience = Patience::new();
    match http::post(request, &patience).await {
        Some(answer) => replies::answer(answer.status, answer.retry_after.as_deref(), answer.body.as_ref()),
        None if patience.timed_out() => Err(PostError::TimedOut),
        None => Err(PostError::Offline),
    }
}

/// What a page says became of a reply that it has sent itself: an object like the body of an endpoint's answer.
///
/// # Errors
/// Everything that is no acceptance. A promise that is rejected counts as a lost connection.
pub async fn answered_by_page(answer: Promise) -> Result<Outcome, PostError> {
    let body = Value::given(JsFuture::from(answer).await.map_err(|_| PostError::Offline)?);
    // No status speaks here: without words of its own an answer is not understood.
    replies::answer(200, None, body.as_ref())
}
