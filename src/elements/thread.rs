//! The controller of one thread, which is fetched page by page, merged with the reader's own replies, and rendered. It does not depend on
//! an article.

mod actions;
mod live;
mod own_replies;
mod rendered_thread;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use offprint_core::config::Sort;
use offprint_core::formats::thread::ThreadPage;
use offprint_core::messages::MessageKey;
use offprint_core::model::local_reply::{LocalReply, ReplyStatus};
use offprint_core::model::reply::RequiredFields;
use offprint_core::model::thread::{ReplyText, Thread, ThreadReply};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

pub use self::rendered_thread::{RenderedThread, ThreadOptions};

use self::actions::Actions;
use self::live::Live;
use self::own_replies::OwnReplies;
use super::element::Element;
use crate::browser::account::SignedIn;
use crate::browser::after_paint::after_paint;
use crate::browser::change_client::ReplyServer;
use crate::browser::fetch::RequestGuard;
use crate::browser::hidden_authors::HiddenAuthors;
use crate::browser::markdown;
use crate::browser::permalink;
use crate::browser::thread_client::{FetchedPage, ThreadSource};
use crate::browser::timer;
use crate::browser::urls;
use crate::browser::window_listener::WindowListener;
use crate::components::UiContext;
use crate::components::thread::{Progress, ThreadState, display_name};

/// A callback for when the first replies have loaded, with their number, or `None` if they could not be loaded.
pub type OnSettled = Box<dyn FnOnce(Option<u32>)>;

/// A thread and its rendered list.
pub struct ThreadController {
    element: Rc<Element>,
    /// The state, except for the replies.
    pub state: ThreadState,
    source: RefCell<Option<ThreadSource>>,
    server: RefCell<Option<ReplyServer>>,
    actions: Actions,
    live: Live,
    thread: RefCell<Thread>,
    rendered: RefCell<Option<RenderedThread>>,
    own: RefCell<OwnReplies>,
    /// The pending request.
    request: RefCell<Option<Rc<RequestGuard>>>,
    /// The slots of the replies whose remaining answers are being loaded.
    awaited_answers: RefCell<Vec<usize>>,
    /// The number of pages loaded in the current order, the address of the last one of them, and that of the next page.
    pages: Cell<u32>,
    last: RefCell<Option<String>>,
    next: RefCell<Option<String>>,
    /// The number of replies on the server, as far as it is known.
    total: Cell<u32>,
    on_settled: RefCell<Option<OnSettled>>,
    /// The id of the reply named in the page's address, until it is found.
    wanted: RefCell<Option<String>>,
    hash_watcher: RefCell<Option<WindowListener>>,
}

impl ThreadController {
    /// Creates a thread without replies.
    pub fn new(element: Rc<Element>, state: ThreadState) -> Rc<Self> {
        Rc::new(Self {
            element,
            state,
            source: RefCell::default(),
            server: RefCell::default(),
            actions: Actions::default(),
            live: Live::default(),
            thread: RefCell::default(),
            rendered: RefCell::default(),
            own: RefCell::default(),
            request: RefCell::default(),
            awaited_answers: RefCell::default(),
            pages: Cell::default(),
            last: RefCell::default(),
            next: RefCell::default(),
            total: Cell::default(),
            on_settled: RefCell::default(),
            wanted: RefCell::default(),
            hash_watcher: RefCell::default(),
        })
    }

    /// Opens the thread at a source and starts fetching. Does nothing if it is already open. `key` is the key under which the reader's own
    /// replies to it are stored.
    pub fn open(self: &Rc<Self>, source: Option<ThreadSource>, reader: Option<Rc<SignedIn>>, key: &str) {
        if *self.source.borrow() == source && self.own.borrow().key() == key {
            return;
        }
        self.stop();
        self.thread.take();
        self.rendered.take();
        self.awaited_answers.take();
        self.total.set(0);
        self.server.replace(source.as_ref().map(|source| source.server(reader)));
        self.actions.open(key);
        self.state.sort.set(self.element.config.borrow().sort);
        self.state.has_votes.set(false);
        self.state.news.set(0);
        self.state.count.set(0);
        self.state.announced.set(String::new());
        self.state.retried.set(false);
        self.state.required.set(RequiredFields::default());
        self.state.markup.set(None);
        self.own.replace(OwnReplies::read(key, &mut self.thread.borrow_mut()));
        self.render_markdown();
        let has_source = source.is_some();
        self.source.replace(source);
        if has_source {
            self.watch_hash();
            self.start();
            self.watch_news();
        } else {
            self.state.progress.set(Progress::Absent);
        }
    }

