//! The language and the words of one element's interface.

use std::cell::{Cell, RefCell};

use js_sys::{Function, Promise};
use offprint_core::messages::{Messages, SOURCE_LANGUAGE};

use crate::browser::languages::{self, Language};
use crate::browser::{dates, lists, numbers, plurals};
use crate::components::{FormattedTime, LanguageRules};

/// The rules of all languages, by the browser.
pub const RULES: LanguageRules =
    LanguageRules { time: format_time, number: numbers::write, plural: plurals::category, list: lists::literals };

/// The language that the loader has chosen, and the publisher's wording over its sentences.
pub struct InterfaceLanguage {
    choose: Function,
    current: RefCell<Option<Language>>,
    /// The publisher's wording, JSON.
    strings: RefCell<Option<String>>,
    /// Every sentence, once somebody has asked for one.
    messages: RefCell<Option<Messages>>,
    /// True while the words are English because those of the language are not here yet.
    is_waiting: Cell<bool>,
}

impl InterfaceLanguage {
    /// A language that is not chosen yet. `choose` is the loader's.
    pub fn new(choose: Function, strings: Option<String>) -> Self {
        Self {
            choose,
            current: RefCell::default(),
            strings: RefCell::new(strings),
            messages: RefCell::default(),
            is_waiting: Cell::default(),
        }
    }

    /// Takes another wording; it counts from the next choice on.
    pub fn set_strings(&self, strings: Option<String>) {
        self.strings.replace(strings);
    }

    /// Chooses the language for an article that names one, or none. Until its file is here the words are English.
    pub fn choose(&self, article: Option<&str>) {
        self.current.replace(languages::choose(&self.choose, article));
        self.messages.take();
        self.is_waiting.set(self.arriving().is_some());
    }

    /// Resolves when the file of the language is here, or can't be had; `None` if there is nothing to wait for.
    pub fn arriving(&self) -> Option<Promise> {
        self.current.borrow().as_ref()?.arriving()
    }

    /// Takes the file that has arrived. Returns `true` if that changes the words.
    pub fn complete(&self) -> bool {
        let is_news = self.is_waiting.take() && self.current.borrow().as_ref().and_then(Language::sentences).is_some();
        if is_news {
            self.messages.take();
        }
        is_news
    }

    /// The tag that dates and numbers are written by.
    pub fn tag(&self) -> String {
        self.current.borrow().as_ref().map_or_else(|| SOURCE_LANGUAGE.to_owned(), Language::tag)
    }

    /// Every sentence.
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
