//! New replies while the page is open: requested at most once a minute, only while the page is visible, and shown when the reader asks for
//! them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Date;
use leptos::prelude::*;
use offprint_core::config::Sort;
use offprint_core::model::thread::ThreadReply;
use wasm_bindgen_futures::spawn_local;

use super::ThreadController;
use crate::browser::fetch::RequestGuard;
use crate::browser::thread_client::{FetchedPage, ThreadSource};
use crate::browser::timer;
use crate::browser::window_listener::WindowListener;
use crate::components::thread::Progress;

/// The minimum time between two polls, in milliseconds.
const PAUSE: f64 = 60_000.0;

/// The largest number of pages that one poll requests, and of replies on each whose answers it requests.
const PAGES: u32 = 10;

/// The state of polling one thread for new replies.
#[derive(Default)]
pub struct Live {
    /// The time of the last poll, in milliseconds since the Unix epoch; 0 before polling starts.
    asked: Cell<f64>,
    /// The new replies that are not shown yet.
    news: RefCell<Vec<ThreadReply>>,
    visibility: RefCell<Option<WindowListener>>,
}

impl Live {
    /// Stops polling.
    pub fn end(&self) {
        self.asked.set(0.0);
        self.news.take();
        self.visibility.take();
    }
}

impl ThreadController {
    /// Starts polling for new replies, if the element has the attribute `live`.
    pub fn watch_news(self: &Rc<Self>) {
        if !self.element.config.borrow().live {
            return;
        }
        self.live.asked.set(Date::now());
        self.ask_later();
        let this = Rc::downgrade(self);
        self.live.visibility.replace(WindowListener::new("visibilitychange", move |_| {
            this.upgrade().inspect(|this| this.ask_if_due());
        }));
    }

    /// Shows the new replies, and moves to the first of them.
    pub fn show_news(self: &Rc<Self>) {
        let news = self.live.news.take();
        let first = news.first().map(|reply| reply.id.clone());
        self.state.news.set(0);
        self.total.set(self.total.get() + news.len() as u32);
        self.element.show_foreign(|| {
            self.add(news);
            self.render();
        });
        let slot = first.and_then(|id| self.thread.borrow().find(&id));
        slot.zip(self.rendered.borrow().as_ref()).inspect(|(slot, rendered)| rendered.point_at(*slot));
    }

    fn ask_later(self: &Rc<Self>) {
        let (this, since) = (Rc::downgrade(self), self.live.asked.get());
        timer::after(PAUSE as u32, move || {
            let this = this.upgrade().filter(|this| this.element.alive.get());
            // If the time has changed, another timer is running.
            this.filter(|this| this.live.asked.get() == since).inspect(|this| this.ask_if_due());
        });
    }

    fn ask_if_due(self: &Rc<Self>) {
        let asked = self.live.asked.get();
        let is_due = asked > 0.0 && Date::now() - asked >= PAUSE;
        if !is_due || self.element.document.hidden() {
            // A hidden page polls again once it is visible.
            return;
        }
        if self.request.borrow().is_some() {
            return self.ask_later();
        }
        self.live.asked.set(Date::now());
        let this = self.clone();
        spawn_local(async move {
            this.ask_for_news().await;
            if this.element.alive.get() {
                this.ask_later();
            }
        });
    }

    async fn ask_for_news(self: &Rc<Self>) {
        let Some((mut news, total)) = self.find_news().await else { return };
        // Some may have been shown since they arrived.
        news.retain(|reply| self.is_unknown(reply));
        if !self.is_loaded_entirely() {
            self.drop_old(&mut news, total.map_or(0, |total| self.growth(total)));
        }
        // Others may have come and gone meanwhile; the next poll starts from this number.
        self.total.set(total.map_or(self.total.get(), |total| total.saturating_sub(news.len() as u32)));
        self.state.news.set(news.len() as u32);
        self.live.news.replace(news);
    }

