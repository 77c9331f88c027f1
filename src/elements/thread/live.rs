//! New replies while the page is being read: asked for at most once a minute, only while the page is visible, and shown when the reader
//! wants to see them.

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

/// The time between two requests, in milliseconds.
const PAUSE: f64 = 60_000.0;

/// The watch over one thread.
#[derive(Default)]
pub struct Live {
    /// The time of the last request; 0 before the watch begins.
    asked: Cell<f64>,
    /// The replies that have come and are not shown yet.
    news: RefCell<Vec<ThreadReply>>,
    visibility: RefCell<Option<WindowListener>>,
}

impl Live {
    /// Ends the watch.
    pub fn end(&self) {
        self.asked.set(0.0);
        self.news.take();
        self.visibility.take();
    }
}

impl ThreadController {
    /// Watches for new replies from now on, if the element wants it.
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

    /// Shows the replies that have come, and goes on reading at the first of them.
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
            // Another watch, or a request by another way, has a timer of its own.
            this.filter(|this| this.live.asked.get() == since).inspect(|this| this.ask_if_due());
        });
    }

    fn ask_if_due(self: &Rc<Self>) {
        let asked = self.live.asked.get();
        let is_due = asked > 0.0 && Date::now() - asked >= PAUSE;
        if !is_due || self.element.document.hidden() {
            // Asked for once the page is visible again.
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
            // What has not been loaded yet is no news, so only as many count as there are more.
            let more = fetched.page.total.unwrap_or(0).saturating_sub(self.total.get());
            news.sort_by(|one, other| other.at.total_cmp(&one.at));
            news.truncate(more as usize);
        }
        self.state.news.set(news.len() as u32);
        self.live.news.replace(news);
    }
}
