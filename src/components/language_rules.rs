//! How a language writes times, numbers and lists, and which plural it takes: `Intl` in a browser, ICU natively.

/// A time, for machines and for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormattedTime {
    /// ISO 8601, for the `datetime` attribute.
    pub datetime: String,
    /// The time as the reader's locale and time zone write it.
    pub text: String,
}

/// Formats for a language, each of which takes the language's tag (BCP 47) last.
#[derive(Clone, Copy, Debug)]
pub struct LanguageRules {
    /// A source's time; `None` when it is no time.
    pub time: fn(&str, &str) -> Option<FormattedTime>,
    /// A whole number.
    pub number: fn(u32, &str) -> String,
    /// The plural category of a count (CLDR): `zero`, `one`, `two`, `few`, `many` or `other`.
    pub plural: fn(u32, &str) -> String,
    /// What stands before the first of these names, between them, and behind the last: always one text more than names.
    pub list: fn(&[&str], &str) -> Vec<String>,
}
