//! One element on the page, from its first attribute to its removal.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use super::article_source::{self, Origin};
use super::http::Patience;
use super::render::{self, Held};
use super::thread::{Conversation, Shape, Source};
use super::{body, dates};
use crate::backend::document::LoadError;
use crate::components::context::Surroundings;
use crate::components::element::{El, View};
use crate::components::failure::{explanation, failure};
use crate::components::reply_form::{Form, FormState, reply_form};
use crate::components::skeleton::skeleton;
use crate::components::{self, Context};
use crate::config::{Config, Sort, Theme};
use crate::model::Article;
use crate::strings::Strings;

/// How long nothing is shown before a skeleton is, in milliseconds.
const SKELETON_AFTER: u32 = 100;

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
    pub(super) form: Rc<FormState>,
    pub(super) conversation: Rc<Conversation>,
    /// The request for the article that is under way. A newer one takes its place and ends it.
    loading: RefCell<Option<Rc<Patience>>>,
    /// Whether the next view takes the focus.
    refocus: Cell<bool>,
    pub(super) alive: Cell<bool>,
    /// What the view that is shown needs to live.
    held: RefCell<Held>,
}

impl Instance {
    /// Brings an element to life in its shadow root. `None` if it belongs to no document.
    pub fn new(host: HtmlElement, root: &ShadowRoot) -> Option<Rc<Self>> {
        let document = host.owner_document()?;
        let config = Config::read(&|name| host.get_attribute(name));
        let frame = frame(&document, root)?;
        let conversation = Conversation::new(&document);
        let instance = Rc::new(Self {
            host,
            frame,
            document,
            config: RefCell::new(config),
            article: RefCell::default(),
            key: RefCell::default(),
            form: Rc::default(),
            conversation,
            loading: RefCell::default(),
            refocus: Cell::default(),
            alive: Cell::new(true),
            held: RefCell::default(),
        });
        instance.apply_look();
        instance.load();
        Some(instance)
    }

    /// Follows a change of attributes.
    pub fn reconfigure(self: &Rc<Self>) {
        let config = Config::read(&|name| self.host.get_attribute(name));
        let before = self.config.replace(config.clone());
        if before == config {
            return;
        }
        self.apply_look();
        let article = self.article.borrow().clone();
        if before.src != config.src {
            self.load();
        } else if let Some(article) = article {
            self.apply_direction(&article);
            // What the look and the direction do not cover. Without an article there is a skeleton or a notice, and neither
            // depends on the rest.
            let rest = |config: Config| Config { theme: Theme::Auto, dir: None, ..config };
            if rest(before) != rest(config) {
                self.keeping_focus(|| self.show_article(&article));
            }
        }
    }

    /// Does something that builds the view anew, and gives the focus back to the control that had it.
    fn keeping_focus(&self, work: impl FnOnce()) {
        let root: ShadowRoot = self.frame.get_root_node().unchecked_into();
        let focused = root.active_element().map(|element| element.id()).filter(|id| !id.is_empty());
        work();
        focused.inspect(|id| self.focus(&["#", id].concat()));
    }

    /// Undoes everything.
    pub fn end(&self) {
        self.alive.set(false);
        self.loading.take().inspect(|patience| patience.end());
        self.conversation.end();
        let former = self.held.take();
        self.form.leaving_means_nothing.set(true);
        self.frame.remove();
        drop(former);
    }

    /// Asks once more. The button that was pressed goes, so what takes its place takes the focus too.
    fn retry(self: &Rc<Self>) {
        self.refocus.set(true);
        self.load();
    }

    /// Asks for the article and shows it, or says why there is none.
    pub fn load(self: &Rc<Self>) {
        self.loading.take().inspect(|patience| patience.end());
        self.article.take();
        let src = self.config.borrow().src.clone();
        match Origin::of(&self.host, src.as_deref()) {
            None => self.arrived(Err(LoadError::NoAddress)),
            Some(Origin::Embedded(text)) => self.arrived(article_source::embedded(&text)),
            Some(Origin::Address(address)) => self.fetch(address),
        }
    }

