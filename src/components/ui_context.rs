//! Messages, language, heading level and time format: what every component is given besides its own props.

use std::ops::Deref;
use std::sync::Arc;

use offprint_core::messages::{MessageKey, Messages};

/// A time, for machines and for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormattedTime {
    /// ISO 8601, for the `datetime` attribute.
    pub datetime: String,
    /// The time as the reader's locale and time zone write it.
    pub text: String,
}

/// Formats a source's time in a language (the reader's own if `None`); `None` when it is no time.
pub type FormatTime = fn(&str, Option<&str>) -> Option<FormattedTime>;

/// The interface's settings, shared by all components of an element. Cloning clones a pointer.
#[derive(Clone, Debug)]
pub struct UiContext(Arc<UiSettings>);

/// The settings a [`UiContext`] points to.
#[derive(Clone, Debug)]
pub struct UiSettings {
    /// Every sentence.
    pub messages: Messages,
    /// Language of the interface; the reader's own when absent.
    pub lang: Option<String>,
    /// Level of the headline, 1 to 6.
    pub heading_level: u8,
    /// Formats times.
    pub format_time: FormatTime,
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
        self.messages.fill(key, value)
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
