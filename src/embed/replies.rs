//! What an element does about replies: the form shown, drafts kept and put back. What the reader types and presses there is passed on to
//! [`posting`], and waits for it.
//!
//! All of it, and what only it uses, is the part of the module that is called
//! *replies* (see [`super::later`]). The first part knows it as
//! [`Section`] and calls it through that trait's table.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Date, Reflect};
use web_sys::Element;

use super::instance::{Instance, Section};
use super::json::object;
use super::later::{self, Part};
use super::offline::{self, Desk};
use super::thread::{self, Shape, Source};
use super::{memory, posting, urls};
use crate::reply_api::{self, Target};
use crate::components::Context;
use crate::components::element::{El, View, el};
use crate::components::reply_form::{Form, FormEvent, FormState, reply_form};
use crate::components::signal::Effect;
use crate::components::thread::section;
use crate::config::Sort;
use crate::model::Article;
use crate::model::discussion::ReplyPolicy;
use crate::model::local_reply::LocalReply;
use crate::model::reply::{Field, ReplyDraft};
use crate::text::digits;

/// The thread and the form of one element.
pub struct Replies {
    pub(super) instance: Rc<Instance>,
    /// What the reader's drafts and replies are kept under.
    pub(super) key: RefCell<String>,
    pub(super) form: Rc<FormState>,
    /// The article the form is about: while another one is on its way, still the one before.
    article: RefCell<Option<Rc<Article>>>,
    /// Whether a press on the button waits to be carried out. Those that follow it want nothing else.
    pressed: Cell<bool>,
    /// The thread, once its part of the module is here.
    thread: RefCell<Option<Rc<dyn Talk>>>,
    /// Where the thread is shown.
    place: RefCell<Option<Element>>,
    /// Lets what is advised follow the draft.
    _advising: Rc<Effect>,
}

/// The replies of an element. The only way into this part of the module.
#[inline(never)]
pub fn of(instance: &Rc<Instance>) -> Rc<dyn Section> {
    let form = Rc::default();
    Rc::new(Replies {
        instance: instance.clone(),
        key: RefCell::default(),
        _advising: advising(&form),
        form,
        article: RefCell::default(),
        pressed: Cell::default(),
        thread: RefCell::default(),
        place: RefCell::default(),
    })
}

/// Has something said about the draft whenever it changes, for as long as the effect is kept.
fn advising(form: &Rc<FormState>) -> Rc<Effect> {
    let form = form.clone();
    Effect::new(Box::new(move || {
        form.draft.with(|_| {});
        let form = form.clone();
        later::when_here(Part::Sending, Box::new(move || posting::advise(&form)));
    }))
}

impl Section for Replies {
    fn show(self: Rc<Self>, article: &Rc<Article>) {
        self.article.replace(Some(article.clone()));
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
pub type Became<'a> = &'a dyn Fn(LocalReply) -> Option<LocalReply>;

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
    fn add_own(self: Rc<Self>, reply: LocalReply);
    /// Puts what has become of a reply that was queued under a key into the place of the reader's copy, which is returned.
    fn settle(self: Rc<Self>, key: &str, became: Became<'_>) -> Option<LocalReply>;
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

    /// Where replies to the article go.
    pub(super) fn target(&self) -> Option<Target> {
        let config = self.instance.config.borrow();
        let article = self.article.borrow();
        replies::target(config.reply_to.as_deref(), &article.as_ref()?.discussion)
    }

    /// Tells the form what the article says about replies. What WordPress says holds for WordPress's own comments only.
    fn prepare_form(self: &Rc<Self>, article: &Article) {
        let is_asked_elsewhere = self.instance.config.borrow().reply_to.is_some() && article.discussion.post.is_some();
        self.form.policy.set(if is_asked_elsewhere { ReplyPolicy::Open } else { article.discussion.policy });
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

    fn show_thread(self: &Rc<Self>, article: &Article) {
        let Some(place) = self.place.borrow().clone() else { return };
        let thread = self.thread.borrow_mut().get_or_insert_with(|| thread::of(&self.instance.document)).clone();
        let (context, config) = (self.instance.context(), self.instance.config.borrow().clone());
        let source = Source::of(article, &config);
        let base = source.as_ref().map(|source| source.address.clone()).unwrap_or_default();
        let answerable = config.form && self.form.policy.peek(|policy| *policy == ReplyPolicy::Open);
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

    /// Does at once what keeps or moves something; the rest, in the order of the events, as soon as its part is here. By then the element
    /// may be gone, or the form about something else, which nobody has pressed a button for.
    pub(super) fn on_form_event(self: &Rc<Self>, event: FormEvent) {
        match event {
            FormEvent::Remember => return self.keep_author(),
            FormEvent::Discard => return self.discard(),
            FormEvent::Jump(field) => return self.instance.focus(&["#", field.name()].concat()),
            FormEvent::Retrying => return self.instance.focus(".submit"),
            FormEvent::Cancel => return self.cancel_answer(),
            FormEvent::Typed(_) => self.keep_typed(),
            FormEvent::Submit if self.pressed.replace(true) => return,
            FormEvent::Entered | FormEvent::Left(_) | FormEvent::Submit => {}
        }
        let (replies, subject) = (self.clone(), self.subject());
        let take = move || {
            if matches!(event, FormEvent::Submit) {
                replies.pressed.set(false);
            }
            if replies.instance.alive.get() && replies.subject() == subject {
                posting::take(&replies, &event);
            }
        };
        later::when_here(Part::Sending, Box::new(take));
    }

    /// What the form is about: the article, and the reply that is answered.
    fn subject(&self) -> (String, Option<String>) {
        (self.key.borrow().clone(), self.form.draft.peek(|draft| draft.parent.clone()))
    }

    fn keep_typed(&self) {
        self.form.draft.peek(|draft| memory::save_draft(&self.key.borrow(), draft));
        self.keep_author();
        self.grow();
    }

    pub(super) fn keep_author(&self) {
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
    pub(super) fn grow(&self) {
        // By its id, which is found without looking through the thread.
        let Some(area) = self.instance.find("#comment") else { return };
        if area.scroll_height() > area.client_height() {
            let height = [&digits(area.scroll_height().unsigned_abs().into()), "px"].concat();
            let _ = area.style().set_property("block-size", &height);
        }
    }
}