    fn fetch(self: &Rc<Self>, address: String) {
        let (instance, patience) = (self.clone(), Rc::new(Patience::new()));
        self.loading.replace(Some(patience.clone()));
        self.show_skeleton_soon(&patience);
        spawn_local(async move {
            let article = article_source::fetched(&address, &patience).await;
            if instance.is_waiting_for(&patience) {
                instance.loading.take();
                instance.arrived(article);
            }
        });
    }

    /// A skeleton for what takes its time. What the page has preloaded is there at once, and laying out something to be
    /// thrown away would only hold it up.
    fn show_skeleton_soon(self: &Rc<Self>, patience: &Rc<Patience>) {
        let (instance, patience) = (self.clone(), patience.clone());
        let show = move || {
            if instance.is_waiting_for(&patience) {
                instance.show(vec![skeleton(&instance.context()).into()]);
            }
        };
        Timeout::new(SKELETON_AFTER, show).forget();
    }

    /// Another request may have taken this one's place, or the element may be gone.
    fn is_waiting_for(&self, patience: &Rc<Patience>) -> bool {
        self.loading.borrow().as_ref().is_some_and(|current| Rc::ptr_eq(current, patience))
    }

    fn arrived(self: &Rc<Self>, article: Result<Article, LoadError>) {
        match article {
            Ok(article) => {
                let article = Rc::new(article);
                self.recall(&article);
                self.show_article(&article);
                self.article.replace(Some(article));
            }
            Err(error) => self.show_failure(&error),
        }
        if self.refocus.take() {
            self.focus(".retry, .article");
        }
    }

    fn show_failure(self: &Rc<Self>, error: &LoadError) {
        let context = self.context();
        super::warn(&explanation(error, &context));
        let instance = self.clone();
        self.show(failure(error, Rc::new(move || instance.retry()), &context));
    }

    fn show_article(self: &Rc<Self>, article: &Rc<Article>) {
        let (context, config) = (self.context(), self.config.borrow().clone());
        let (body, words) = match body::rebuild(&self.document, article, &context) {
            Ok(body) => body,
            Err(error) => return self.show_failure(&error),
        };
        let mut views: Vec<View> = vec![components::article::article(article, body, words, &context).into()];
        if config.replies {
            views.push(self.replies(article, &config, &context).into());
        }
        self.apply_direction(article);
        self.show(views);
        self.place_form();
    }

    /// The thread, which is asked for now if it has not been, and the form.
    fn replies(self: &Rc<Self>, article: &Article, config: &Config, context: &Context) -> El {
        let authors = article.authors.iter().map(|author| author.name.clone()).collect();
        let source = Source::of(&article.discussion, config, authors);
        self.conversation.open(source, config.sort == Sort::Newest, &self.key.borrow());
        let (instance, answering) = (self.clone(), self.clone());
        let tell = Box::new(move |event| instance.on_form_event(event));
        let form = Form { state: self.form.clone(), context: context.clone(), tell };
        let form = config.form.then(|| reply_form(form, config.reply_to.is_some()));
        let shape = Shape { avatars: config.avatars, answerable: config.form, base: self.conversation.base() };
        self.conversation.section(shape, context, form, Box::new(move |item| answering.answer(&item)))
    }

    /// Puts views in the place of those shown before.
    fn show(&self, views: Vec<View>) {
        // A node that goes may still lose the focus and say so: what listens to it goes after it.
        let former = self.held.take();
        self.form.leaving_means_nothing.set(true);
        self.frame.set_text_content(None);
        self.form.leaving_means_nothing.set(false);
        drop(former);
        let mut held = Held::new();
        render::append(&self.document, &self.frame, views, &mut held);
        self.held.replace(held);
    }

    fn context(&self) -> Context {
        let config = self.config.borrow();
        Context::from(Surroundings {
            strings: Strings::default(),
            lang: config.lang.clone(),
            heading_level: config.heading_level,
            write_time: dates::write_time,
        })
    }

    fn apply_look(&self) {
        let config = self.config.borrow();
        let _ = self.frame.set_attribute("data-theme", config.theme.as_str());
        for name in &config.misunderstood {
            super::warn(&["the value of ", name, " is not understood, the default is used"].concat());
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

fn frame(document: &Document, root: &ShadowRoot) -> Option<Element> {
    let frame = document.create_element("div").ok()?;
    let _ = frame.set_attribute("class", "offprint");
    root.append_child(&frame).ok()?;
    Some(frame)
}
