//! Text without its tags.

/// The text that stands outside tags, by the rules of PHP's `strip_tags()`: a `<` opens a tag unless white space follows, a
/// `>` in quotes does not close it, and an unclosed tag runs to the end.
///
/// It decides what is left of a name, and makes one line of a server's message. It is **no** defence: its result is text, to
/// be inserted as text.
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
