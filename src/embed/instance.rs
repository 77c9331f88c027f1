//! One element on the page, from its first attribute to its removal.

mod surface;
mod theme;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use self::theme::HostTheme;
use super::article_source::{self, ArticleSource, Origin};
use super::http::Patience;
use super::later::{self, Part};
use super::render::{self, Held};
use super::{body, replies};
use crate::backend::document::LoadError;
use crate::components;
use crate::components::element::View;
use crate::components::failure::{explanation, failure};
use crate::components::skeleton::skeleton;
use crate::config::{Config, Theme};
use crate::model::Article;

/// How long nothing is shown before a skeleton is, in milliseconds.
const SKELETON_AFTER: u32 = 100;

/// The thread and the form, as the article knows them.
pub trait Section {
    /// Shows what belongs to an article after it.
    fn show(self: Rc<Self>, article: &Rc<Article>);
    /// While the view is being replaced, a field that loses the focus has not been left.
    fn is_being_replaced(&self, replaced: bool);
    /// Ends what is under way.
    fn end(&self);
}

/// Everything one element does.
pub struct Instance {
    host: HtmlElement,
    /// The element in the shadow root that holds the view.
    pub(super) frame: Element,
    pub(super) document: Document,
    pub(super) config: RefCell<Config>,
    pub(super) article: RefCell<Option<Rc<Article>>>,
    /// What belongs to the second part of the module, once it is here and wanted.
    replies: RefCell<Option<Rc<dyn Section>>>,
    /// The request for the article that is under way. A newer one takes its place and ends it.
    loading: RefCell<Option<Rc<Patience>>>,
    /// Whether the next view takes the focus.
    refocus: Cell<bool>,
    pub(super) alive: Cell<bool>,
    /// What the view that is shown needs to live.
    held: RefCell<Held>,
    /// While the element follows the page's own switch for light and dark.
    host_theme: RefCell<Option<HostTheme>>,
}

impl Instance {
    /// Brings an element to life in its shadow root. `None` if it belongs to no document.
    pub fn new(host: HtmlElement, root: &ShadowRoot) -> Option<Rc<Self>> {
        let document = host.owner_document()?;
        let config = Config::read(&|name| host.get_attribute(name));
        let frame = frame(&document, root)?;
        let instance = Rc::new(Self {
            host,
            frame,
            document,
            config: RefCell::new(config),
            article: RefCell::default(),
            replies: RefCell::default(),
            loading: RefCell::default(),
            refocus: Cell::default(),
            alive: Cell::new(true),
            held: RefCell::default(),
            host_theme: RefCell::default(),
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
        let origin = |config: &Config| (config.src.clone(), config.format, config.post.clone(), config.item.clone());
        if origin(&before) != origin(&config) {
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

    /// Undoes everything.
    pub fn end(&self) {
        self.alive.set(false);
        self.host_theme.take();
        self.loading.take().inspect(|patience| patience.end());
        let replies = self.replies.take();
        replies.as_ref().inspect(|replies| replies.end());
        let former = self.held.take();
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
        let config = self.config.borrow().clone();
        match Origin::of(&self.host, config.src.as_deref()) {
            None => self.arrived(Err(LoadError::NoAddress)),
            Some(Origin::Embedded(text)) => self.read(&text, config),
            Some(Origin::Address(address)) => self.fetch(address, config),
        }
    }

    /// Reads an article that stands in the page: at once, if it is in our own format.
    fn read(self: &Rc<Self>, text: &str, config: Config) {
        let source = match ArticleSource::in_page(text) {
            Ok(source) if source.is_foreign(&config) => source,
            Ok(source) => return self.arrived(source.article(&config)),
            Err(error) => return self.arrived(Err(error)),
        };
        let (instance, patience) = (self.clone(), Rc::new(Patience::new()));
        self.loading.replace(Some(patience.clone()));
        let read = move || {
            if instance.is_waiting_for(&patience) {
                instance.loading.take();
                instance.arrived(source.article(&config));
            }
        };
        later::when_here(Part::Formats, Box::new(read));
    }

    fn fetch(self: &Rc<Self>, address: String, config: Config) {
        let (instance, patience) = (self.clone(), Rc::new(Patience::new()));
        self.loading.replace(Some(patience.clone()));
        self.show_skeleton_soon(&patience);
        spawn_local(async move {
            let article = article_source::fetched(&address, &config, &patience).await;
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
                self.show_article(&Rc::new(article));
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
        let context = self.context();
        let (body, words) = match body::rebuild(&self.document, article, &context) {
            Ok(body) => body,
            Err(error) => return self.show_failure(&error),
        };
        self.apply_direction(article);
        self.show(vec![components::article::article(article, body, words, &context).into()]);
        self.article.replace(Some(article.clone()));
        if self.config.borrow().replies {
            let (instance, article) = (self.clone(), article.clone());
            let show = move || {
                if instance.is_showing(&article) {
                    instance.replies().show(&article);
                }
            };
            later::when_here(Part::Replies, Box::new(show));
        }
    }

    /// Another article may have taken this one's place, or the element may be gone.
    pub(super) fn is_showing(&self, article: &Rc<Article>) -> bool {
        self.alive.get() && self.article.borrow().as_ref().is_some_and(|shown| Rc::ptr_eq(shown, article))
    }

    fn replies(self: &Rc<Self>) -> Rc<dyn Section> {
        self.replies.borrow_mut().get_or_insert_with(|| replies::of(self)).clone()
    }

    /// Puts views in the place of those shown before.
    fn show(&self, views: Vec<View>) {
        // A node that goes may still lose the focus and say so: what listens to it goes after it.
        let former = self.held.take();
        let replies = self.replies.borrow().clone();
        replies.as_ref().inspect(|replies| replies.is_being_replaced(true));
        self.frame.set_text_content(None);
        replies.as_ref().inspect(|replies| replies.is_being_replaced(false));
        drop(former);
        self.show_more(views);
    }

    /// Adds views to those shown.
    pub(super) fn show_more(&self, views: Vec<View>) {
        self.show_in(&self.frame, views);
    }

    /// Adds views to an element of those shown.
    pub(super) fn show_in(&self, place: &Element, views: Vec<View>) {
        render::append(&self.document, place, views, &mut self.held.borrow_mut());
    }
}

fn frame(document: &Document, root: &ShadowRoot) -> Option<Element> {
    let frame = document.create_element("div").ok()?;
    let _ = frame.set_attribute("class", "offprint");
    root.append_child(&frame).ok()?;
    Some(frame)
}
