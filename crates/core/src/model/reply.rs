//! The reader's reply: the draft, its validation, and the reply that may be sent.
//!
//! The rules are those of WordPress (`wp_handle_comment_submission()`), so that a reply that is valid here is not refused there. Only
//! [`validate`] makes a [`Reply`], and only a [`Reply`] can be sent.

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

/// An error in one field of a reply. Its text for readers is in [`messages`](crate::messages).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldError {
    /// The field is empty and must not be.
    Required,
    /// The text is longer than [`Field::limit`].
    TooLong {
        /// The number of bytes of UTF-8 beyond the limit.
        over: usize,
    },
    /// The text is no email address.
    NotAnEmail(EmailProblem),
    /// The text is no address of a web page.
    NotAWebAddress,
    /// The address runs a script (`javascript:`) or points into the reader's own machine (`file:`).
    UnsafeScheme,
    /// The server refused the field with this message: plain text, never empty.
    Server(String),
}

/// A validated reply, which may be sent: its fields are trimmed, and its website has a scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    comment: String,
    author: String,
    email: String,
    url: String,
    parent: Option<String>,
}

impl Reply {
    /// Returns the text. Never empty.
    pub fn comment(&self) -> &str {
        &self.comment
    }

    /// Returns the name as typed, plain text that may contain `<`. Empty only where the server does not require it.
    pub fn author(&self) -> &str {
        &self.author
    }

    /// Returns the email address. Empty only where the server does not require it.
    pub fn email(&self) -> &str {
        &self.email
    }

    /// Returns the website with its scheme, `http` or `https`; `None` if the field was empty.
    pub fn url(&self) -> Option<&str> {
        (!self.url.is_empty()).then_some(&*self.url)
    }

    /// Returns the id of the reply that this one answers.
    pub fn parent(&self) -> Option<&str> {
        self.parent.as_deref()
    }
}

/// Checks one field of a draft; `None` if it is valid.
///
/// # Examples
///
/// ```
/// use offprint_core::model::reply::{Field, FieldError, ReplyDraft, RequiredFields, check};
///
/// let draft = ReplyDraft { url: "javascript:alert(1)".into(), ..ReplyDraft::default() };
/// assert_eq!(check(&draft, Field::Url, RequiredFields::default()), Some(FieldError::UnsafeScheme));
/// assert_eq!(check(&draft, Field::Author, RequiredFields::default()), Some(FieldError::Required));
/// ```
pub fn check(draft: &ReplyDraft, field: Field, required: RequiredFields) -> Option<FieldError> {
    normalize_field(field, draft.get(field), required).err()
}

/// Turns a draft into a reply that may be sent.
///
/// # Errors
///
/// Returns the error of every invalid field, in form order.
///
/// # Examples
///
/// ```
/// use offprint_core::model::reply::{EmailProblem, Field, FieldError, ReplyDraft, RequiredFields, validate};
///
/// let mut draft = ReplyDraft {
///     comment: " I was there. ".into(),
///     author: "Ann".into(),
///     email: "ann@mail".into(),
///     url: "ann.example".into(),
///     parent: None,
/// };
/// let errors = vec![(Field::Email, FieldError::NotAnEmail(EmailProblem::NoDot))];
/// assert_eq!(validate(&draft, RequiredFields::default()), Err(errors));
///
/// draft.email = "ann@mail.example".into();
/// let reply = validate(&draft, RequiredFields::default()).unwrap();
/// assert_eq!((reply.comment(), reply.url()), ("I was there.", Some("https://ann.example")));
/// ```
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

/// Returns the number of **bytes** that may still be typed, once the limit is near; `None` while it is far, and once it is exceeded (then
/// [`check`] returns [`FieldError::TooLong`]).
///
/// Near means the last tenth of the limit, at least 20 bytes and at most 1,000. The minimum shows a count before the last word of an email
/// address; the maximum, about 150 words, keeps it away from readers with pages of a comment's 65,525 bytes left.
///
/// # Examples
///
/// ```
/// use offprint_core::model::reply::{Field, bytes_left};
///
/// assert_eq!(bytes_left(Field::Author, "Ann"), None);
/// assert_eq!(bytes_left(Field::Author, &"é".repeat(120)), Some(5));
/// ```
pub fn bytes_left(field: Field, value: &str) -> Option<usize> {
    let near = (field.limit() / 10).clamp(20, 1_000);
    let left = field.limit().checked_sub(sent_length(field, value))?;
    (left <= near).then_some(left)
}

/// Returns the value to send for the text of a field.
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

/// Returns the problem to show: WordPress calls `ann` too short, but the missing `@` helps a reader more.
fn readers_email_problem(value: &str) -> Option<EmailProblem> {
    match email_problem(value) {
        Some(EmailProblem::TooShort) if !value.contains('@') => Some(EmailProblem::NoAt),
        problem => problem,
    }
}

/// Returns the length in bytes of the value that would be sent, with an added `https://`.
fn sent_length(field: Field, typed: &str) -> usize {
    let value = trimmed(field, typed);
    match field {
        Field::Url => normal_website(value).map_or(value.len(), |address| address.len()),
        _ => value.len(),
    }
}

/// Trims the text of a field, because WordPress's REST API, unlike its form, does not.
///
/// An email or web address also loses invisible characters at its ends, which are often copied with it; in text they may matter (a
/// right-to-left mark at the beginning).
fn trimmed(field: Field, typed: &str) -> &str {
    match field {
        Field::Email | Field::Url => typed.trim_matches(is_unseen),
        Field::Comment | Field::Author => typed.trim(),
    }
}

/// Returns true if a value has nothing visible: only white space and invisible characters, or, in a name, only tags, which WordPress
/// removes there.
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