    /// Renders the thread into a list from now on.
    pub fn attach(self: &Rc<Self>, list: web_sys::Element, context: UiContext, options: ThreadOptions) {
        // Without a thread on a server there are only the reader's own replies.
        let base = self.source.borrow().as_ref().map_or_else(urls::page, |source| source.address.clone());
        self.rendered.replace(Some(RenderedThread::new(self.element.document.clone(), list, context, options, base)));
        self.render();
        self.seek();
    }

    /// Calls a function once the first replies have loaded or failed to load.
    pub fn when_settled(&self, then: OnSettled) {
        self.on_settled.replace(Some(then));
        self.tell_settled();
    }

    /// Loads the next page, or tries again.
    pub fn load_more(self: &Rc<Self>) {
        if self.request.borrow().is_none() {
            self.state.retried.set(true);
            self.fetch_next();
        }
    }

    /// Changes the order of the replies. If the server sorts its pages, they are fetched again from the first in that order.
    pub fn sort(self: &Rc<Self>, sort: Sort) {
        self.state.sort.set(sort);
        let is_paged = self.source.borrow().as_ref().is_some_and(ThreadSource::is_ordered);
        if is_paged && self.state.progress.get_untracked() != Progress::Complete {
            self.start();
        }
        self.render();
    }

    /// Returns the id of the reply in a list item, and its author's name.
    pub fn reply_in_item(&self, item: &str) -> Option<(String, String)> {
        let id = permalink::id_in(item)?;
        Some((id.to_owned(), self.name_of(id)?))
    }

    /// Returns the name of a reply's author.
    pub fn name_of(&self, id: &str) -> Option<String> {
        let (thread, rendered) = (self.thread.borrow(), self.rendered.borrow());
        let reply = thread.reply(thread.find(id)?)?;
        Some(display_name(reply, rendered.as_ref()?.context()))
    }

    /// Returns the list item of a reply.
    pub fn node(&self, id: &str) -> Option<web_sys::Element> {
        let slot = self.thread.borrow().find(id)?;
        self.rendered.borrow().as_ref()?.node(slot)
    }

    /// Shows a reply that was just written, and stores it as long as only this browser has it.
    pub fn add_own(self: &Rc<Self>, reply: LocalReply) {
        // As the server counts it; 0 means that the total is unknown, or that this is the first reply.
        if reply.status == ReplyStatus::Published && self.total.get() > 0 {
            self.total.set(self.total.get() + 1);
        }
        self.own.borrow_mut().add(reply, &mut self.thread.borrow_mut());
        self.render();
        self.render_markdown();
    }

    /// Renders the Markdown of the reader's own replies. If the renderer can't be loaded, they stay as typed.
    fn render_markdown(self: &Rc<Self>) {
        let copies = self.own.borrow().in_markdown();
        for copy in copies {
            let is_typed = |reply: &ThreadReply| matches!(reply.text, ReplyText::Plain(_));
            if !self.thread.borrow().reply(copy.1).is_some_and(is_typed) {
                continue;
            }
            let this = self.clone();
            spawn_local(async move {
                let Ok(html) = markdown::html(copy.0.comment.clone()).await else { return };
                // The server's own rendering may have arrived meanwhile.
                if this.element.alive.get() && this.own.borrow().contains(&copy) {
                    this.show_rendered(copy.1, html);
                }
            });
        }
    }

