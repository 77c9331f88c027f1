//! Loads the article that an element names and shows it, or the reason why there is none.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use offprint_core::config::Config;
use offprint_core::formats::detect;
use offprint_core::formats::load_error::LoadError;
use offprint_core::formats::thread::discussion;
use offprint_core::model::{Article, Body, Discussion};
use serde::Serialize;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::body_text::{BodyText, sanitize_body};
use super::element::Element;
use super::{isso_thread, lazy};
use crate::browser::article_client::{self, Document, Origin};
use crate::browser::dom_sanitizer::long_html;
use crate::browser::fetch::RequestGuard;
use crate::browser::{console, timer, urls};
use crate::components::article::ArticleView;
use crate::components::load_error::{LoadErrorNotice, explanation};
use crate::components::skeleton::Skeleton;

/// The delay before a skeleton is shown, in milliseconds.
const SKELETON_AFTER: u32 = 100;

/// The thread and the form. A trait, because they are in a chunk of their own.
pub trait RepliesSection {
    /// Shows the thread and the form of an article below it.
    fn show(self: Rc<Self>, article: &Rc<Article>);
    /// Sets whether fields that lose the focus are being removed, so that they are not validated.
    fn suppress_blur(&self, suppressed: bool);
    /// Cancels pending work.
    fn end(&self);
}

/// Loads and shows one element's article.
pub struct ArticleLoader {
    element: Rc<Element>,
    /// The article that is shown.
    article: RefCell<Option<Rc<Article>>>,
    /// The document set by a script.
    given: RefCell<Option<String>>,
    replies: RefCell<Option<Rc<dyn RepliesSection>>>,
    replies_are_coming: Cell<bool>,
    /// The reason why there is no article.
    failure: RefCell<Option<LoadError>>,
    /// The pending request. A newer one replaces and aborts it.
    request: RefCell<Option<Rc<RequestGuard>>>,
    /// True if the next view takes the focus.
    takes_focus: Cell<bool>,
    /// True if the article has been shown.
    is_shown: Cell<bool>,
    /// True if the article is ready to be shown, but its interface language is still loading.
    is_due: Cell<bool>,
}

/// The detail of `offprint-ready`.
#[derive(Serialize)]
struct Ready<'a> {
    headline: &'a str,
    id: &'a str,
    url: &'a str,
}

/// The detail of `offprint-error`.
#[derive(Serialize)]
struct Failed<'a> {
    code: &'a str,
    message: &'a str,
}

impl ArticleLoader {
    /// Creates a loader without an article.
    pub fn new(element: Rc<Element>) -> Self {
        Self {
            element,
            article: RefCell::default(),
            given: RefCell::default(),
            replies: RefCell::default(),
            replies_are_coming: Cell::default(),
            failure: RefCell::default(),
            request: RefCell::default(),
            takes_focus: Cell::default(),
            is_shown: Cell::default(),
            is_due: Cell::default(),
        }
    }

    /// Sets the document given by a script, or `None` to go back to the one that the element names. Takes effect with [`load`](Self::load).
    pub fn give(&self, document: Option<String>) {
        self.given.replace(document);
    }

    /// Fetches or reads the article and shows it, or the reason why there is none.
    pub fn load(self: &Rc<Self>) {
        self.request.take().inspect(|guard| guard.abort());
        self.article.take();
        self.failure.take();
        self.is_shown.set(false);
        self.is_due.set(false);
        self.speak(None);
        let config = self.element.config.borrow().clone();
        if self.element.only_replies && config.post.is_none() {
            return self.arrived(Ok(elsewhere(&config)));
        }
        if let Some(document) = self.given.borrow().clone() {
            return self.read(&document, config);
        }
        match Origin::of(&self.element.host, config.src.as_deref()) {
            None => self.arrived(Err(LoadError::NoAddress)),
            Some(Origin::Embedded(text)) => self.read(&text, config),
            Some(Origin::Address(address)) => self.fetch(address, config),
        }
    }

    /// Renders the article or the error again, after the wording or another setting has changed. A skeleton is left as it is.
    pub fn show_again(self: &Rc<Self>) {
        let (article, failure) = (self.article.borrow().clone(), self.failure.borrow().clone());
        if let Some(article) = article {
            return self.show_in_language(article);
        }
        self.speak(None);
        failure.inspect(|failure| self.show_failure(failure.clone()));
    }

    /// Chooses the language of the interface. When its file has loaded, the view is rendered again in that language.
    fn speak(self: &Rc<Self>, article: Option<&str>) {
        self.element.speak(article);
        let Some(arriving) = self.element.language.arriving() else { return };
        let loader = Rc::downgrade(self);
        spawn_local(async move {
            let _ = JsFuture::from(arriving).await;
            let Some(loader) = loader.upgrade().filter(|loader| loader.element.alive.get()) else { return };
            if loader.element.language.complete() | loader.is_due.take() {
                loader.show_again();
            }
        });
    }

