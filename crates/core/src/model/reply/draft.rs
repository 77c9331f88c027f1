//! The text that a reader has typed so far.

use super::Field;

/// A reply as it is being written: anything may be empty, too long or wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReplyDraft {
    /// The text.
    pub comment: String,
    /// The name.
    pub author: String,
    /// The email address.
    pub email: String,
    /// The website.
    pub url: String,
    /// The id of the reply that this one answers, if it answers one.
    pub parent: Option<String>,
}

impl ReplyDraft {
    /// The text of one field, as typed.
    pub fn get(&self, field: Field) -> &str {
        match field {
            Field::Comment => &self.comment,
            Field::Author => &self.author,
            Field::Email => &self.email,
            Field::Url => &self.url,
        }
    }

    /// Replaces the text of one field.
    pub fn set(&mut self, field: Field, value: String) {
        match field {
            Field::Comment => self.comment = value,
            Field::Author => self.author = value,
            Field::Email => self.email = value,
            Field::Url => self.url = value,
        }
    }

    /// Tells whether nothing but white space was typed anywhere, so that there is nothing to keep. The parent does not count:
    /// pressing *Reply* is not writing.
    pub fn is_empty(&self) -> bool {
        Field::ALL.iter().all(|&field| self.get(field).trim().is_empty())
    }
}