    /// Shows the rendered text of a reply, unless it is being edited.
    fn show_rendered(self: &Rc<Self>, slot: usize, html: String) {
        let id = self.thread.borrow().reply(slot).map(|reply| reply.id.clone()).unwrap_or_default();
        self.thread.borrow_mut().rewrite(slot, ReplyText::Html(html));
        if self.actions.is_read(&id) {
            self.outdate(slot);
            self.element.show_foreign(|| self.render());
        }
    }

    /// Returns the keys of the queued replies.
    pub fn queued_keys(&self) -> Vec<String> {
        self.own.borrow().queued_keys()
    }

    /// Replaces the local copy of the reply queued under a key with the result of `became`, and returns the old copy.
    pub fn settle(
        self: &Rc<Self>,
        key: &str,
        became: impl FnOnce(LocalReply) -> Option<LocalReply>,
    ) -> Option<LocalReply> {
        let local = self.own.borrow_mut().take_queued(key, &mut self.thread.borrow_mut())?;
        match became(local.clone()) {
            Some(reply) => self.own.borrow_mut().add(reply, &mut self.thread.borrow_mut()),
            // The server may have the reply, and others that arrived while there was no connection.
            None if self.source.borrow().is_some() && self.request.borrow().is_none() => self.start(),
            None => {}
        }
        self.render();
        self.render_markdown();
        Some(local)
    }

    /// Cancels pending work and drops the rendered list.
    pub fn end(&self) {
        self.stop();
        self.on_settled.take();
        self.rendered.take();
    }

    fn stop(&self) {
        self.request.take().inspect(|guard| guard.abort());
        self.wanted.take();
        self.hash_watcher.take();
        self.live.end();
        self.actions.end();
    }

    /// Fetches the first page of the current order.
    fn start(self: &Rc<Self>) {
        self.pages.set(0);
        let sort = self.state.sort.get_untracked();
        let first = self.source.borrow().as_ref().map(|source| source.page_address(1, sort));
        self.next.replace(first);
        self.fetch_next();
    }

    fn fetch_next(self: &Rc<Self>) {
        let (Some(address), Some(source)) = (self.next.borrow().clone(), self.source.borrow().clone()) else { return };
        let (this, guard) = (self.clone(), Rc::new(RequestGuard::start()));
        self.request.replace(Some(guard.clone())).inspect(|former| former.abort());
        let pages = source.pages_of(self.total.get());
        self.state.progress.set(Progress::Loading { page: self.pages.get() + 1, pages });
        spawn_local(async move {
            let signed_in = this.signed_in();
            let fetched = source.fetch(&address, signed_in.as_ref(), &guard).await;
            // The article is painted first.
            after_paint().await;
            let is_current = this.request.borrow().as_ref().is_some_and(|current| Rc::ptr_eq(current, &guard));
            if !is_current {
                return;
            }
            this.request.take();
            let has_failed = fetched.is_none();
            match fetched {
                Some(fetched) => this.element.show_foreign(|| this.add_page(fetched, &source)),
                None => this.state.progress.set(Progress::Failed),
            }
            this.keep_focus();
            this.tell_settled();
            if has_failed {
                source.explain_failure().await;
            }
        });
    }

    fn add_page(self: &Rc<Self>, fetched: FetchedPage, source: &ThreadSource) {
        let so_far = self.pages.get() + 1;
        self.pages.set(so_far);
        self.last.replace(self.next.take());
        self.total.set(fetched.page.total.unwrap_or(self.total.get()));
        let next = source.next_address(&fetched, so_far, self.state.sort.get_untracked());
        if let Some(required) = fetched.page.required {
            self.state.required.set(required);
        }
        if fetched.page.markup.is_some() {
            self.state.markup.set(fetched.page.markup);
        }
        let has_news = self.add(fetched.page.replies) > 0;
        // A page that brings nothing new but names a next page might do so for ever.
        let next = next.filter(|_| has_news || source.is_ordered());
        self.state.progress.set(if next.is_some() { Progress::Partial } else { Progress::Complete });
        self.next.replace(next);
        self.render();
        self.seek();
    }

