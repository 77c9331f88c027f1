//! The four things a reader can type, by WordPress's names and limits.

/// One control of the reply form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The comment.
    Comment,
    /// The reader's name.
    Author,
    /// The reader's email address, never shown.
    Email,
    /// The reader's website, shown as a link on the name.
    Url,
}

impl Field {
    /// Every field, in the order of WordPress's `comment_form()` since 4.4: the form, the summary and the errors follow it.
    pub const ALL: [Field; 4] = [Field::Comment, Field::Author, Field::Email, Field::Url];

    /// The control's `name`, WordPress's own, so that browsers fill it in and a plain form post works.
    pub fn name(self) -> &'static str {
        match self {
            Field::Comment => "comment",
            Field::Author => "author",
            Field::Email => "email",
            Field::Url => "url",
        }
    }

    /// The most a WordPress column takes (`wp_get_comment_fields_max_lengths()`), in **bytes** of UTF-8: 124 times `é` is
    /// too long for a name though a browser's `maxlength="245"` lets it pass.
    pub fn limit(self) -> usize {
        match self {
            Field::Comment => 65_525,
            Field::Author => 245,
            Field::Email => 100,
            Field::Url => 200,
        }
    }
}
