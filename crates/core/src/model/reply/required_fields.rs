//! The fields that may not be left empty.

use super::Field;

/// What a server wants filled in besides the comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequiredFields {
    /// True for the name.
    pub author: bool,
    /// True for the email address.
    pub email: bool,
}

/// WordPress's default, `require_name_email`.
impl Default for RequiredFields {
    fn default() -> Self {
        Self { author: true, email: true }
    }
}

impl RequiredFields {
    /// Tells whether a field may not be left empty. The website always may.
    pub fn has(self, field: Field) -> bool {
        match field {
            Field::Comment => true,
            Field::Author => self.author,
            Field::Email => self.email,
            Field::Url => false,
        }
    }
}