    /// Adds replies to the thread. Returns how many of them are new.
    fn add(&self, replies: Vec<ThreadReply>) -> usize {
        let mut news = 0;
        for reply in replies {
            self.own.borrow_mut().forget_copy_of(&reply, &mut self.thread.borrow_mut());
            if reply.votes.is_some() && !self.state.has_votes.get_untracked() {
                self.state.has_votes.set(true);
            }
            let slot = self.thread.borrow_mut().add(reply);
            if let Some(slot) = slot {
                self.outdate(slot);
                news += 1;
            }
        }
        news
    }

    /// Returns the server that the thread is on.
    pub fn server(&self) -> Option<ReplyServer> {
        self.server.borrow().clone()
    }

    fn signed_in(&self) -> Option<Rc<SignedIn>> {
        self.server()?.signed_in
    }

    fn reply(&self, id: &str) -> Option<ThreadReply> {
        let thread = self.thread.borrow();
        thread.reply(thread.find(id)?).cloned()
    }

    /// Changes the thread at a reply, if the thread contains it.
    fn with_slot(&self, id: &str, change: impl FnOnce(&mut Thread, usize)) {
        let slot = self.thread.borrow().find(id);
        slot.inspect(|slot| change(&mut self.thread.borrow_mut(), *slot));
    }

    /// Removes a deleted reply.
    fn forget(self: &Rc<Self>, id: &str) {
        self.with_slot(id, Thread::delete);
        self.total.set(self.total.get().saturating_sub(1));
        self.show_again(id);
    }

    /// Renders a reply again.
    fn show_again(self: &Rc<Self>, id: &str) {
        if self.element.alive.get() {
            self.with_slot(id, |_, slot| self.outdate(slot));
            self.element.show_foreign(|| self.render());
        }
    }

    /// Focuses the first of several controls that a reply has, or the reply itself.
    fn focus_in(&self, id: &str, selectors: &[&str]) {
        let Some(node) = self.node(id).and_then(|node| node.first_element_child()) else { return };
        let found = selectors.iter().find_map(|selector| node.query_selector(selector).ok().flatten());
        let control = found.unwrap_or(node).dyn_into::<HtmlElement>();
        let _ = control.map(|control| control.focus());
    }

    /// Focuses the thread's list.
    fn focus_list(&self) {
        self.rendered.borrow().as_ref().inspect(|rendered| rendered.focus_list());
    }

    fn outdate(&self, slot: usize) {
        if let Some(rendered) = self.rendered.borrow_mut().as_mut() {
            rendered.outdate(slot);
        }
    }

    /// Collapses or expands the answers to the reply in a list item.
    pub fn fold(&self, item: &str) {
        let slot = permalink::id_in(item).and_then(|id| self.thread.borrow().find(id));
        let rendered = self.rendered.borrow();
        slot.zip(rendered.as_ref()).inspect(|(slot, rendered)| rendered.toggle(*slot));
    }

    /// Loads more answers to the reply in a list item, unless they are already loading.
    pub fn load_answers(self: &Rc<Self>, item: &str) {
        let (Some(id), Some(source)) = (permalink::id_in(item), self.source.borrow().clone()) else { return };
        let Some(slot) = self.thread.borrow().find(id) else { return };
        if self.awaited_answers.borrow().contains(&slot) {
            return;
        }
        self.awaited_answers.borrow_mut().push(slot);
        // Not the number of answers in the thread, because some may be new, or the reader's own.
        let fetched = self.thread.borrow().reply(slot).map_or(0, |reply| reply.answers_fetched);
        let address = source.answers_address(id, fetched);
        let (this, id) = (self.clone(), id.to_owned());
        spawn_local(async move {
            let fetched = source.fetch(&address, this.signed_in().as_ref(), &RequestGuard::start()).await;
            if *this.source.borrow() != Some(source) || !this.element.alive.get() {
                return;
            }
            this.awaited_answers.borrow_mut().retain(|awaited| *awaited != slot);
            match fetched {
                Some(FetchedPage { page, .. }) => {
                    this.actions.set_note(&id, None);
                    this.add_answers(slot, page);
                }
                // The button stays, so that the reader can try again.
                None => this.tell(&id, Some(MessageKey::RepliesFailed)),
            }
        });
    }

