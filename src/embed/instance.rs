//! One element on the page, from its first attribute to its removal.

mod events;
mod loading;
mod surface;
mod theme;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use self::theme::HostTheme;
use super::http::Patience;
use super::json::Value;
use super::later::{self, Part};
use super::render::{self, Held};
use super::{article, replies, wording};
use crate::components::element::View;
use crate::config::{Config, Theme};
use crate::model::Article;
use crate::messages::Messages;

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
    /// Whether it shows the thread and the form of an article that stands elsewhere.
    pub(super) only_replies: bool,
    /// Tells the page what happens.
    say: Function,
    /// The element in the shadow root that holds the view.
    pub(super) frame: Element,
    pub(super) document: Document,
    pub(super) config: RefCell<Config>,
    pub(super) article: RefCell<Option<Rc<Article>>>,
    /// The document a script has given, in our format.
    given: RefCell<Option<Value>>,
    /// The wordings a script has given, until they have been read, and then those.
    wordings: RefCell<Option<Value>>,
    strings: RefCell<Messages>,
    /// What belongs to the part *replies* of the module, once it is here and wanted.
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
    pub fn new(
        host: HtmlElement,
        root: &ShadowRoot,
        say: Function,
        article: JsValue,
        strings: JsValue,
    ) -> Option<Rc<Self>> {
        let document = host.owner_document()?;
        let config = Config::read(&|name| host.get_attribute(name));
        let frame = frame(&document, root)?;
        let instance = Rc::new(Self {
            only_replies: host.local_name() == "offprint-replies",
            say,
            given: RefCell::new(Value::given(article)),
            wordings: RefCell::new(Value::given(strings)),
            strings: RefCell::default(),
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
        let origin = |config: &Config| (config.src.clone(), config.format, config.post.clone(), config.item.clone());
        if origin(&before) != origin(&config) {
            return self.load();
        }
        let article = self.article.borrow().clone();
        article.inspect(|article| self.apply_direction(article));
        // What the look and the direction do not cover.
        let rest = |config: Config| Config { theme: Theme::Auto, dir: None, ..config };
        if rest(before) != rest(config) {
            self.show_anew();
        }
    }

    /// Shows the article in a document that a script gives, or again what the element names.
    pub fn give(self: &Rc<Self>, article: JsValue) {
        self.given.replace(Value::given(article));
        self.load();
    }

    /// Speaks in other words from now on.
    pub fn reword(self: &Rc<Self>, strings: JsValue) {
        self.strings.take();
        self.wordings.replace(Value::given(strings));
        self.when_worded(Self::show_anew);
    }

    /// Does something once the wordings that were given have been read: what reads them is in a later part of the module.
    fn when_worded(self: &Rc<Self>, work: fn(&Rc<Self>)) {
        if self.wordings.borrow().is_none() {
            return work(self);
        }
        let instance = self.clone();
        let read = move || {
            if let Some(wordings) = instance.wordings.take() {
                instance.strings.replace(wording::read(&wordings));
            }
            if instance.alive.get() {
                work(&instance);
            }
        };
        later::when_here(Part::Formats, Box::new(read));
    }

    /// Builds the view of an article anew. Without an article there is a skeleton or a notice, which stays as it is.
    fn show_anew(self: &Rc<Self>) {
        let article = self.article.borrow().clone();
        article.inspect(|article| self.keeping_focus(|| self.show_article(article)));
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

    fn show_article(self: &Rc<Self>, article: &Rc<Article>) {
        let context = self.context();
        let views = if self.only_replies {
            Vec::new()
        } else {
            match article::view(&self.document, article, &context) {
                Ok(view) => vec![view],
                Err(error) => return self.fail(&error),
            }
        };
        self.apply_direction(article);
        self.show(views);
        self.article.replace(Some(article.clone()));
        if !self.config.borrow().replies {
            return self.say_complete(false);
        }
        let (instance, article) = (self.clone(), article.clone());
        let show = move || {
            if instance.is_showing(&article) {
                instance.replies().show(&article);
            }
        };
        later::when_here(Part::Replies, Box::new(show));
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
