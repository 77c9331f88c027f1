//! PHP's way of removing tags.

/// Removes tags by the rules of PHP's `strip_tags()`: a `<` opens a tag unless white space follows, a `>` in quotes does not close it, and
/// an unclosed tag extends to the end.
///
/// It is **no** sanitizer: the result is plain text, to be inserted as text.
///
/// # Examples
///
/// ```
/// use offprint_core::model::reply::without_tags;
///
/// assert_eq!(without_tags("<b title='>'>Ann</b> < Bo"), "Ann < Bo");
/// assert_eq!(without_tags("Ann <3 Bo"), "Ann ");
/// ```
pub fn without_tags(text: &str) -> String {
    let mut left = String::new();
    let mut depth = 0u32;
    let mut quote = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let opens = character == '<' && !characters.peek().is_some_and(|next| next.is_ascii_whitespace());
        if depth == 0 {
            if opens {
                depth = 1;
            } else {
                left.push(character);
            }
        } else if let Some(open) = quote {
            if character == open {
                quote = None;
            }
        } else {
            match character {
                '"' | '\'' => quote = Some(character),
                '>' => depth -= 1,
                '<' if opens => depth += 1,
                _ => {}
            }
        }
    }
    left
}
