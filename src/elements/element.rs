//! One custom element as its parts see it: configuration, shadow root, and what they do with the page around it.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_utils::format::JsValueSerdeExt;
use js_sys::Function;
use leptos::mount::mount_to;
use leptos::prelude::*;
use offprint_core::config::{Config, Theme};
use offprint_core::model::article::{Article, Direction};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{Document, HtmlElement, ShadowRoot};

use super::fallback::Fallback;
use super::host_theme::HostTheme;
use super::interface_language::{InterfaceLanguage, RULES};
use super::{body_clicks, style_sheets};
use crate::browser::{console, timer};
use crate::components::{UiContext, UiSettings};

/// One element on the page.
pub struct Element {
    /// The custom element.
    pub host: HtmlElement,
    /// True if it shows the thread and the form of an article that stands elsewhere.
    pub only_replies: bool,
    /// Its shadow root.
    pub root: ShadowRoot,
    /// The element in the shadow root that holds the view.
    pub frame: HtmlElement,
    /// The document it is in.
    pub document: Document,
    /// Its attributes.
    pub config: RefCell<Config>,
    /// The language and the words of its interface.
    pub language: InterfaceLanguage,
    /// True if it has not been removed.
    pub alive: Cell<bool>,
    /// Owns every signal and effect of the element.
    owner: RefCell<Option<Owner>>,
    /// Views that are mounted; dropping one unmounts it.
    mounted: RefCell<Vec<Box<dyn Any>>>,
    /// The fallback, shown until the view is.
    pub fallback: Rc<Fallback>,
    /// Dispatches an event on the element.
    dispatch: Function,
    /// While the element follows the page's own switch for light and dark.
    host_theme: RefCell<Option<HostTheme>>,
}

impl Element {
    /// Prepares a shadow root. `None` if the element belongs to no document.
    pub fn new(host: HtmlElement, root: ShadowRoot, dispatch: Function, language: InterfaceLanguage) -> Option<Self> {
        let document = host.owner_document()?;
        let config = Config::read(&|name| host.get_attribute(name));
        style_sheets::adopt_article(&root);
        let frame = frame(&document, &root)?;
        let only_replies = host.local_name() == "offprint-replies";
        let fallback = Fallback::new(host.clone(), root.clone(), frame.clone(), only_replies);
        let element = Self {
            only_replies,
            host,
            root,
            frame,
            document,
            config: RefCell::new(config),
            language,
            alive: Cell::new(true),
            owner: RefCell::new(Some(Owner::new())),
            mounted: RefCell::default(),
            fallback,
            dispatch,
            host_theme: RefCell::default(),
        };
        element.apply_theme();
        Some(element)
    }

    /// The interface's settings as they are now.
    pub fn context(&self) -> UiContext {
        let config = self.config.borrow();
        UiContext::from(UiSettings {
            messages: self.language.messages(),
            lang: self.language.tag(),
            heading_level: config.heading_level,
            rules: RULES,
        })
    }

    /// Runs something under the element's owner; `None` when the element is gone.
    pub fn with_owner<R>(&self, work: impl FnOnce() -> R) -> Option<R> {
        let owner = self.owner.borrow().clone()?;
        Some(owner.with(work))
    }

