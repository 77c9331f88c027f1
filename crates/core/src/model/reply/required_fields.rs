//! The fields that must not be empty.

use super::Field;

/// The fields that a server requires besides the comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequiredFields {
    /// True if the name is required.
    pub author: bool,
    /// True if the email address is required.
    pub email: bool,
}

/// Requires both, as WordPress does by default (`require_name_email`).
impl Default for RequiredFields {
    fn default() -> Self {
        Self { author: true, email: true }
    }
}

impl RequiredFields {
    /// Returns true if a field must not be empty: always for the comment, never for the website.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::model::reply::{Field, RequiredFields};
    ///
    /// let required = RequiredFields { author: true, email: false };
    /// assert!(required.has(Field::Comment));
    /// assert!(!required.has(Field::Email));
    /// ```
    pub fn has(self, field: Field) -> bool {
        match field {
            Field::Comment => true,
            Field::Author => self.author,
            Field::Email => self.email,
            Field::Url => false,
        }
    }
}
