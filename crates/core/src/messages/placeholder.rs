//! Placeholders in sentences: `{{name}}`, as i18next writes them, or `{name}`.

/// What stands before and behind the first placeholder of a sentence; `None` if there is none.
pub fn around(sentence: &str) -> Option<(&str, &str)> {
    let (before, rest) = sentence.split_once('{')?;
    let (_, after) = rest.split_once('}')?;
    Some((before, if rest.starts_with('{') { after.strip_prefix('}').unwrap_or(after) } else { after }))
}

/// A sentence with a value in the place of its first placeholder; the sentence itself if there is none.
pub fn fill(sentence: &str, value: &str) -> String {
    around(sentence).map_or_else(|| sentence.to_owned(), |(before, after)| [before, value, after].concat())
}

/// A sentence with a value in the place of the placeholder of that name, for sentences with several.
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
