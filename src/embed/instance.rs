//! One element on the page, from its first attribute to its removal.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use super::article_source::{self, Origin};
use super::http::Patience;
use super::render::{self, Held};
use super::{body, dates};
use crate::backend::document::LoadError;
use crate::components::element::{View, el};
use crate::components::failure::failure;
use crate::components::reply::own_replies;
use crate::components::reply_form::{FormState, Tell, reply_form};
use crate::components::skeleton::skeleton;
use crate::components::{self, Context};
use crate::config::Config;
use crate::model::Article;
use crate::model::kept::KeptReply;
use crate::strings::Strings;

/// Everything one element does.
pub struct Instance {
    host: HtmlElement,
    /// The element in the shadow root that holds the view.
    pub(super) frame: Element,
    pub(super) document: Document,
    pub(super) config: RefCell<Config>,
    article: RefCell<Option<Rc<Article>>>,
    /// What the reader's drafts and replies are kept under.
    pub(super) key: RefCell<String>,
    pub(super) form: FormState,
    pub(super) own_replies: RwSignal<Vec<KeptReply>>,
    /// The request for the article that is under way. A newer one takes its place and ends it.
    loading: RefCell<Option<Rc<Patience>>>,
    pub(super) alive: Cell<bool>,
    /// Owns the signals; its child, replaced with every view, owns the effects.
    owner: Owner,
    view: RefCell<Option<(Owner, Held)>>,
}

impl Instance {
    /// Brings an element to life in its shadow root.
    pub fn new(host: HtmlElement, root: ShadowRoot) -> Rc<Self> {
        let document = host.owner_document().unwrap_or_else(leptos::prelude::document);
        let config = Config::read(&|name| host.get_attribute(name));
        let owner = Owner::new();
        let (form, own_replies) = owner.with(|| (FormState::default(), RwSignal::default()));
        let frame = frame(&document, &root);
        let instance = Rc::new(Self {
            host,
            frame,
            document,
            config: RefCell::new(config),
            article: RefCell::default(),
            key: RefCell::default(),
            form,
            own_replies,
            loading: RefCell::default(),
            alive: Cell::new(true),
            owner,
            view: RefCell::default(),
        });
        instance.apply_look();
        instance.load();
        instance
    }

    /// Follows a change of attributes.
    pub fn reconfigure(self: &Rc<Self>) {
        let config = Config::read(&|name| self.host.get_attribute(name));
        let before = self.config.replace(config.clone());
        if before == config {
            return;
        }
        self.apply_look();
        if before.src != config.src {
            self.load();
        } else {
            let article = self.article.borrow().clone();
            // Without an article there is a skeleton or a notice, and neither depends on the rest.
            article.inspect(|article| self.show_article(article));
        }
    }

    /// Undoes everything.
    pub fn end(&self) {
        self.alive.set(false);
        self.loading.take().inspect(|patience| patience.end());
        self.view.take();
        self.owner.cleanup();
        self.frame.remove();
    }

    /// Asks for the article and shows it, or says why there is none.
    pub fn load(self: &Rc<Self>) {
        self.loading.take().inspect(|patience| patience.end());
        self.article.take();
        let src = self.config.borrow().src.clone();
        match Origin::of(&self.host, src.as_deref()) {
            None => self.arrived(Err(LoadError::NoAddress)),
            Some(Origin::Embedded(text)) => self.arrived(article_source::embedded(&text)),
            Some(Origin::Address(address)) => {
                self.show(vec![skeleton(&self.context()).into()]);
                self.fetch(address);
            }
        }
    }

    fn fetch(self: &Rc<Self>, address: String) {
        let (instance, patience) = (self.clone(), Rc::new(Patience::new()));
        self.loading.replace(Some(patience.clone()));
        spawn_local(async move {
            let article = article_source::fetched(&address, &patience).await;
            // Another request may have taken this one's place, or the element may be gone.
            let is_current = instance.loading.borrow().as_ref().is_some_and(|current| Rc::ptr_eq(current, &patience));
            if is_current {
                instance.loading.take();
                instance.arrived(article);
            }
        });
    }

    fn arrived(self: &Rc<Self>, article: Result<Article, LoadError>) {
        match article {
            Ok(article) => {
                let article = Rc::new(article);
                self.recall(&article);
                self.show_article(&article);
                self.article.replace(Some(article));
            }
            Err(error) => {
                leptos::logging::warn!("offprint: {error}");
                let instance = self.clone();
                let retry = Rc::new(move || instance.load());
                self.show(failure(&error, retry, &self.context()));
            }
        }
    }

    fn show_article(self: &Rc<Self>, article: &Rc<Article>) {
        let (context, config) = (self.context(), self.config.borrow().clone());
        let (body, words) = body::rebuild(&self.document, article, &context);
        let mut views: Vec<View> = vec![components::article::article(article, body, words, &context).into()];
        if config.replies {
            let instance = self.clone();
            let tell: Tell = Rc::new(move |event| instance.on_form_event(event));
            let form = config.form.then(|| reply_form(self.form, config.reply_to.is_some(), &context, &tell));
            let section = el("section").class("replies").part("replies");
            views.push(section.child(own_replies(self.own_replies, &context)).child_if(form).into());
        }
        self.apply_direction(article);
        self.show(views);
    }

    /// Puts views in the place of those shown before.
    fn show(&self, views: Vec<View>) {
        // First the old effects end, then their nodes go: an effect must not write into what is no longer there.
        self.view.take();
        self.frame.set_text_content(None);
        let (owner, mut held) = (self.owner.child(), Held::new());
        owner.with(|| render::append(&self.document, &self.frame, views, &mut held));
        self.view.replace(Some((owner, held)));
    }

    fn context(&self) -> Context {
        let config = self.config.borrow();
        Context {
            strings: Arc::new(Strings::default()),
            lang: config.lang.clone(),
            heading_level: config.heading_level,
            write_time: dates::write_time,
        }
    }

    fn apply_look(&self) {
        let config = self.config.borrow();
        let _ = self.frame.set_attribute("data-theme", config.theme.as_str());
        for name in &config.misunderstood {
            leptos::logging::warn!("offprint: the value of {name} is not understood, the default is used");
        }
    }

    /// The publisher's word, else the article's, else what its language suggests; else the page's direction stands.
    fn apply_direction(&self, article: &Article) {
        let direction = self.config.borrow().dir.or_else(|| article.writing_direction());
        let _ = match direction {
            Some(direction) => self.frame.set_attribute("dir", direction.as_str()),
            None => self.frame.remove_attribute("dir"),
        };
    }

    /// The first element of the view that a selector fits.
    pub(super) fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.frame.query_selector(selector).ok().flatten()?.dyn_into().ok()
    }
}

fn frame(document: &Document, root: &ShadowRoot) -> Element {
    let frame = document.create_element("div").unwrap_or_else(|_| root.clone().unchecked_into());
    let _ = frame.set_attribute("class", "offprint");
    let _ = root.append_child(&frame);
    frame
}
