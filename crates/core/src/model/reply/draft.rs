//! The draft of a reply.

use super::Field;

/// A reply while it is written: any field may be empty, too long or invalid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReplyDraft {
    /// The text, as typed.
    pub comment: String,
    /// The reader's name, as typed.
    pub author: String,
    /// The reader's email address, as typed.
    pub email: String,
    /// The reader's website, as typed, perhaps without a scheme.
    pub url: String,
    /// The id of the reply that this one answers, if any.
    pub parent: Option<String>,
}

impl ReplyDraft {
    /// Returns the text of one field, as typed.
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

    /// Returns true if every field is empty or white space, so that there is nothing to store. `parent` does not count, because pressing
    /// *Reply* is not writing.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::model::reply::{Field, ReplyDraft};
    ///
    /// let mut draft = ReplyDraft { parent: Some("7".into()), ..ReplyDraft::default() };
    /// assert!(draft.is_empty());
    /// draft.set(Field::Comment, "Yes".into());
    /// assert!(!draft.is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        Field::ALL.iter().all(|&field| self.get(field).trim().is_empty())
    }
}
