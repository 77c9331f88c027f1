//! What an element does about replies: drafts kept and put back, replies sent, answers shown.
//!
//! All of it, and what only it uses, is the part of the module that is called
//! *replies* (see [`super::later`]). The first part knows it as
//! [`Section`] and calls it through that trait's table.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Date, Reflect};
use web_sys::Element;

use super::instance::{Instance, Section};
use super::json::object;
use super::later::{self, Part};
use super::thread::{self, Shape, Source};
use super::{memory, timer, urls};
use crate::components::Context;
use crate::components::element::{El, View, el};
use crate::components::reply_form::{Form, FormEvent, FormState, reply_form};
use crate::components::thread::section;
use crate::config::Sort;
use crate::model::Article;
use crate::model::discussion::Policy;
use crate::model::kept::{KeptReply, Standing};
use crate::model::reply::{Field, Reply, ReplyDraft};
use crate::model::submission::{Outcome, PostError, Submission};
use crate::text::digits;

/// The thread and the form of one element.
pub struct Replies {
    pub(super) instance: Rc<Instance>,
    /// What the reader's drafts and replies are kept under.
    pub(super) key: RefCell<String>,
    pub(super) form: Rc<FormState>,
    /// The thread, once its part of the module is here.
    thread: RefCell<Option<Rc<dyn Talk>>>,
    /// Where the thread is shown.
    place: RefCell<Option<Element>>,
}

/// The replies of an element. The only way into this part of the module.
#[inline(never)]
pub fn of(instance: &Rc<Instance>) -> Rc<dyn Section> {
    Rc::new(Replies {
        instance: instance.clone(),
        key: RefCell::default(),
        form: Rc::default(),
        thread: RefCell::default(),
        place: RefCell::default(),
    })
}

impl Section for Replies {
    fn show(self: Rc<Self>, article: &Rc<Article>) {
        self.recall(article);
        self.prepare_form(article);
        let wanted = self.instance.config.borrow().form;
        let telling = self.clone();
        let tell = Box::new(move |event| telling.on_form_event(event));
        let form = Form { state: self.form.clone(), context: self.instance.context(), tell };
        let form = wanted.then(|| reply_form(form, self.target().is_some()));
        let replies = self.clone();
        let place = el("div").created(move |place| {
            replies.place.replace(Some(place.clone()));
        });
        self.instance.show_more(vec![section(vec![place], form).into()]);
        let (replies, article) = (self.clone(), article.clone());
        let show = move || {
            if replies.instance.is_showing(&article) {
                replies.show_thread(&article);
            }
        };
        later::when_here(Part::Thread, Box::new(show));
    }

    fn is_being_replaced(&self, replaced: bool) {
        self.form.leaving_means_nothing.set(replaced);
    }

    fn end(&self) {
        self.form.leaving_means_nothing.set(true);
        self.thread.take().inspect(|thread| thread.end());
    }
}

/// Makes of the copy of a queued reply what has become of it.
pub type Became<'a> = &'a dyn Fn(KeptReply) -> Option<KeptReply>;

/// What is done once the first replies are here.
pub type Settled = Box<dyn FnOnce(Option<u32>)>;

/// The thread, as the form knows it: another part of the module.
pub trait Talk {
    /// Turns to the thread at a source, if it is not there already, and starts fetching at once. `key` is what the reader's
    /// own replies to it are kept under.
    fn open(self: Rc<Self>, source: Option<Source>, newest_first: bool, key: &str);
    /// What is shown of it. Takes the place of what was made before.
    fn views(self: Rc<Self>, shape: Shape, context: &Context, answer: Box<dyn Fn(String)>) -> Vec<El>;
    /// The id of the reply in a list item, and its author's name.
    fn named(&self, item: &str) -> Option<(String, String)>;
    /// The list item of a reply.
    fn node(&self, id: &str) -> Option<Element>;
    /// Shows a reply that was just written, and keeps it for as long as only this browser has it.
    fn add_own(self: Rc<Self>, reply: KeptReply);
    /// Puts what has become of a reply that was queued under a key into the place of the reader's copy, which is returned.
    fn settle(self: Rc<Self>, key: &str, became: Became<'_>) -> Option<KeptReply>;
    /// The keys of the replies that are queued.
    fn queued(&self) -> Vec<String>;
    /// Does something once the first replies are here: with their number, or with `None` if they can't be had.
    fn when_settled(&self, then: Settled);
    /// Ends what is under way.
    fn end(&self);
}

impl Replies {
    /// The thread, if its part of the module is here.
    pub(super) fn thread(&self) -> Option<Rc<dyn Talk>> {
        self.thread.borrow().clone()
    }

