//! Messages, language, heading level and formats: what every component is given besides its own props.

use std::ops::Deref;
use std::sync::Arc;

use offprint_core::messages::{MessageKey, Messages, fill};
use offprint_core::model::article::Direction;

use super::language_rules::{FormattedTime, LanguageRules};

/// The interface's settings, shared by all components of an element. Cloning clones a pointer.
#[derive(Clone, Debug)]
pub struct UiContext(Arc<UiSettings>);

/// The settings a [`UiContext`] points to.
#[derive(Clone, Debug)]
pub struct UiSettings {
    /// Every sentence.
    pub messages: Messages,
    /// Language of the interface, a tag of BCP 47. It may be another one than the article's.
    pub lang: String,
    /// Level of the headline, 1 to 6.
    pub heading_level: u8,
    /// Formats of a language.
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
    /// The sentence for a key.
    pub fn t(&self, key: MessageKey) -> String {
        self.messages.get(key).to_owned()
    }

    /// The sentence for a key with a value in the place of its first placeholder.
    pub fn fill(&self, key: MessageKey, value: &str) -> String {
        fill(self.messages.get(key), value)
    }

    /// The sentence for a key in the plural form of a count, with the count in it.
    pub fn count(&self, key: MessageKey, count: u32) -> String {
        let category = |language: &str| (self.rules.plural)(count, language);
        fill(self.messages.plural(key, &category), &self.number(count))
    }

    /// A number as the language writes it.
    pub fn number(&self, number: u32) -> String {
        (self.rules.number)(number, &self.lang)
    }

    /// A source's time as the language writes it; `None` when it is no time.
    pub fn time(&self, iso: &str) -> Option<FormattedTime> {
        (self.rules.time)(iso, &self.lang)
    }

    /// The direction that the language is written in.
    pub fn direction(&self) -> Direction {
        Direction::of_language(&self.lang)
    }

    /// The tag of a heading so many levels below the headline; `h6` at the deepest.
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