    /// Returns the replies that the thread does not have, as far as they are on the pages with new ones, and the server's total. Returns
    /// `None` if a request has failed, or the thread has changed meanwhile.
    async fn find_news(self: &Rc<Self>) -> Option<(Vec<ThreadReply>, Option<u32>)> {
        let source = self.source.borrow().clone()?;
        let loaded = self.pages.get();
        let (mut news, mut total) = (Vec::new(), None);
        let mut next = Some(source.page_address(1, Sort::Newest));
        for number in 1..=PAGES {
            let Some(address) = next.take() else { break };
            let fetched = self.fetch_for_news(&source, &address, loaded).await?;
            let following = self.next_of_news(&source, &fetched, &address, number);
            let answers = self.addresses_of_new_answers(&source, &fetched.page.replies);
            total = fetched.page.total.or(total);
            let has_news = self.add_unknown(&mut news, fetched.page.replies);
            for address in answers {
                let fetched = self.fetch_for_news(&source, &address, loaded).await?;
                self.add_unknown(&mut news, fetched.page.replies);
            }
            next = following.filter(|_| match total {
                Some(total) => news.len() < self.growth(total),
                None => has_news || number == 1,
            });
        }
        Some((news, total))
    }

    /// Fetches a page. Returns `None` if that has failed, or if another thread or another page of this one has been opened meanwhile.
    async fn fetch_for_news(&self, source: &ThreadSource, address: &str, loaded: u32) -> Option<FetchedPage> {
        let fetched = source.fetch(address, self.signed_in().as_ref(), &RequestGuard::start()).await;
        let is_current = self.source.borrow().as_ref() == Some(source) && self.pages.get() == loaded;
        fetched.filter(|_| is_current && self.element.alive.get())
    }

    /// Returns the addresses of the new answers to replies that have more answers than the thread knows of. Only Isso leaves answers out.
    fn addresses_of_new_answers(&self, source: &ThreadSource, page: &[ThreadReply]) -> Vec<String> {
        let thread = self.thread.borrow();
        let more = page.iter().filter(|reply| reply.answers_left > 0).filter_map(|reply| {
            let slot = thread.find(&reply.id)?;
            let shown = page.iter().filter(|answer| answer.parent.as_ref() == Some(&reply.id)).count();
            let known = thread.answers(slot) as u32 + thread.reply(slot)?.answers_left;
            let all = shown as u32 + reply.answers_left;
            // Isso's answers are in the order of time, so the new ones are the last.
            (all > known).then(|| source.answers_address(&reply.id, known))
        });
        more.take(PAGES as usize).collect()
    }

    fn growth(&self, total: u32) -> usize {
        total.saturating_sub(self.total.get()) as usize
    }

    fn is_loaded_entirely(&self) -> bool {
        self.state.progress.get_untracked() == Progress::Complete && !self.thread.borrow().has_answers_left()
    }

    fn is_unknown(&self, reply: &ThreadReply) -> bool {
        reply.is_answerable() && self.thread.borrow().find(&reply.id).is_none()
    }

    /// Adds the replies that the thread does not have, each once. Returns false if there are none.
    fn add_unknown(&self, news: &mut Vec<ThreadReply>, replies: Vec<ThreadReply>) -> bool {
        let before = news.len();
        for reply in replies {
            if self.is_unknown(&reply) && !news.iter().any(|known| known.id == reply.id) {
                news.push(reply);
            }
        }
        news.len() > before
    }

    /// Returns the address of the next page that may have new replies. In Offprint's own format the order of the pages is unknown: once all
    /// are loaded, new replies are on the first one, or on the last one and those that have followed it since.
    fn next_of_news(&self, source: &ThreadSource, page: &FetchedPage, address: &str, number: u32) -> Option<String> {
        if source.is_ordered() || number > 1 {
            return source.next_address(page, number, Sort::Newest);
        }
        if self.next.borrow().is_some() {
            return None;
        }
        let last = self.last.borrow().clone().filter(|last| last != address);
        last.or_else(|| page.page.next.clone())
    }

    /// Drops what is not new in a thread that is not loaded entirely: only as many replies are new as the total has grown by. Answers to a
    /// reply that is not loaded are left for later, too.
    fn drop_old(&self, news: &mut Vec<ThreadReply>, growth: usize) {
        news.sort_by(|one, other| other.at.total_cmp(&one.at));
        news.truncate(growth);
        let mut left = news.len() + 1;
        while news.len() < left {
            left = news.len();
            let ids: Vec<String> = news.iter().map(|reply| reply.id.clone()).collect();
            let is_placed = |parent: &String| self.thread.borrow().find(parent).is_some() || ids.contains(parent);
            news.retain(|reply| reply.parent.as_ref().is_none_or(is_placed));
        }
    }
}
