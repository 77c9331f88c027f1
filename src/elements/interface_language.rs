//! The language and the messages of one element's interface.

use std::cell::{Cell, RefCell};

use js_sys::{Function, Promise};
use offprint_core::messages::{Messages, SOURCE_LANGUAGE};

use crate::browser::languages::{self, Language};
use crate::browser::{dates, lists, numbers, plurals};
use crate::components::{FormattedTime, LanguageRules};

/// The formatting rules of all languages, from the browser.
pub const RULES: LanguageRules =
    LanguageRules { time: format_time, number: numbers::write, plural: plurals::category, list: lists::literals };

/// The language chosen by the loader, with the publisher's own wording on top of its messages.
pub struct InterfaceLanguage {
    choose: Function,
    current: RefCell<Option<Language>>,
    /// The publisher's own wording, as JSON.
    strings: RefCell<Option<String>>,
    /// All messages, read when they are first needed.
    messages: RefCell<Option<Messages>>,
    /// True while the messages are English because the file of the language has not loaded.
    is_waiting: Cell<bool>,
}

impl InterfaceLanguage {
    /// Creates a language that is not chosen yet. `choose` is the loader's function.
    pub fn new(choose: Function, strings: Option<String>) -> Self {
        Self {
            choose,
            current: RefCell::default(),
            strings: RefCell::new(strings),
            messages: RefCell::default(),
            is_waiting: Cell::default(),
        }
    }

    /// Replaces the publisher's own wording. It applies from the next [`choose`](Self::choose).
    pub fn set_strings(&self, strings: Option<String>) {
        self.strings.replace(strings);
    }

    /// Chooses the language. `article` is the article's language, if it is known. Until the file has loaded the messages are English.
    pub fn choose(&self, article: Option<&str>) {
        self.current.replace(languages::choose(&self.choose, article));
        self.messages.take();
        self.is_waiting.set(self.arriving().is_some());
    }

    /// Returns a promise that resolves when the language's file has loaded or failed; `None` if there is nothing to wait for.
    pub fn arriving(&self) -> Option<Promise> {
        self.current.borrow().as_ref()?.arriving()
    }

    /// Uses the file that has loaded. Returns true if that changes the messages.
    pub fn complete(&self) -> bool {
        // The file of a language chosen before may be what has loaded: then this one is still awaited.
        let has_loaded = self.current.borrow().as_ref().and_then(Language::sentences).is_some();
        let is_news = has_loaded && self.is_waiting.take();
        if is_news {
            self.messages.take();
        }
        is_news
    }

    /// Returns the tag for dates and numbers.
    pub fn tag(&self) -> String {
        self.current.borrow().as_ref().map_or_else(|| SOURCE_LANGUAGE.to_owned(), Language::tag)
    }

    /// Returns all messages.
    pub fn messages(&self) -> Messages {
        self.messages.borrow_mut().get_or_insert_with(|| self.read()).clone()
    }

    fn read(&self) -> Messages {
        let current = self.current.borrow();
        let (tag, file) = (self.tag(), current.as_ref().map(Language::file).unwrap_or_default());
        let mut messages = Messages::default();
        let sentences = current.as_ref().and_then(Language::sentences);
        sentences.iter().for_each(|sentences| messages.overlay(&[&tag], sentences));
        self.strings.borrow().iter().for_each(|strings| messages.overlay(&[&tag, &file], strings));
        messages
    }
}

fn format_time(iso: &str, lang: &str) -> Option<FormattedTime> {
    let written = dates::write_time(iso, lang)?;
    Some(FormattedTime { datetime: written.datetime, text: written.text })
}
