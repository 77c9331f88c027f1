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
use crate::browser::timer;
use crate::browser::window_listener::WindowListener;
use crate::components::thread::Progress;

/// The minimum time between two requests, in milliseconds.
const PAUSE: f64 = 60_000.0;

/// The state of polling one thread for new replies.
#[derive(Default)]
pub struct Live {
    /// The time of the last request, in milliseconds since the Unix epoch; 0 before polling starts.
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
        let Some(source) = self.source.borrow().clone() else { return };
        let address = source.page_address(1, Sort::Newest);
        let fetched = source.fetch(&address, self.signed_in().as_ref(), &RequestGuard::start()).await;
        let is_current = *self.source.borrow() == Some(source) && self.element.alive.get();
        let Some(fetched) = fetched.filter(|_| is_current) else { return };
        let is_known = |reply: &ThreadReply| self.thread.borrow().find(&reply.id).is_some();
        let mut news = fetched.page.replies;
        news.retain(|reply| !reply.id.is_empty() && reply.is_public() && !is_known(reply));
        if self.state.progress.get_untracked() != Progress::Complete {
            // Replies on pages not loaded yet are not new, so only as many count as the total has grown by.
            let more = fetched.page.total.unwrap_or(0).saturating_sub(self.total.get());
            news.sort_by(|one, other| other.at.total_cmp(&one.at));
            news.truncate(more as usize);
        }
        self.state.news.set(news.len() as u32);
        self.live.news.replace(news);
    }
}
