//! What every component is given besides its own values.

use std::ops::Deref;
use std::rc::Rc;

use super::element::{El, el};
use crate::messages::{MessageKey, Messages};

/// A time, for machines and for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// ISO 8601, for the `datetime` attribute.
    pub datetime: String,
    /// As the reader's locale and time zone write it.
    pub text: String,
}

/// Turns a source's time into a [`Moment`]; `None` when it is no time. The second argument is the language to write in.
pub type WriteTime = fn(&str, Option<&str>) -> Option<Moment>;

/// Wording, language and the way times are written. Shared: a clone is one more pointer.
#[derive(Clone)]
pub struct Context(Rc<Surroundings>);

/// What a [`Context`] points to.
pub struct Surroundings {
    /// Every sentence.
    pub strings: Messages,
    /// Language of the interface; the reader's own when absent.
    pub lang: Option<String>,
    /// Level of the headline, 1 to 6.
    pub heading_level: u8,
    /// How times are written here.
    pub write_time: WriteTime,
}

impl From<Surroundings> for Context {
    fn from(surroundings: Surroundings) -> Self {
        Self(Rc::new(surroundings))
    }
}

impl Deref for Context {
    type Target = Surroundings;

    fn deref(&self) -> &Surroundings {
        &self.0
    }
}

impl Surroundings {
    /// The wording of a sentence.
    pub fn say(&self, text: Text) -> &str {
        self.strings.get(text)
    }

    /// The wording of a sentence with a value in it.
    pub fn fill(&self, text: Text, value: &str) -> String {
        self.strings.fill(text, value)
    }

    /// A `<time>` element, where the source's time can be understood.
    pub fn time(&self, class: &'static str, iso: &str) -> Option<El> {
        let moment = (self.write_time)(iso, self.lang.as_deref())?;
        Some(el("time").class(class).attr("datetime", &moment.datetime).text(&moment.text))
    }

    /// A heading so many levels below the headline.
    pub fn heading(&self, below: u8) -> El {
        el(match self.heading_level + below {
            1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        })
    }
}
