//! WordPress's rule for email addresses: the steps of `is_email()`, in the same order.
//!
//! It differs from `type="email"`: a browser accepts `a@b.c`, `abc@d` and `user@localhost`, which the server refuses, and refuses labels
//! of more than 63 letters, which WordPress accepts.

/// The first rule of `is_email()` that an address breaks. The name in brackets is WordPress's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailProblem {
    /// Fewer than 6 bytes (`email_too_short`).
    TooShort,
    /// No `@`, or nothing before it (`email_no_at`).
    NoAt,
    /// A character that is not allowed before the `@`: a space, a comma, a letter outside ASCII (`local_invalid_chars`).
    BeforeAt,
    /// Two dots in a row after the `@` (`domain_period_sequence`).
    DoubleDot,
    /// The domain begins or ends with a dot or a space (`domain_period_limits`).
    DotAtEdge,
    /// The domain has no dot (`domain_no_periods`).
    NoDot,
    /// A part of the domain begins or ends with a hyphen or a space (`sub_hyphen_limits`).
    HyphenAtEdge,
    /// A character that is not allowed in the domain: an underscore, a second `@`, a letter outside ASCII (`sub_invalid_chars`).
    InDomain,
}

/// Returns the reason why WordPress would refuse an address; `None` if it is valid. The caller trims the address.
///
/// One difference is intended: WordPress accepts a line break before the `@`, and this function does not.
///
/// # Examples
///
/// ```
/// use offprint_core::model::reply::{EmailProblem, email_problem};
///
/// assert_eq!(email_problem("ann+news@mail.example"), None);
/// assert_eq!(email_problem("ann@localhost"), Some(EmailProblem::NoDot));
/// assert_eq!(email_problem("a@b.c"), Some(EmailProblem::TooShort));
/// ```
pub fn email_problem(address: &str) -> Option<EmailProblem> {
    if address.len() < 6 {
        return Some(EmailProblem::TooShort);
    }
    let (local, domain) = match address.split_once('@') {
        Some((local, domain)) if !local.is_empty() => (local, domain),
        // WordPress looks for an `@` from the second character on, yet splits at the first one.
        Some((_, rest)) if rest.contains('@') => return Some(EmailProblem::BeforeAt),
        _ => return Some(EmailProblem::NoAt),
    };
    if !local.bytes().all(may_stand_before_at) {
        return Some(EmailProblem::BeforeAt);
    }
    if domain.contains("..") {
        return Some(EmailProblem::DoubleDot);
    }
    if domain.starts_with(dot_or_blank) || domain.ends_with(dot_or_blank) {
        return Some(EmailProblem::DotAtEdge);
    }
    if !domain.contains('.') {
        return Some(EmailProblem::NoDot);
    }
    domain.split('.').find_map(label_problem)
}

fn label_problem(label: &str) -> Option<EmailProblem> {
    if label.starts_with(hyphen_or_blank) || label.ends_with(hyphen_or_blank) {
        return Some(EmailProblem::HyphenAtEdge);
    }
    let plain = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (!plain).then_some(EmailProblem::InDomain)
}

fn may_stand_before_at(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~.-".contains(&byte)
}

fn dot_or_blank(character: char) -> bool {
    character == '.' || blank(character)
}

fn hyphen_or_blank(character: char) -> bool {
    character == '-' || blank(character)
}

/// Returns true for the white space that PHP's `trim()` removes.
fn blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\0' | '\x0b')
}
