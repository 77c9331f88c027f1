//! Cleaning of names from untrusted sources.

/// The maximum length of a name in characters.
const LONGEST: usize = 200;
/// The maximum number of combining marks on one letter. Vietnamese needs two, and no living language more than four.
const MARKS: usize = 4;

/// Cleans a name so that it fits into a line of text.
///
/// Control characters and direction overrides are removed, because they would reorder the words after the name (Unicode Standard Annex 9).
/// A letter keeps at most four combining marks, and a name at most 200 characters, with an ellipsis for the rest.
///
/// # Examples
///
/// ```
/// use offprint_core::model::person_name::person_name;
///
/// assert_eq!(person_name("Nguyễn Thị Minh"), "Nguyễn Thị Minh");
/// assert_eq!(person_name("\u{202e}nnA\u{202c} Example\u{7}"), "nnA Example");
/// ```
pub fn person_name(name: &str) -> String {
    let mut marks = 0;
    let mut kept = name.chars().filter(|c| {
        marks = if is_mark(*c) { marks + 1 } else { 0 };
        marks <= MARKS && !turns_text(*c) && (!c.is_control() || c.is_whitespace())
    });
    let mut out: String = kept.by_ref().take(LONGEST).collect();
    if kept.next().is_some() {
        out.push('…');
    }
    out.trim().to_owned()
}

/// Returns true for embeddings, overrides, isolates and marks of direction, and for zero-width spaces.
fn turns_text(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{61c}' | '\u{feff}')
}

/// Returns true for combining marks that can be stacked on any letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

#[cfg(test)]
mod tests {
    use super::person_name;

    #[test]
    fn a_name_is_left_as_it_is() {
        for name in ["Ann Example", "Nguyễn Thị Minh", "محمد بن سلمان", "O’Neil-Döring", "नरेन्द्र", "李小龙", "👩‍🔬 Ada"]
        {
            assert_eq!(person_name(name), name);
        }
    }

    #[test]
    fn what_turns_the_next_words_round_is_gone() {
        assert_eq!(person_name("\u{202e}nnA\u{202c} \u{2067}x\u{2069}\u{0}\u{7}"), "nnA x");
    }

    #[test]
    fn marks_are_not_piled_up_and_a_name_has_an_end() {
        assert_eq!(person_name(&format!("A{}b", "\u{301}".repeat(100))), format!("A{}b", "\u{301}".repeat(4)));
        assert_eq!(person_name(&"x".repeat(10_000)), "x".repeat(200) + "…");
    }
}
