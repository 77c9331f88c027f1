//! One thread on the page: fetched page by page, put together with the reader's own replies, and drawn. It knows no article.

mod ago;
pub mod list;
mod own;
mod painted;
mod permalink;
mod source;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Document;

pub use self::list::{Shape, focus};
pub use self::source::Source;

use self::list::Drawn;
use self::painted::painted;
use super::http::{Part, Patience, get_part};
use super::replies::{Became, Settled, Talk};
use super::urls;
use crate::formats::thread::{self, Reading};
use crate::components::Context;
use crate::components::element::{El, Fill};
use crate::components::thread::{Progress, ThreadEvent, ThreadState, ThreadView, author_name, thread as views};
use crate::model::local_reply::LocalReply;
use crate::model::thread::Thread;
use crate::messages::MessageKey;
use crate::text::digits;

/// A thread and what is shown of it.
pub struct Conversation {
    document: Document,
    /// What its section shows besides the replies.
    state: Rc<ThreadState>,
    source: RefCell<Option<Source>>,
    thread: RefCell<Thread>,
    drawn: RefCell<Drawn>,
    /// The request that is under way.
    loading: RefCell<Option<Rc<Patience>>>,
    /// How many pages have come in the present order, and where the next one is.
    pages: Cell<u32>,
    next: RefCell<Option<String>>,
    /// How many replies there are on the server, as far as it has said so.
    total: Cell<u32>,
    /// What the reader's own replies are kept under, and those that stand in the thread with their slots.
    key: RefCell<String>,
    own: RefCell<Vec<(LocalReply, usize)>>,
    /// What waits for the first replies.
    settled: RefCell<Option<Settled>>,
    /// The id of the reply that the page's address names, until it is found.
    wanted: RefCell<Option<String>>,
    listener: RefCell<Option<Closure<dyn FnMut()>>>,
}

/// A thread without replies. The only way into this part of the module.
#[inline(never)]
pub fn of(document: &Document) -> Rc<dyn Talk> {
    Rc::new(Conversation {
        document: document.clone(),
        state: Rc::default(),
        source: RefCell::default(),
        thread: RefCell::default(),
        drawn: RefCell::default(),
        loading: RefCell::default(),
        pages: Cell::default(),
        next: RefCell::default(),
        total: Cell::default(),
        key: RefCell::default(),
        own: RefCell::default(),
        settled: RefCell::default(),
        wanted: RefCell::default(),
        listener: RefCell::default(),
    })
}

impl Talk for Conversation {
    fn open(self: Rc<Self>, source: Option<Source>, newest_first: bool, key: &str) {
        if *self.source.borrow() == source && *self.key.borrow() == key {
            return;
        }
        self.stop();
        self.thread.take();
        self.drawn.take();
        self.total.set(0);
        self.state.newest_first.set(newest_first);
        self.state.count.set(0);
        self.state.announced.set(String::new());
        self.state.again.set(false);
        self.key.replace(key.to_owned());
        self.recall();
        let there_is_one = source.is_some();
        self.source.replace(source);
        if there_is_one {
            self.start();
            self.watch_address();
        } else {
            self.state.progress.set(Progress::Absent);
        }
    }

    fn views(self: Rc<Self>, shape: Shape, context: &Context, answer: Box<dyn Fn(String)>) -> Vec<El> {
        let (filling, telling) = (self.clone(), self.clone());
        let (state, drawing) = (self.state.clone(), context.clone());
        let fill: Fill = Box::new(move |list| {
            list.created(move |list| {
                filling.drawn.replace(Drawn::new(&filling.document, list, shape, drawing));
                filling.draw();
            })
        });
        let tell = Box::new(move |event| match event {
            ThreadEvent::More => telling.go_on(),
            ThreadEvent::Sort { newest_first } => telling.sort(newest_first),
            ThreadEvent::Answer(id) => answer(id),
        });
        views(ThreadView { state, context: context.clone(), tell, fill })
    }

    fn named(&self, item: &str) -> Option<(String, String)> {
        let id = item.strip_prefix(permalink::PREFIX)?;
        let (thread, drawn) = (self.thread.borrow(), self.drawn.borrow());
        let reply = thread.reply(thread.find(id)?)?;
        Some((id.to_owned(), author_name(reply, drawn.context()?).to_owned()))
    }

    fn node(&self, id: &str) -> Option<web_sys::Element> {
        let slot = self.thread.borrow().find(id)?;
        self.drawn.borrow().node(slot)
    }

    fn add_own(self: Rc<Self>, reply: LocalReply) {
        self.put(reply);
        self.keep();
        self.draw();
    }

    fn settle(self: Rc<Self>, key: &str, became: Became<'_>) -> Option<LocalReply> {
        Conversation::settle(&self, key, became)
    }

    fn queued(&self) -> Vec<String> {
        self.own.borrow().iter().filter_map(|(kept, _)| kept.queued_as().map(str::to_owned)).collect()
    }

    fn when_settled(&self, then: Settled) {
        self.settled.replace(Some(then));
        self.tell_settled();
    }

