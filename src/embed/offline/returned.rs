//! What became of the replies that the worker had, told to the reader.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use web_sys::Element;

use super::{Value, forms, told};
use crate::backend::document;
use crate::backend::json::Json;
use crate::backend::replies;
use crate::embed::json::object;
use crate::embed::later::{self, Part};
use crate::embed::memory;
use crate::embed::replies::{Replies, Talk};
use crate::model::kept::{KeptReply, Standing};
use crate::model::reply::Field;
use crate::model::submission::{Outcome, PostError, Submission};
use crate::strings::Text;

/// A reply as the worker has it.
#[derive(Clone)]
pub struct Returned {
    /// The reply's key.
    pub key: String,
    article: String,
    title: String,
    /// What the server answered, once it has.
    answer: Option<Result<Outcome, PostError>>,
    /// Whether it has answered just now.
    is_new: bool,
}

impl Returned {
    /// Reads what the worker says of a reply.
    pub fn read(reply: &Value, is_new: bool) -> Option<Self> {
        let answer = reply.line("status").and_then(|status| status.parse().ok()).map(|status| {
            let body = reply.get("text").and_then(|text| Value::parse(document::json_part(&text.text()?)));
            replies::answer(status, None, body.as_ref())
        });
        Some(Self {
            key: reply.line("key")?,
            article: reply.line("article")?,
            title: reply.line("title").unwrap_or_default(),
            answer,
            is_new,
        })
    }
}

/// Takes an answer to the forms it belongs to. The others say at least that there was one, when it has just come.
pub fn take(reply: &Returned) {
    let Some(answer) = &reply.answer else { return };
    let (own, others): (Vec<_>, Vec<_>) = forms().into_iter().partition(|form| *form.key.borrow() == reply.article);
    if own.is_empty() && reply.is_new {
        let text = if answer.is_ok() { Text::SentElsewhere } else { Text::NotSentElsewhere };
        others.first().inspect(|form| form.mention(text, &reply.title));
    }
    for form in own {
        let reply = reply.clone();
        let settle = move || {
            form.settle(&reply.key, reply.answer.as_ref()).inspect(|()| told(&reply.key));
        };
        later::when_here(Part::Thread, Box::new(settle));
    }
}

/// Gives the reader back what was queued and is nowhere to be found any more.
pub fn give_back_all_but(keys: &[&str]) {
    for form in forms() {
        for lost in memory::kept_replies(&form.key.borrow()) {
            let key = lost.id.filter(|key| lost.standing == Standing::Queued && !keys.contains(&&**key));
            if let Some(key) = key {
                let form = form.clone();
                let settle = move || {
                    form.settle(&key, None);
                };
                later::when_here(Part::Thread, Box::new(settle));
            }
        }
    }
}

impl Replies {
    /// Ends the waiting of a reply: with an answer, or without one because it has got lost. `None` where there is no thread yet.
    fn settle(self: &Rc<Self>, key: &str, answer: Option<&Result<Outcome, PostError>>) -> Option<()> {
        let thread = self.thread()?;
        let Some(Ok(outcome)) = answer else {
            self.give_back(&thread, key, answer.and_then(|answer| answer.as_ref().err()));
            return Some(());
        };
        thread.settle(key, &|kept| became(kept, outcome));
        let id = if let Outcome::Published { id: Some(id), .. } = outcome { id } else { "" };
        let detail = [("outcome", outcome.as_str()), ("id", id), ("article", &self.key.borrow())];
        self.instance.say("reply-sent", &object(&detail));
        if self.form.submission.peek(|submission| matches!(submission, Submission::Idle | Submission::Done(_))) {
            self.form.submission.set(Submission::Done(outcome.clone()));
        }
        Some(())
    }

    /// Puts the text back into the form if that is free, and says why. Else it stays in the thread, to be copied.
    fn give_back(self: &Rc<Self>, thread: &Rc<dyn Talk>, key: &str, error: Option<&PostError>) {
        let is_written = self.form.draft.peek(|draft| !draft.comment.trim().is_empty());
        let is_free = !is_written && !self.form.submission.peek(Submission::is_sending);
        let only_here = |kept| Some(KeptReply { id: None, standing: Standing::OnlyHere, ..kept });
        let kept = thread.clone().settle(key, &|kept| if is_free { None } else { only_here(kept) });
        // What the thread has by now was taken after all.
        let Some(kept) = kept else { return };
        if !is_free {
            return self.mention(Text::SendRefused, "");
        }
        self.put_back(thread, kept);
        if let Some(error) = error {
            self.form.submission.set(Submission::Sending);
            // The focus stays where it is, for nobody has just pressed a button.
            if self.form.finish(Err(error.clone())) {
                self.mention(Text::SummaryTitle, "");
            }
        }
    }

    fn put_back(&self, thread: &Rc<dyn Talk>, kept: KeptReply) {
        let name = kept.parent.as_ref().and_then(|parent| Some(thread.named(&["comment-", parent].concat())?.1));
        let _ = self.form.turn_to(kept.parent, name, Some(kept.comment));
        let mut draft = self.form.draft.now();
        memory::save_draft(&self.key.borrow(), &draft);
        if draft.author.is_empty() {
            draft.set(Field::Author, kept.author);
            self.form.fill(draft);
        }
        self.place_form();
    }

    /// Says something below the form that is not about what is in it.
    fn mention(&self, text: Text, title: &str) {
        let words = self.instance.context().fill(text, title);
        let Some(place) = self.place_of_news() else { return };
        // Assistive technology listens only to what it knows, so the words come after their place.
        Timeout::new(100, move || place.set_text_content(Some(&words))).forget();
    }

    fn place_of_news(&self) -> Option<Element> {
        if let Some(place) = self.instance.find(".respond > .news") {
            return Some(place.into());
        }
        let place = self.instance.document.create_element("p").ok()?;
        let _ = place.set_attribute("class", "news notice");
        let _ = place.set_attribute("role", "status");
        self.instance.find(".respond")?.append_child(&place).ok()?;
        Some(place)
    }
}

/// What a reply that was queued is in the thread once the server has it.
fn became(kept: KeptReply, outcome: &Outcome) -> Option<KeptReply> {
    let (id, standing) = match outcome {
        Outcome::Published { id, .. } => (id.clone(), Standing::Published),
        Outcome::Held => (None, Standing::Held),
        // The thread has it, or will have it.
        Outcome::Received | Outcome::KeptHere | Outcome::Queued { .. } => return None,
    };
    Some(KeptReply { id, standing, ..kept })
}
