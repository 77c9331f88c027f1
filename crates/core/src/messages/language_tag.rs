//! Language tags (BCP 47) as the names of groups of sentences.

/// Returns true if a name looks like a language tag: its first subtag has two or three letters (RFC 5646, section 2.2.1). Names of other
/// groups are longer.
pub fn is_tag(name: &str) -> bool {
    let language = name.split('-').next().unwrap_or_default();
    matches!(language.len(), 2 | 3) && language.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Returns true if a language is that of a tag or a variety of it: the tag `de` covers `de` and `de-AT`.
pub fn means(tag: &str, language: &str) -> bool {
    language.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))
        && matches!(language.as_bytes().get(tag.len()), None | Some(b'-'))
}