    fn show_thread(self: &Rc<Self>, article: &Article) {
        let Some(place) = self.place.borrow().clone() else { return };
        let thread = self.thread.borrow_mut().get_or_insert_with(|| thread::of(&self.instance.document)).clone();
        let (context, config) = (self.instance.context(), self.instance.config.borrow().clone());
        let source = Source::of(article, &config);
        let base = source.as_ref().map(|source| source.address.clone()).unwrap_or_default();
        let answerable = config.form && self.form.policy.peek(|policy| *policy == Policy::Open);
        let shape = Shape { avatars: config.avatars, answerable, base };
        thread.clone().open(source, config.sort == Sort::Newest, &self.key.borrow());
        let answering = self.clone();
        let answer = Box::new(move |item: String| answering.answer(&item));
        let views = thread.clone().views(shape, &context, answer).into_iter().map(View::from).collect();
        self.instance.show_in(&place, views);
        self.place_form();
        let replies = self.clone();
        thread.when_settled(Box::new(move |count| replies.settled(count)));
    }

    /// Everything is here; or of the thread nothing is.
    fn settled(self: &Rc<Self>, count: Option<u32>) {
        if !self.instance.alive.get() {
            return;
        }
        self.instance.say_complete(count.is_none());
        if let Some(count) = count.filter(|_| self.instance.only_replies) {
            let detail = object(&[("id", &self.key.borrow())]);
            let _ = Reflect::set(&detail, &"count".into(), &count.into());
            self.instance.say("ready", &detail);
        }
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

    /// What an article is known by in this browser and to its endpoint: what the element says, else its own id or address, else
    /// where it came from, else this page.
    fn draft_key(&self, article: &Article) -> String {
        let given = self.instance.config.borrow().article.clone();
        let named = given.or_else(|| article.id.clone()).or_else(|| article.url.clone());
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

    pub(super) fn answered(self: &Rc<Self>, reply: &Reply, answer: Result<Outcome, PostError>) {
        let (standing, id) = match &answer {
            Ok(Outcome::Published { id, .. }) => (Some(Standing::Published), id.clone()),
            Ok(Outcome::Held) => (Some(Standing::Held), None),
            Ok(Outcome::KeptHere) => (Some(Standing::OnlyHere), None),
            Ok(Outcome::Queued { key }) => (Some(Standing::Queued), Some(key.clone())),
            Ok(Outcome::Received) | Err(_) => (None, None),
        };
        let sent = answer.is_ok();
        // What is queued has not been sent.
        if let Ok(outcome) = &answer
            && !matches!(outcome, Outcome::Queued { .. })
        {
            let id = id.as_deref().unwrap_or_default();
            let detail = [("outcome", outcome.as_str()), ("id", id), ("article", &self.key.borrow())];
            self.instance.say("reply-sent", &object(&detail));
        }
        let must_look = self.form.finish(answer);
        if sent {
            self.form.draft.peek(|draft| memory::save_draft(&self.key.borrow(), draft));
            if self.form.remember.now() {
                self.keep_author();
            } else {
                memory::forget_author();
            }
            self.grow();
        }
        if let Some(standing) = standing {
            let (replies, own) = (self.clone(), memory::kept_now(reply, id, standing));
            let add = move || {
                if let Some(thread) = replies.thread() {
                    thread.add_own(own);
                }
            };
            later::when_here(Part::Thread, Box::new(add));
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
        timer::after(1000, tick);
    }
}
