//! Formatting of times, numbers and lists, and plural categories, for each language: `Intl` in a browser, ICU natively.

/// A time, for machines and for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormattedTime {
    /// ISO 8601, for the `datetime` attribute.
    pub datetime: String,
    /// The time in the format of the language and in the reader's time zone.
    pub text: String,
}

/// Formatting functions. Each takes the language's tag (BCP 47) as its last argument.
#[derive(Clone, Copy, Debug)]
pub struct LanguageRules {
    /// Formats the time of a source; returns `None` if it is not a time.
    pub time: fn(&str, &str) -> Option<FormattedTime>,
    /// Formats a whole number.
    pub number: fn(u32, &str) -> String,
    /// Returns the plural category of a count (CLDR): `zero`, `one`, `two`, `few`, `many` or `other`.
    pub plural: fn(u32, &str) -> String,
    /// Returns the texts before the first of these names, between each two, and after the last: always one more than there are names.
    pub list: fn(&[&str], &str) -> Vec<String>,
}