    fn end(&self) {
        self.stop();
        self.settled.take();
        self.drawn.take();
    }
}

impl Conversation {
    fn stop(&self) {
        self.loading.take().inspect(|patience| patience.end());
        self.wanted.take();
        self.unwatch_address();
    }

    /// Begins at the first page of the present order.
    fn start(self: &Rc<Self>) {
        self.pages.set(0);
        let first = self.source.borrow().as_ref().map(|source| source.page(1, self.state.newest_first.now()));
        self.next.replace(first);
        self.ask();
    }

    fn tell_settled(&self) {
        let progress = self.state.progress.now();
        if matches!(progress, Progress::Loading { .. }) {
            return;
        }
        let count = (progress != Progress::Failed).then(|| self.state.count.now());
        if let Some(settled) = self.settled.take() {
            settled(count);
        }
    }

    fn go_on(self: &Rc<Self>) {
        if self.loading.borrow().is_none() {
            self.state.again.set(true);
            self.ask();
        }
    }

    /// Asks for the next page.
    fn ask(self: &Rc<Self>) {
        let Some(address) = self.next.borrow().clone() else { return };
        let (this, patience) = (self.clone(), Rc::new(Patience::new()));
        self.loading.replace(Some(patience.clone())).inspect(|former| former.end());
        let total = self.total.get();
        let pages = (total > 0).then(|| total.div_ceil(thread::PAGE));
        self.state.progress.set(Progress::Loading { page: self.pages.get() + 1, pages });
        spawn_local(async move {
            let answer = get_part(&address, &patience).await;
            // Nothing here is worth a delay of the article.
            painted().await;
            let current = this.loading.borrow().as_ref().is_some_and(|current| Rc::ptr_eq(current, &patience));
            if current {
                this.loading.take();
                let understood = answer.ok().and_then(|part| this.take_in(&part));
                if understood.is_none() {
                    this.state.progress.set(Progress::Failed);
                }
                this.keep_focus();
                this.tell_settled();
            }
        });
    }

    /// Adds a page to the thread; `None` when it is none.
    fn take_in(self: &Rc<Self>, part: &Part) -> Option<()> {
        let page = {
            let resolve = |address: &str| urls::absolute(address, &part.address);
            let source = self.source.borrow();
            let reading = Reading { resolve: &resolve, clock: js_sys::Date::parse, authors: &source.as_ref()?.authors };
            thread::page(&part.value, &reading)?
        };
        let (received, mut news) = (page.replies.len() as u32, 0);
        for reply in page.replies {
            self.forget_copy_of(&reply);
            let slot = self.thread.borrow_mut().add(reply);
            if let Some(slot) = slot {
                self.drawn.borrow_mut().outdate(slot);
                news += 1;
            }
        }
        let so_far = self.pages.get() + 1;
        self.pages.set(so_far);
        self.total.set(part.total.or(page.total).unwrap_or(self.total.get()));
        let next = match self.source.borrow().as_ref()? {
            source if source.wordpress => {
                let more = part.pages.map_or(received >= thread::PAGE, |pages| so_far < pages);
                more.then(|| source.page(so_far + 1, self.state.newest_first.now()))
            }
            // A page that leads on and brings nothing new would lead on for ever.
            _ => page.next.filter(|_| news > 0),
        };
        self.state.progress.set(if next.is_some() { Progress::Partial } else { Progress::Complete });
        self.next.replace(next);
        self.draw();
        self.seek();
        Some(())
    }

    /// Brings what is shown up to date with the thread.
    fn draw(self: &Rc<Self>) {
        let thread = self.thread.borrow();
        let rows = thread.rows(self.state.newest_first.now());
        self.drawn.borrow_mut().draw(&thread, &rows);
        let count = thread.count() as u32;
        let complete = self.state.progress.peek(|progress| *progress == Progress::Complete);
        let count = if complete { count } else { count.max(self.total.get()) };
        if self.state.count.peek(|shown| *shown != count) {
            self.state.count.set(count);
        }
        if self.pages.get() > 0 {
            let said = self
                .drawn
                .borrow()
                .context()
                .map(|context| context.fill(Text::RepliesShown, &digits(rows.len() as u64)));
            self.state.announced.set(said.unwrap_or_default());
        }
    }

    /// Turns the order around. Where the server gives its pages in order, those of the other end are asked for.
    fn sort(self: &Rc<Self>, newest_first: bool) {
        self.state.newest_first.set(newest_first);
        let complete = self.state.progress.peek(|progress| *progress == Progress::Complete);
        let paged = self.source.borrow().as_ref().is_some_and(|source| source.wordpress);
        if paged && !complete {
            self.start();
        }
        self.draw();
    }

    /// The button that was pressed goes with what there was to load: reading goes on at the first reply it brought.
    fn keep_focus(&self) {
        if self.state.progress.peek(|progress| *progress == Progress::Complete) {
            self.drawn.borrow().leave_button();
        }
    }
}
