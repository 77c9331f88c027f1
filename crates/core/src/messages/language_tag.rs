//! Language tags (BCP 47), as far as wordings are told apart by them.

/// Tells whether a name looks like a language tag: language subtags have two or three letters (RFC 5646, section 2.2.1), and groups of
/// sentences more.
pub fn is_tag(name: &str) -> bool {
    let language = name.split('-').next().unwrap_or_default();
    matches!(language.len(), 2 | 3) && language.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Tells whether a language is the one that a tag means, or a variety of it: `de` means `de-AT` too.
pub fn means(tag: &str, language: &str) -> bool {
    language.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))
        && matches!(language.as_bytes().get(tag.len()), None | Some(b'-'))
}