    /// Mounts a view below those that are mounted.
    pub fn mount<V: IntoView + 'static>(&self, view: impl FnOnce() -> V + 'static) {
        self.mount_in(self.frame.clone(), view);
        self.fallback.view_mounted();
    }

    /// Mounts a view in a place within the frame.
    pub fn mount_in<V: IntoView + 'static>(&self, place: HtmlElement, view: impl FnOnce() -> V + 'static) {
        let handle = self.with_owner(|| mount_to(place, view));
        self.mounted.borrow_mut().extend(handle.map(|handle| Box::new(handle) as Box<dyn Any>));
    }

    /// Unmounts every view.
    pub fn unmount(&self) {
        let mounted = self.mounted.take();
        drop(mounted);
    }

    /// Ends everything: views, signals, effects.
    pub fn end(&self) {
        self.alive.set(false);
        self.host_theme.take();
        self.unmount();
        self.fallback.end();
        self.frame.remove();
        drop(self.owner.take());
    }

    /// Dispatches an event with a detail. Returns `true` if nobody has prevented what is about to happen, else `false`, or a promise of
    /// how somebody has done it instead.
    pub fn dispatch(&self, name: &str, detail: &impl Serialize) -> JsValue {
        let detail = JsValue::from_serde(detail).unwrap_or_default();
        // A page's listener that throws is reported by the browser and prevents nothing.
        self.dispatch.call2(&JsValue::NULL, &JsValue::from_str(name), &detail).unwrap_or(JsValue::TRUE)
    }

    /// Shows content from elsewhere. Should that trap, the loader knows which element it was for.
    pub fn show_foreign(&self, show: impl FnOnce()) {
        self.dispatch("showing", &true);
        show();
        self.dispatch("showing", &false);
    }

    /// Applies the theme, and names attributes that were not understood.
    pub fn apply_theme(&self) {
        let config = self.config.borrow();
        let _ = self.frame.set_attribute("data-theme", config.theme.as_str());
        let follows = config.theme == Theme::Host;
        self.host_theme.replace(if follows { HostTheme::follow(&self.document, &self.frame) } else { None });
        for name in &config.misunderstood {
            console::warn(&["the value of ", name, " is not recognised, so the default is used"].concat());
        }
    }

    /// Chooses the language for an article that names one, or none, and applies it to the interface.
    pub fn speak(&self, article: Option<&str>) {
        self.language.choose(article);
        let tag = self.language.tag();
        let direction = self.config.borrow().dir.unwrap_or_else(|| Direction::of_language(&tag));
        let _ = self.frame.set_attribute("lang", &tag);
        let _ = self.frame.set_attribute("dir", direction.as_str());
    }

    /// The publisher's direction, else the article's, else what its language suggests, else that of the page.
    pub fn article_direction(&self, article: &Article) -> Option<Direction> {
        let stated = self.config.borrow().dir.or_else(|| article.writing_direction());
        stated.or_else(|| {
            let around = self.host.closest("[dir]").ok().flatten()?.get_attribute("dir")?;
            Some(if around.eq_ignore_ascii_case("rtl") { Direction::Rtl } else { Direction::Ltr })
        })
    }

    /// Does something that builds the view anew, and gives the focus back to the control that had it.
    pub fn keep_focus(&self, work: impl FnOnce()) {
        let focused = self.root.active_element().map(|element| element.id()).filter(|id| !id.is_empty());
        work();
        focused.inspect(|id| self.focus(&["#", id].concat()));
    }

    /// Focuses the first element of the view that a selector matches.
    pub fn focus(&self, selector: &str) {
        focus_in(&self.frame, selector);
    }

    /// The same for what an effect renders, which runs after this.
    pub fn focus_after_render(&self, selector: &'static str) {
        let frame = self.frame.clone();
        timer::next_frame(move || focus_in(&frame, selector));
    }

    /// The first element of the view that a selector matches.
    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        find_in(&self.frame, selector)
    }
}

fn find_in(frame: &HtmlElement, selector: &str) -> Option<HtmlElement> {
    frame.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

fn focus_in(frame: &HtmlElement, selector: &str) {
    find_in(frame, selector).inspect(|element| {
        let _ = element.focus();
    });
}

fn frame(document: &Document, root: &ShadowRoot) -> Option<HtmlElement> {
    let frame: HtmlElement = document.create_element("div").ok()?.dyn_into().ok()?;
    let _ = frame.set_attribute("class", "offprint");
    let on_click = Closure::<dyn Fn(web_sys::Event)>::new(|event| body_clicks::on_click(&event)).into_js_value();
    let _ = frame.add_event_listener_with_callback("click", on_click.unchecked_ref());
    root.append_child(&frame).ok()?;
    Some(frame)
}