    /// Shows an article, at once if nothing can be read yet. If there is fallback content or an article to read already, waits for the file
    /// of the interface language, so that readable content is not replaced by an English interface that changes a moment later.
    fn show_in_language(self: &Rc<Self>, article: Rc<Article>) {
        self.speak(article.language.as_deref());
        let element = &self.element;
        let can_wait = element.only_replies || element.fallback.has_copy() || self.is_shown.get();
        self.article.replace(Some(article.clone()));
        self.is_due.set(can_wait && element.language.arriving().is_some());
        if !self.is_due.get() {
            self.show_article(&article);
        }
    }

    /// Aborts the request and removes the view with all its state.
    pub fn end(&self) {
        self.request.take().inspect(|guard| guard.abort());
        let replies = self.replies.take();
        replies.as_ref().inspect(|replies| replies.end());
        self.element.end();
    }

    /// Reads a document that is in the page: synchronously if it is in Offprint's own format.
    fn read(self: &Rc<Self>, text: &str, config: Config) {
        let document = match Document::in_page(text) {
            Ok(document) => document,
            Err(error) => return self.arrived(Err(error)),
        };
        if !detect::is_foreign(&document.json, &document.context(&config)) {
            return self.arrived(detect::own_article(&document.json, &document.context(&config)));
        }
        let (loader, guard) = (self.clone(), self.begin_request());
        spawn_local(async move {
            let article = decode(document, config).await;
            loader.finish_request(&guard, article);
        });
    }

    fn fetch(self: &Rc<Self>, address: String, config: Config) {
        let (loader, guard) = (self.clone(), self.begin_request());
        self.show_skeleton_soon(&guard);
        spawn_local(async move {
            let article = match article_client::fetch(&address, &config, &guard).await {
                Ok(document) => decode(document, config).await,
                Err(error) => Ok(Err(error)),
            };
            loader.finish_request(&guard, article);
        });
    }

    fn begin_request(&self) -> Rc<RequestGuard> {
        let guard = Rc::new(RequestGuard::start());
        self.request.replace(Some(guard.clone()));
        guard
    }

    fn finish_request(
        self: &Rc<Self>,
        guard: &Rc<RequestGuard>,
        article: Result<Result<Article, LoadError>, lazy::ChunkError>,
    ) {
        if self.is_waiting_for(guard) {
            self.request.take();
            match article {
                Ok(article) => self.arrived(article),
                Err(_) => self.chunk_failed(),
            }
        }
    }

    /// Returns true if no newer request has replaced this one and the element has not been removed.
    fn is_waiting_for(&self, guard: &Rc<RequestGuard>) -> bool {
        self.request.borrow().as_ref().is_some_and(|current| Rc::ptr_eq(current, guard))
    }

    /// Shows a skeleton if a request takes long. Preloaded content arrives before, and a skeleton would only delay it.
    fn show_skeleton_soon(self: &Rc<Self>, guard: &Rc<RequestGuard>) {
        let (loader, guard) = (Rc::downgrade(self), guard.clone());
        timer::after(SKELETON_AFTER, move || {
            let Some(loader) = loader.upgrade() else { return };
            if loader.is_waiting_for(&guard) {
                let context = loader.element.context();
                loader.clear();
                loader.element.mount(move || view! { <Skeleton context/> });
            }
        });
    }

    fn arrived(self: &Rc<Self>, article: Result<Article, LoadError>) {
        match article {
            Ok(mut article) => {
                article.settle_times(js_sys::Date::parse);
                isso_thread::settle(&mut article, &self.element.config.borrow());
                self.show_in_language(Rc::new(article));
            }
            Err(error) => self.fail(error),
        }
    }

    fn show_article(self: &Rc<Self>, article: &Rc<Article>) {
        match &article.body {
            _ if self.element.only_replies => self.element.show_foreign(|| self.show(article, None)),
            Body::Html(html) if long_html::is_long(html) => self.show_long_article(article.clone()),
            _ => self.element.show_foreign(|| {
                let body = sanitize_body(&self.element.document, article, &self.element.context());
                self.show_sanitized(article, body);
            }),
        }
    }

    /// Shows an article whose body takes so long to sanitize that another article may replace it meanwhile.
    fn show_long_article(self: &Rc<Self>, article: Rc<Article>) {
        let (loader, guard) = (self.clone(), self.begin_request());
        spawn_local(async move {
            let body = lazy::long_body(loader.element.clone(), article.clone()).await;
            if !loader.is_waiting_for(&guard) {
                return;
            }
            loader.request.take();
            match body {
                Ok(body) => loader.element.show_foreign(|| loader.show_sanitized(&article, body)),
                Err(_) => loader.chunk_failed(),
            }
        });
    }

    fn show_sanitized(self: &Rc<Self>, article: &Rc<Article>, body: Result<BodyText, LoadError>) {
        match body {
            Ok(body) => self.element.keep_focus(|| self.show(article, Some(body))),
            Err(error) => self.fail(error),
        }
    }

