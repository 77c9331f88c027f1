//! The fields of a reply, with WordPress's names and limits.

/// A field of the reply form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The text of the reply.
    Comment,
    /// The reader's name.
    Author,
    /// The reader's email address, never shown.
    Email,
    /// The reader's website, shown as a link on the name.
    Url,
}

impl Field {
    /// Every field, in the order of the form, its summary and its errors; that of WordPress's `comment_form()` since 4.4.
    pub const ALL: [Field; 4] = [Field::Comment, Field::Author, Field::Email, Field::Url];

    /// Returns the `name` of the control. It is WordPress's name, so that browsers autofill the field and a plain form post works.
    pub fn name(self) -> &'static str {
        match self {
            Field::Comment => "comment",
            Field::Author => "author",
            Field::Email => "email",
            Field::Url => "url",
        }
    }

    /// Returns the maximum length in **bytes** of UTF-8, that of WordPress's database column (`wp_get_comment_fields_max_lengths()`).
    ///
    /// `maxlength` is no substitute: 123 times `é` is too long for a name, but passes a browser's `maxlength="245"`.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::model::reply::Field;
    ///
    /// assert_eq!(Field::ALL.map(Field::limit), [65_525, 245, 100, 200]);
    /// ```
    pub fn limit(self) -> usize {
        match self {
            Field::Comment => 65_525,
            Field::Author => 245,
            Field::Email => 100,
            Field::Url => 200,
        }
    }
}
