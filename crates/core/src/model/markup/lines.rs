//! Parts of a text that formats apply to: words, addresses, paragraphs, lines.

use std::ops::Range;

/// A selection without the white space at its ends; of nothing but white space its start.
pub fn narrowed(text: &str, selected: Range<usize>) -> Range<usize> {
    let inner = &text[selected.clone()];
    let start = selected.start + (inner.len() - inner.trim_start().len());
    let end = selected.start + inner.trim_end().len();
    if start < end { start..end } else { selected.start..selected.start }
}

/// The whole lines that a selection touches. One that ends with a line break does not touch the next line.
pub fn whole(text: &str, selected: Range<usize>) -> Range<usize> {
    let is_after_break = !selected.is_empty() && text[..selected.end].ends_with('\n');
    let end = if is_after_break { selected.end - 1 } else { selected.end };
    let first = text[..selected.start].rfind('\n').map_or(0, |at| at + 1);
    let last = text[end..].find('\n').map_or(text.len(), |at| end + at);
    first..last.max(first)
}

/// What has to stand before and after lines for them to be a block of their own: nothing, or a blank line.
pub fn gaps(text: &str, lines: &Range<usize>) -> [&'static str; 2] {
    let (before, after) = (&text[..lines.start], &text[lines.end..]);
    let is_first = before.trim_end_matches('\n').is_empty() || before.ends_with("\n\n");
    let is_last = after.trim_start_matches('\n').is_empty() || after.starts_with("\n\n");
    [if is_first { "" } else { "\n" }, if is_last { "" } else { "\n" }]
}

/// The text with something done to the words of each paragraph; `None` if it can't be done to one of them.
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

/// Tells whether words are the whole address of a web page.
pub fn is_address(words: &str) -> bool {
    let rest = words.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"));
    rest.is_some_and(|(_, rest)| !rest.is_empty()) && !words.contains(char::is_whitespace)
}
