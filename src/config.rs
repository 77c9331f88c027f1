//! What a publisher writes on the element: attribute strings in, [`Config`] out. Total: whatever is written, there is a
//! configuration, and what was not understood is named so that it can be said once in the console.

use crate::model::Direction;

/// How light or dark the instance is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's system says.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// The value of the `theme` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// What one element was asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Address of the article's JSON.
    pub src: Option<String>,
    /// Address replies are sent to. Without one they are kept in the reader's browser, and the reader is told so.
    pub reply_to: Option<String>,
    /// Whether the replies and the form are shown.
    pub replies: bool,
    /// Whether the form is shown.
    pub form: bool,
    /// Light, dark or as the system says.
    pub theme: Theme,
    /// Language of the interface; the article's own language is part of the article.
    pub lang: Option<String>,
    /// Direction of the whole; by default that of the article.
    pub dir: Option<Direction>,
    /// Level of the headline, 1 to 6. Headings in the text come below it.
    pub heading_level: u8,
    /// Attributes whose value is not one of the known ones; the default was taken.
    pub misunderstood: Vec<&'static str>,
}

/// The attributes read, in the order of the README's table. All that an element must watch.
pub const ATTRIBUTES: [&str; 8] = ["src", "reply-to", "no-replies", "no-form", "theme", "lang", "dir", "heading-level"];

impl Config {
    /// Reads a configuration from whatever answers for attributes.
    pub fn read(attribute: &dyn Fn(&str) -> Option<String>) -> Self {
        let mut misunderstood = Vec::new();
        let given = |name: &str| attribute(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        let mut one_of = |name: &'static str, known: &dyn Fn(&str) -> bool| {
            let value = given(name)?;
            if known(&value) {
                return Some(value);
            }
            misunderstood.push(name);
            None
        };
        let theme = match one_of("theme", &|value| matches!(value, "auto" | "light" | "dark")).as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::Auto,
        };
        let dir = match one_of("dir", &|value| matches!(value, "auto" | "ltr" | "rtl")).as_deref() {
            Some("ltr") => Some(Direction::Ltr),
            Some("rtl") => Some(Direction::Rtl),
            _ => None,
        };
        let heading_level = one_of("heading-level", &|value| matches!(value.as_bytes(), [b'1'..=b'6']));
        let replies = attribute("no-replies").is_none();
        Self {
            src: given("src"),
            reply_to: given("reply-to"),
            replies,
            form: replies && attribute("no-form").is_none(),
            theme,
            lang: given("lang"),
            dir,
            heading_level: heading_level.map_or(1, |level| level.as_bytes()[0] - b'0'),
            misunderstood,
        }
    }
}
