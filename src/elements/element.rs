//! One custom element: its configuration, its shadow root, and its interactions with the host page.

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
    /// True for `<offprint-replies>`, which shows only the thread and the form.
    pub only_replies: bool,
    /// Its shadow root.
    pub root: ShadowRoot,
    /// The element in the shadow root that holds the view.
    pub frame: HtmlElement,
    /// The document it belongs to.
    pub document: Document,
    /// The configuration from its attributes.
    pub config: RefCell<Config>,
    /// The language and the messages of its interface.
    pub language: InterfaceLanguage,
    /// True until the element is removed.
    pub alive: Cell<bool>,
    /// The reactive owner of all signals and effects of the element.
    owner: RefCell<Option<Owner>>,
    /// The mounted views. Dropping one unmounts it.
    mounted: RefCell<Vec<Box<dyn Any>>>,
    /// The fallback, shown until the view replaces it.
    pub fallback: Rc<Fallback>,
    /// Dispatches an event on the element.
    dispatch: Function,
    /// Set while the element follows the page's own light or dark mode.
    host_theme: RefCell<Option<HostTheme>>,
}

impl Element {
    /// Prepares the shadow root of an element. Returns `None` if the element belongs to no document.
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

    /// Returns the current settings of the interface.
    pub fn context(&self) -> UiContext {
        let config = self.config.borrow();
        UiContext::from(UiSettings {
            messages: self.language.messages(),
            lang: self.language.tag(),
            heading_level: config.heading_level,
            rules: RULES,
        })
    }

    /// Runs a function under the element's reactive owner. Returns `None` if the element has been removed.
    pub fn with_owner<R>(&self, work: impl FnOnce() -> R) -> Option<R> {
        let owner = self.owner.borrow().clone()?;
        Some(owner.with(work))
    }

    /// Mounts a view below the mounted views.
    pub fn mount<V: IntoView + 'static>(&self, view: impl FnOnce() -> V + 'static) {
        self.mount_in(self.frame.clone(), view);
        self.fallback.view_mounted();
    }

    /// Mounts a view in an element within the frame.
    pub fn mount_in<V: IntoView + 'static>(&self, place: HtmlElement, view: impl FnOnce() -> V + 'static) {
        let handle = self.with_owner(|| mount_to(place, view));
        self.mounted.borrow_mut().extend(handle.map(|handle| Box::new(handle) as Box<dyn Any>));
    }

    /// Unmounts every view.
    pub fn unmount(&self) {
        let mounted = self.mounted.take();
        drop(mounted);
    }

    /// Removes the views, signals and effects.
    pub fn end(&self) {
        self.alive.set(false);
        self.host_theme.take();
        self.unmount();
        self.fallback.end();
        self.frame.remove();
        drop(self.owner.take());
    }

    /// Dispatches an event with a detail. Returns `true` if no listener has prevented the default action, `false` if one has, or a promise
    /// for the result if a listener carries out the action itself.
    pub fn dispatch(&self, name: &str, detail: &impl Serialize) -> JsValue {
        let detail = JsValue::from_serde(detail).unwrap_or_default();
        // A listener that throws is reported by the browser and prevents nothing.
        self.dispatch.call2(&JsValue::NULL, &JsValue::from_str(name), &detail).unwrap_or(JsValue::TRUE)
    }

    /// Runs code that shows foreign content. If it traps, the loader can tell which element was the cause.
    pub fn show_foreign(&self, show: impl FnOnce()) {
        self.dispatch("showing", &true);
        show();
        self.dispatch("showing", &false);
    }

    /// Applies the theme, and warns in the console about attributes whose values were not recognised.
    pub fn apply_theme(&self) {
        let config = self.config.borrow();
        let _ = self.frame.set_attribute("data-theme", config.theme.as_str());
        let follows = config.theme == Theme::Host;
        self.host_theme.replace(if follows { HostTheme::follow(&self.document, &self.frame) } else { None });
        for name in &config.misunderstood {
            console::warn(&["the value of ", name, " is not recognised, so the default is used"].concat());
        }
    }

    /// Chooses the language of the interface and applies it. `article` is the article's language, if it is known.
    pub fn speak(&self, article: Option<&str>) {
        self.language.choose(article);
        let tag = self.language.tag();
        let direction = self.config.borrow().dir.unwrap_or_else(|| Direction::of_language(&tag));
        let _ = self.frame.set_attribute("lang", &tag);
        let _ = self.frame.set_attribute("dir", direction.as_str());
    }

    /// Returns the direction set by the publisher, or else the article's, the one its language suggests, or that of the page.
    pub fn article_direction(&self, article: &Article) -> Option<Direction> {
        let stated = self.config.borrow().dir.or_else(|| article.writing_direction());
        stated.or_else(|| {
            let around = self.host.closest("[dir]").ok().flatten()?;
            // `:dir()` also resolves `dir="auto"`. Browsers from before 2023 do not know it.
            let is_rtl = around.matches(":dir(rtl)").or_else(|_| around.matches("[dir=rtl i]"));
            Some(if is_rtl.unwrap_or(false) { Direction::Rtl } else { Direction::Ltr })
        })
    }

    /// Runs a function that rebuilds the view, and then gives the focus back to the control with the same id.
    pub fn keep_focus(&self, work: impl FnOnce()) {
        let focused = self.root.active_element().map(|element| element.id()).filter(|id| !id.is_empty());
        work();
        focused.inspect(|id| self.focus(&["#", id].concat()));
    }

    /// Focuses the first element of the view that matches a selector.
    pub fn focus(&self, selector: &str) {
        focus_in(&self.frame, selector);
    }

    /// Focuses an element in the next frame, for elements that a pending effect will render. See [`focus`](Self::focus).
    pub fn focus_after_render(&self, selector: &'static str) {
        let frame = self.frame.clone();
        timer::next_frame(move || focus_in(&frame, selector));
    }

    /// Returns the first element of the view that matches a selector.
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
