//! The reader's reply: the draft, its errors, and the reply that may be sent.
//!
//! The rules are WordPress's (`wp_handle_comment_submission()`), so that a form that looks right here is right there too. A
//! [`Reply`] comes only out of [`validate`], and only a [`Reply`] can be sent.

mod draft;
mod email;
mod email_suggestion;
mod field;
mod required_fields;
mod strip_tags;
mod website;

pub use draft::ReplyDraft;
pub use email::{EmailProblem, email_problem};
pub use email_suggestion::suggest_email;
pub use field::Field;
pub use required_fields::RequiredFields;
pub use strip_tags::without_tags;
pub use website::{is_web_link, normal_website};

/// An error in one field. The words for it are in [`messages`](crate::messages).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldError {
    /// It may not be empty.
    Required,
    /// It is longer than the server takes.
    TooLong {
        /// By how many bytes of UTF-8.
        over: usize,
    },
    /// It is no email address.
    NotAnEmail(EmailProblem),
    /// It is no address of a web page.
    NotAWebAddress,
    /// It is an address that runs something (`javascript:`) or points into the reader's own machine (`file:`).
    UnsafeScheme,
    /// The server refused it in these words: plain text, never empty.
    Server(String),
}

/// A reply that keeps every rule and may be sent: trimmed, its website complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    comment: String,
    author: String,
    email: String,
    url: String,
    parent: Option<String>,
}

impl Reply {
    /// The text, never empty.
    pub fn comment(&self) -> &str {
        &self.comment
    }

    /// The name as typed: it is text and may hold `<`. Empty only where the server wants none.
    pub fn author(&self) -> &str {
        &self.author
    }

    /// The email address. Empty only where the server wants none.
    pub fn email(&self) -> &str {
        &self.email
    }

    /// The website with its scheme, `http` or `https`; `None` if none was given.
    pub fn url(&self) -> Option<&str> {
        (!self.url.is_empty()).then_some(&*self.url)
    }

    /// The id of the reply that this one answers.
    pub fn parent(&self) -> Option<&str> {
        self.parent.as_deref()
    }
}

/// Checks one field of a draft.
pub fn check(draft: &ReplyDraft, field: Field, required: RequiredFields) -> Option<FieldError> {
    normalize_field(field, draft.get(field), required).err()
}

/// Turns a draft into a reply that may be sent, or says what is wrong with every field that is wrong, in form order.
pub fn validate(draft: &ReplyDraft, required: RequiredFields) -> Result<Reply, Vec<(Field, FieldError)>> {
    let mut errors = Vec::new();
    let mut take = |field| {
        normalize_field(field, draft.get(field), required).unwrap_or_else(|error| {
            errors.push((field, error));
            String::new()
        })
    };
    let reply = Reply {
        comment: take(Field::Comment),
        author: take(Field::Author),
        email: take(Field::Email),
        url: take(Field::Url),
        parent: draft.parent.clone().filter(|parent| !parent.is_empty()),
    };
    if errors.is_empty() { Ok(reply) } else { Err(errors) }
}

/// How many **bytes** may still be typed, once the limit is near; `None` while it is far, and once it is passed (then
/// [`check`] says [`FieldError::TooLong`]).
///
/// Near is the last tenth, but at least 20 bytes, so that a count is seen before the last word of an email address, and at most
/// 1,000, about 150 words: of a comment's 65,525 bytes a tenth would be a whole page more, and a count there only unsettles.
pub fn bytes_left(field: Field, value: &str) -> Option<usize> {
    let near = (field.limit() / 10).clamp(20, 1_000);
    let left = field.limit().checked_sub(sent_length(field, value))?;
    (left <= near).then_some(left)
}

/// The value to send for what was typed into a field.
fn normalize_field(field: Field, typed: &str, required: RequiredFields) -> Result<String, FieldError> {
    let value = trimmed(field, typed);
    if is_blank(field, value) {
        return if required.has(field) { Err(FieldError::Required) } else { Ok(String::new()) };
    }
    let value = match field {
        Field::Url => normal_website(value)?,
        Field::Email => match readers_email_problem(value) {
            Some(problem) => return Err(FieldError::NotAnEmail(problem)),
            None => value.to_string(),
        },
        Field::Comment | Field::Author => value.to_string(),
    };
    match value.len().checked_sub(field.limit()) {
        None | Some(0) => Ok(value),
        Some(over) => Err(FieldError::TooLong { over }),
    }
}

/// WordPress finds `ann` too short before it misses the `@`; a reader is better told what is missing.
fn readers_email_problem(value: &str) -> Option<EmailProblem> {
    match email_problem(value) {
        Some(EmailProblem::TooShort) if !value.contains('@') => Some(EmailProblem::NoAt),
        problem => problem,
    }
}

/// The length that counts: of what would be sent, so `https://` is part of it.
fn sent_length(field: Field, typed: &str) -> usize {
    let value = trimmed(field, typed);
    match field {
        Field::Url => normal_website(value).map_or(value.len(), |address| address.len()),
        _ => value.len(),
    }
}

/// WordPress's form trims every field, its REST API none, so it is done before sending. An email or web address also loses the
/// invisible marks that come along when it is copied; in text they may mean something (a first right-to-left mark).
fn trimmed(field: Field, typed: &str) -> &str {
    match field {
        Field::Email | Field::Url => typed.trim_matches(is_unseen),
        Field::Comment | Field::Author => typed.trim(),
    }
}

/// Nothing to see: only white space and invisible marks, or in a name, which WordPress strips of them, only tags.
fn is_blank(field: Field, value: &str) -> bool {
    match field {
        Field::Author => without_tags(value).chars().all(is_unseen),
        _ => value.chars().all(is_unseen),
    }
}

fn is_unseen(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\0' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
