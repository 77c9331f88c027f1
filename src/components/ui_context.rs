//! Messages, language, heading level and formats, which every component receives in addition to its own props.

use std::ops::Deref;
use std::sync::Arc;

use offprint_core::messages::{MessageKey, Messages, fill};
use offprint_core::model::article::Direction;

use super::language_rules::{FormattedTime, LanguageRules};

/// The interface's settings, shared by all components of an element. Cloning it is cheap.
#[derive(Clone, Debug)]
pub struct UiContext(Arc<UiSettings>);

/// The settings a [`UiContext`] points to.
#[derive(Clone, Debug)]
pub struct UiSettings {
    /// All sentences.
    pub messages: Messages,
    /// The language of the interface, a BCP 47 tag. It may differ from the article's.
    pub lang: String,
    /// The level of the headline, 1 to 6.
    pub heading_level: u8,
    /// The formatting functions.
    pub rules: LanguageRules,
}

impl From<UiSettings> for UiContext {
    fn from(settings: UiSettings) -> Self {
        Self(Arc::new(settings))
    }
}

impl Deref for UiContext {
    type Target = UiSettings;

    fn deref(&self) -> &UiSettings {
        &self.0
    }
}

impl UiSettings {
    /// Returns the sentence for a key.
    pub fn t(&self, key: MessageKey) -> String {
        self.messages.get(key).to_owned()
    }

    /// Returns the sentence for a key, with a value in the place of its first placeholder.
    pub fn fill(&self, key: MessageKey, value: &str) -> String {
        fill(self.messages.get(key), value)
    }

    /// Returns the sentence for a key in the plural form of a count, with the count inserted.
    pub fn count(&self, key: MessageKey, count: u32) -> String {
        let category = |language: &str| (self.rules.plural)(count, language);
        fill(self.messages.plural(key, &category), &self.number(count))
    }

    /// Formats a number.
    pub fn number(&self, number: u32) -> String {
        (self.rules.number)(number, &self.lang)
    }

    /// Formats the time of a source; returns `None` if it is not a time.
    pub fn time(&self, iso: &str) -> Option<FormattedTime> {
        (self.rules.time)(iso, &self.lang)
    }

    /// Returns the writing direction of the language.
    pub fn direction(&self) -> Direction {
        Direction::of_language(&self.lang)
    }

    /// Returns the tag name of a heading this many levels below the headline, at most `h6`.
    pub fn heading(&self, below: u8) -> &'static str {
        match self.heading_level + below {
            1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        }
    }
}
