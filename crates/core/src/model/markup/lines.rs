//! The parts of a text that formats apply to: words, lines, paragraphs and addresses.

use std::ops::Range;

/// Returns a selection without the white space at its ends; for one of white space only, its start.
pub fn narrowed(text: &str, selected: Range<usize>) -> Range<usize> {
    let inner = &text[selected.clone()];
    let start = selected.start + (inner.len() - inner.trim_start().len());
    let end = selected.start + inner.trim_end().len();
    if start < end { start..end } else { selected.start..selected.start }
}

/// Returns the whole lines that a selection touches. A selection that ends with a line break does not touch the next line.
pub fn whole(text: &str, selected: Range<usize>) -> Range<usize> {
    let is_after_break = !selected.is_empty() && text[..selected.end].ends_with('\n');
    let end = if is_after_break { selected.end - 1 } else { selected.end };
    let first = text[..selected.start].rfind('\n').map_or(0, |at| at + 1);
    let last = text[end..].find('\n').map_or(text.len(), |at| end + at);
    first..last.max(first)
}

/// Returns the line breaks that have to be added before and after lines to make them a block of their own.
pub fn gaps(text: &str, lines: &Range<usize>) -> [&'static str; 2] {
    let (before, after) = (&text[..lines.start], &text[lines.end..]);
    let is_first = before.trim_end_matches('\n').is_empty() || before.ends_with("\n\n");
    let is_last = after.trim_start_matches('\n').is_empty() || after.starts_with("\n\n");
    [if is_first { "" } else { "\n" }, if is_last { "" } else { "\n" }]
}

/// Applies a change to the words of each paragraph, without the white space around them; `None` if it fails for one paragraph.
pub fn each_paragraph(text: &str, change: impl Fn(&str) -> Option<String>) -> Option<String> {
    let changed = |paragraph: &str| {
        let words = paragraph.trim();
        if words.is_empty() {
            return Some(paragraph.to_owned());
        }
        let (before, after) = paragraph.split_once(words)?;
        Some([before, &change(words)?, after].concat())
    };
    let paragraphs: Option<Vec<_>> = text.split("\n\n").map(changed).collect();
    Some(paragraphs?.join("\n\n"))
}

/// Returns true if the words are nothing but one `http` or `https` address.
pub fn is_address(words: &str) -> bool {
    let rest = words.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"));
    rest.is_some_and(|(_, rest)| !rest.is_empty()) && !words.contains(char::is_whitespace)
}
