//! Placeholders in sentences: `{{name}}`, i18next's syntax, or `{name}`.

/// Splits a sentence at its first placeholder, into the text before and after it; `None` if there is no placeholder.
///
/// # Examples
///
/// ```
/// use offprint_core::messages::around;
///
/// assert_eq!(around("In reply to {{name}}:"), Some(("In reply to ", ":")));
/// assert_eq!(around("Name"), None);
/// ```
pub fn around(sentence: &str) -> Option<(&str, &str)> {
    let (before, rest) = sentence.split_once('{')?;
    let (_, after) = rest.split_once('}')?;
    Some((before, if rest.starts_with('{') { after.strip_prefix('}').unwrap_or(after) } else { after }))
}

/// Replaces the first placeholder of a sentence; a sentence without one is returned unchanged.
///
/// # Examples
///
/// ```
/// use offprint_core::messages::fill;
///
/// assert_eq!(fill("Updated {{time}}", "14:05"), "Updated 14:05");
/// assert_eq!(fill("From {host}", "video.example"), "From video.example");
/// ```
pub fn fill(sentence: &str, value: &str) -> String {
    around(sentence).map_or_else(|| sentence.to_owned(), |(before, after)| [before, value, after].concat())
}

/// Replaces every placeholder with a given name, for sentences with several placeholders.
///
/// # Examples
///
/// ```
/// use offprint_core::messages::fill_named;
///
/// let sentence = fill_named("{{name}} on {{site}}", "site", "news.example");
/// assert_eq!(fill_named(&sentence, "name", "Ann"), "Ann on news.example");
/// ```
pub fn fill_named(sentence: &str, name: &str, value: &str) -> String {
    let mut filled = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = around(rest) {
        let placeholder = &rest[before.len()..rest.len() - after.len()];
        let is_it = placeholder.trim_matches(['{', '}']) == name;
        filled += before;
        filled += if is_it { value } else { placeholder };
        rest = after;
    }
    filled + rest
}
