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

/// Mounts an element and loads its article. Returns `undefined` if the element belongs to no document.
///
/// `dispatch` takes an event's name without the prefix, and its detail. `choose_language` takes the article's language, if it is known.
/// `article` and `strings` are the properties set by a script, or `null`.
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

/// The controller of one element, from its insertion to its removal.
#[wasm_bindgen]
pub struct ElementController {
    element: Rc<Element>,
    loader: Rc<ArticleLoader>,
}

#[wasm_bindgen]
impl ElementController {
    /// Applies changed attributes. Loads the article again only if its source has changed.
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

    /// Shows the article in a document given by a script, or, for `null`, the one that the element names.
    pub fn set_article(&self, article: JsValue) {
        self.loader.give(json(&article));
        self.loader.load();
    }

    /// Replaces the publisher's own wording.
    pub fn set_messages(&self, strings: JsValue) {
        self.element.language.set_strings(json(&strings));
        self.loader.show_again();
    }

    /// Loads the article again.
    pub fn reload(&self) {
        self.loader.load();
    }

    /// Removes the view and all its state.
    pub fn unmount(&self) {
        self.loader.end();
    }
}

/// Serializes a value from a script as JSON. Returns `None` for `null` and `undefined`. A value that can't be serialized becomes `null`.
pub fn json(value: &JsValue) -> Option<String> {
    if value.is_null() || value.is_undefined() {
        return None;
    }
    let text = JSON::stringify(value).ok().and_then(|text| text.as_string());
    Some(text.unwrap_or_else(|| "null".to_owned()))
}
