//! The module's interface to the loader: one controller for each element.

use std::rc::Rc;

use js_sys::{Function, JSON};
use offprint_core::config::{Config, Theme};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};

use super::article_loader::ArticleLoader;
use super::element::Element;
use super::interface_language::InterfaceLanguage;
use super::lazy;

/// Brings an element to life. `undefined` if it belongs to no document.
///
/// `dispatch` takes an event's name without the prefix, and its detail; `choose_language` takes the article's language, if it names one.
/// `article` and `strings` are what a script has set, `null` if nothing.
#[wasm_bindgen]
pub fn mount(
    host: HtmlElement,
    root: ShadowRoot,
    dispatch: Function,
    choose_language: Function,
    article: JsValue,
    strings: JsValue,
) -> Option<ElementController> {
    let language = InterfaceLanguage::new(choose_language, json(&strings));
    let element = Rc::new(Element::new(host, root, dispatch, language)?);
    if element.config.borrow().has_extras() {
        lazy::preload_extras();
    }
    if element.config.borrow().replies {
        lazy::preload_replies();
    }
    let loader = Rc::new(ArticleLoader::new(element.clone()));
    loader.give(json(&article));
    loader.load();
    element.fallback.show();
    Some(ElementController { element, loader })
}

/// One element on the page, from its first attribute to its removal.
#[wasm_bindgen]
pub struct ElementController {
    element: Rc<Element>,
    loader: Rc<ArticleLoader>,
}

#[wasm_bindgen]
impl ElementController {
    /// Follows a change of attributes.
    pub fn attributes_changed(&self) {
        let config = Config::read(&|name| self.element.host.get_attribute(name));
        let before = self.element.config.replace(config.clone());
        if before == config {
            return;
        }
        self.element.apply_theme();
        let origin = |config: &Config| (config.src.clone(), config.format, config.post.clone(), config.item.clone());
        if origin(&before) != origin(&config) {
            return self.loader.load();
        }
        // The theme has been applied.
        let rest = |config: Config| Config { theme: Theme::Auto, ..config };
        if rest(before) != rest(config) {
            self.loader.show_again();
        }
    }

    /// Shows the article in a document that a script gives, or with `null` again what the element names.
    pub fn set_article(&self, article: JsValue) {
        self.loader.give(json(&article));
        self.loader.load();
    }

    /// Changes the wording.
    pub fn set_messages(&self, strings: JsValue) {
        self.element.language.set_strings(json(&strings));
        self.loader.show_again();
    }

    /// Asks for the content once more.
    pub fn reload(&self) {
        self.loader.load();
    }

    /// Undoes everything.
    pub fn unmount(&self) {
        self.loader.end();
    }
}

/// A value of a script's as JSON; `None` for `null` and `undefined`. What can't be written as JSON is `null` in it.
pub fn json(value: &JsValue) -> Option<String> {
    if value.is_null() || value.is_undefined() {
        return None;
    }
    let text = JSON::stringify(value).ok().and_then(|text| text.as_string());
    Some(text.unwrap_or_else(|| "null".to_owned()))
}
