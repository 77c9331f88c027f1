//! WordPress's rule for email addresses: `is_email()`, step by step and in its order.
//!
//! It is not what `type="email"` takes. A browser lets `a@b.c`, `abc@d` and `user@localhost` through to an error from the
//! server, and stops labels of more than 63 letters that WordPress accepts.

/// The first rule of `is_email()` that an address breaks. The name in brackets is WordPress's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailProblem {
    /// Fewer than 6 bytes (`email_too_short`).
    TooShort,
    /// No `@`, or nothing before it (`email_no_at`).
    NoAt,
    /// A character before the `@` that can't stand there: a space, a comma, a letter beyond ASCII (`local_invalid_chars`).
    BeforeAt,
    /// Two dots in a row after the `@` (`domain_period_sequence`).
    DoubleDot,
    /// The domain begins or ends with a dot or a space (`domain_period_limits`).
    DotAtEdge,
    /// The domain has no dot (`domain_no_periods`).
    NoDot,
    /// A part of the domain begins or ends with a hyphen or a space (`sub_hyphen_limits`).
    HyphenAtEdge,
    /// A character in the domain that can't stand there: an underscore, a second `@`, a letter beyond ASCII
    /// (`sub_invalid_chars`).
    InDomain,
}

/// Finds why WordPress would refuse an address. The address is judged as it stands: trim it first.
///
/// One difference, on purpose: WordPress lets a line break stand before the `@`; here it is refused.
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

/// Tests for the white space of PHP's `trim()`.
fn blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\0' | '\x0b')
}