    /// Shows an article with its body, or only its thread and form.
    fn show(self: &Rc<Self>, article: &Rc<Article>, body: Option<BodyText>) {
        self.clear();
        let has_text = body.is_some();
        if let Some((body, words)) = body {
            let (context, direction) = (self.element.context(), self.element.article_direction(article));
            let article = (**article).clone();
            self.element.mount(move || view! { <ArticleView article body words direction context/> });
        }
        if has_text && self.element.config.borrow().has_extras() {
            self.show_extras(article);
        }
        if self.element.config.borrow().replies {
            self.show_replies(article);
        } else {
            self.element.fallback.replace_with_view();
        }
        if !self.is_shown.replace(true) && has_text {
            self.tell_ready(article);
        }
        self.take_focus();
    }

    fn tell_ready(&self, article: &Article) {
        let or_empty = |text: &'_ Option<String>| text.clone().unwrap_or_default();
        let (id, url) = (or_empty(&article.id), or_empty(&article.url));
        self.element.dispatch("ready", &Ready { headline: &article.headline, id: &id, url: &url });
    }

    /// Moves the focus to the new view if the reader has pressed *Try again*.
    fn take_focus(&self) {
        if self.takes_focus.take() {
            self.element.focus(".retry, .article");
        }
    }

    /// Shows the extras that the publisher has enabled, once their chunk has loaded. If it fails to load, the article is shown without
    /// them.
    fn show_extras(self: &Rc<Self>, article: &Rc<Article>) {
        let (loader, article) = (self.clone(), article.clone());
        spawn_local(async move {
            let Ok(show) = lazy::extras().await else { return };
            let is_shown = loader.article.borrow().as_ref().is_some_and(|shown| Rc::ptr_eq(shown, &article));
            if is_shown && loader.element.alive.get() {
                show(&loader.element, &article);
            }
        });
    }

    /// Shows the thread and the form below the article, once their chunk has loaded.
    fn show_replies(self: &Rc<Self>, article: &Rc<Article>) {
        let known = self.replies.borrow().clone();
        if let Some(replies) = known {
            return replies.show(article);
        }
        if self.replies_are_coming.replace(true) {
            return;
        }
        let loader = self.clone();
        spawn_local(async move {
            let replies = lazy::replies(loader.element.clone()).await;
            loader.replies_are_coming.set(false);
            if !loader.element.alive.get() {
                return;
            }
            match replies {
                Ok(replies) => loader.replies_arrived(replies),
                Err(_) => loader.chunk_failed(),
            }
        });
    }

    /// Shows the thread and the form of the article that is shown. An article that is still waiting calls `show_replies` itself.
    fn replies_arrived(&self, replies: Rc<dyn RepliesSection>) {
        self.replies.replace(Some(replies.clone()));
        let article = self.article.borrow().clone().filter(|_| self.is_shown.get());
        if self.element.config.borrow().replies {
            article.inspect(|article| replies.show(article));
        }
    }

    fn fail(self: &Rc<Self>, error: LoadError) {
        let context = self.element.context();
        let message = explanation(&error, &context);
        console::warn(&message);
        error.hint().inspect(|hint| console::warn(hint));
        self.element.dispatch("error", &Failed { code: error.code(), message: &message });
        self.article.take();
        self.failure.replace(Some(error.clone()));
        self.show_failure(error);
    }

    fn show_failure(self: &Rc<Self>, error: LoadError) {
        let context = self.element.context();
        self.clear();
        let loader = self.clone();
        self.element.mount(move || {
            // The pressed button is removed, so the view that replaces it takes the focus.
            let on_retry = UnsyncCallback::new(move |()| {
                loader.takes_focus.set(true);
                loader.load();
            });
            view! { <LoadErrorNotice error on_retry context/> }
        });
        // A prerendered copy of the article is more useful than the error.
        if !self.element.fallback.has_copy() {
            self.element.fallback.replace_with_view();
        }
        self.take_focus();
    }

    /// Reports that a chunk could not be fetched. The loader shows a message.
    fn chunk_failed(&self) {
        self.element.dispatch("chunk-error", &());
    }

    /// Unmounts the view. Fields that lose the focus by that have not been left by the reader.
    fn clear(&self) {
        let replies = self.replies.borrow().clone();
        replies.as_ref().inspect(|replies| replies.suppress_blur(true));
        self.element.unmount();
        replies.as_ref().inspect(|replies| replies.suppress_blur(false));
    }
}

/// Decodes a document. Other formats than Offprint's own need a chunk.
async fn decode(document: Document, config: Config) -> Result<Result<Article, LoadError>, lazy::ChunkError> {
    if detect::is_foreign(&document.json, &document.context(&config)) {
        lazy::foreign_article(document, config).await
    } else {
        Ok(detect::own_article(&document.json, &document.context(&config)))
    }
}

/// Returns an article for `<offprint-replies>`, which holds only what is known without loading it: its id and where its replies are.
fn elsewhere(config: &Config) -> Article {
    let address = config.src.as_deref().and_then(|src| urls::absolute(src, &urls::page()));
    Article {
        id: config.article.clone(),
        url: urls::canonical(),
        discussion: address.map_or_else(Discussion::default, |address| discussion(&address)),
        ..Article::default()
    }
}