    fn add_answers(self: &Rc<Self>, slot: usize, page: ThreadPage) {
        let left = if page.replies.is_empty() { 0 } else { page.left_out };
        let has_focus = self.rendered.borrow().as_ref().is_some_and(RenderedThread::has_focused_button);
        self.thread.borrow_mut().set_answers(slot, page.replies.len() as u32, left);
        self.outdate(slot);
        self.element.show_foreign(|| {
            self.add(page.replies);
            self.render();
        });
        if has_focus {
            self.rendered.borrow().as_ref().inspect(|rendered| rendered.focus_newest());
        }
    }

    /// Updates the rendered list.
    fn render(self: &Rc<Self>) {
        let thread = self.thread.borrow();
        let rows = thread.rows(self.state.sort.get_untracked());
        // Read once for all replies.
        let hidden = HiddenAuthors::read();
        let mut rendered = self.rendered.borrow_mut();
        if let Some(rendered) = rendered.as_mut()
            && !rendered.render(&thread, &rows, &|reply, answerable| self.actions_of(reply, answerable, &hidden))
        {
            self.render_rest_soon();
        }
        self.count_down();
        let count = thread.count() as u32;
        let is_complete = self.state.progress.get_untracked() == Progress::Complete && !thread.has_answers_left();
        let count = if is_complete { count } else { count.max(self.total.get()) };
        if self.state.count.get_untracked() != count {
            self.state.count.set(count);
        }
        if let Some(rendered) = rendered.as_ref().filter(|_| self.pages.get() > 0) {
            self.state.announced.set(rendered.context().count(MessageKey::RepliesShown, rows.len() as u32));
        }
    }

    /// Continues rendering after the browser has handled pending events.
    fn render_rest_soon(self: &Rc<Self>) {
        let this = Rc::downgrade(self);
        timer::after(0, move || {
            if let Some(this) = this.upgrade() {
                this.element.show_foreign(|| this.render());
                this.seek();
            }
        });
    }

    fn tell_settled(&self) {
        let progress = self.state.progress.get_untracked();
        if matches!(progress, Progress::Loading { .. }) {
            return;
        }
        let count = (progress != Progress::Failed).then(|| self.state.count.get_untracked());
        if let Some(on_settled) = self.on_settled.take() {
            on_settled(count);
        }
    }

    /// Moves the focus to the first new reply, because the button that was pressed disappears when everything has loaded.
    fn keep_focus(&self) {
        let is_complete = self.state.progress.get_untracked() == Progress::Complete;
        if let Some(rendered) =
            self.rendered.borrow().as_ref().filter(|rendered| is_complete && rendered.has_focused_button())
        {
            rendered.focus_newest();
        }
    }

    /// Looks for the reply named in the page's address, now and whenever the fragment changes.
    fn watch_hash(self: &Rc<Self>) {
        self.wanted.replace(permalink::current_id());
        let this = Rc::downgrade(self);
        self.hash_watcher.replace(WindowListener::new("hashchange", move |_| {
            if let Some(this) = this.upgrade() {
                this.wanted.replace(permalink::current_id());
                this.seek();
            }
        }));
    }

    /// Shows the reply named in the page's address. Loads more pages until it is found.
    fn seek(self: &Rc<Self>) {
        let Some(id) = self.wanted.borrow().clone() else { return };
        if self.rendered.borrow().is_none() {
            return;
        }
        let slot = self.thread.borrow().find(&id);
        if let Some(slot) = slot {
            if self.node(&id).is_none() {
                // It will be rendered with the remaining replies.
                return;
            }
            self.wanted.take();
            self.rendered.borrow().as_ref().inspect(|rendered| rendered.point_at(slot));
            // Replies above it are laid out only now that they are near the viewport, and may have another height than estimated.
            let this = self.clone();
            spawn_local(async move {
                after_paint().await;
                this.rendered.borrow().as_ref().inspect(|rendered| rendered.scroll_to(slot));
            });
        } else if self.next.borrow().is_none() {
            self.wanted.take();
        } else if self.request.borrow().is_none() {
            self.fetch_next();
        }
    }
}
