//! Formatting in Markdown.

use std::ops::Range;

use super::lines::{each_paragraph, gaps, is_address, narrowed, whole};
use super::{Change, Format};

/// The placeholder for an address that the reader has yet to type.
const SCHEME: &str = "https://";

/// The line that opens and closes a block of code.
const FENCE: &str = "```";

pub fn change(text: &str, selected: Range<usize>, format: Format) -> Change {
    match format {
        Format::Bold => stars(text, narrowed(text, selected), "**"),
        Format::Italic => stars(text, narrowed(text, selected), "*"),
        Format::Link => link(text, narrowed(text, selected)),
        Format::Quote => quote(text, selected),
        Format::Code => code(text, narrowed(text, selected)),
    }
}

/// Changes emphasis. One star is emphasis, two are strong emphasis, three are both.
fn stars(text: &str, selected: Range<usize>, mark: &str) -> Change {
    let words = &text[selected.clone()];
    let around = run_before(&text[..selected.start], '*').min(run_after(&text[selected.end..], '*'));
    if has_mark(around, mark) {
        return Change::new(widened(&selected, mark.len()), ["", words, ""]);
    }
    let bare = |words: &str| {
        let has = has_mark(run_after(words, '*').min(run_before(words, '*')), mark);
        has.then(|| words.strip_prefix(mark)?.strip_suffix(mark)).flatten().map(str::to_owned)
    };
    let wrapped = |words: &str| Some([mark, words, mark].concat());
    if words.is_empty() {
        Change::new(selected, [mark, "", mark])
    } else if let Some(bare) = each_paragraph(words, bare) {
        Change::new(selected, ["", &bare, ""])
    } else if words.contains("\n\n") {
        Change::new(selected, ["", &each_paragraph(words, wrapped).unwrap_or_default(), ""])
    } else {
        Change::new(selected, [mark, words, mark])
    }
}

fn has_mark(stars: usize, mark: &str) -> bool {
    if mark.len() == 2 { stars >= 2 } else { stars % 2 == 1 }
}

fn code(text: &str, selected: Range<usize>) -> Change {
    let words = &text[selected.clone()];
    if let Some(range) = fenced(text, &selected) {
        return Change::new(range, ["", words, ""]);
    }
    let around = run_before(&text[..selected.start], '`').min(run_after(&text[selected.end..], '`'));
    if around > 0 {
        return Change::new(widened(&selected, around), ["", words, ""]);
    }
    if words.contains('\n') {
        let lines = whole(text, selected);
        let [before, after] = gaps(text, &lines);
        let inner = text[lines.clone()].to_owned();
        return Change::new(lines, [&[before, FENCE, "\n"].concat(), &inner, &["\n", FENCE, after].concat()]);
    }
    // Code that contains backquotes needs a longer run of them around it (CommonMark, section 6.1).
    let longest = words.split(|sign| sign != '`').map(str::len).max().unwrap_or_default();
    let sign = "`".repeat(longest + 1);
    let room = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
    Change::new(selected, [&[&sign, room].concat(), words, &[room, &sign].concat()])
}

/// Returns the fenced block of code that the selection fills.
fn fenced(text: &str, selected: &Range<usize>) -> Option<Range<usize>> {
    let (open, close) = ([FENCE, "\n"].concat(), ["\n", FENCE].concat());
    let is_fenced = text[..selected.start].ends_with(&open) && text[selected.end..].starts_with(&close);
    is_fenced.then(|| widened(selected, open.len()))
}

fn link(text: &str, selected: Range<usize>) -> Change {
    if let Some((range, label)) = linked(text, &selected) {
        return Change::new(range, ["", label, ""]);
    }
    let label = &text[selected.clone()];
    if label.is_empty() {
        Change::new(selected, ["[", "", &["](", SCHEME, ")"].concat()])
    } else if is_address(label) {
        let address = label.replace('(', "%28").replace(')', "%29");
        Change::new(selected, ["[", label, &["](", &address, ")"].concat()])
    } else {
        Change::new(selected, [&["[", label, "]("].concat(), SCHEME, ")"])
    }
}

/// Returns the range and the label of the link whose label or address is selected.
fn linked<'a>(text: &'a str, selected: &Range<usize>) -> Option<(Range<usize>, &'a str)> {
    let (before, after) = (&text[..selected.start], &text[selected.end..]);
    if before.ends_with('[') && after.starts_with("](") {
        let end = selected.end + after.find(')')? + 1;
        return Some((selected.start - 1..end, &text[selected.clone()]));
    }
    let before = before.strip_suffix("](")?;
    let start = before.rfind('[').filter(|_| after.starts_with(')'))?;
    Some((start..selected.end + 1, &before[start + 1..]))
}

fn quote(text: &str, selected: Range<usize>) -> Change {
    let lines = whole(text, selected.clone());
    let quoted = &text[lines.clone()];
    let bare: Option<Vec<_>> = quoted.lines().map(|line| line.strip_prefix('>')).collect();
    if let Some(bare) = bare.filter(|bare| !bare.is_empty()) {
        let bare: Vec<_> = bare.into_iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
        return quoted_change(lines, ["", &bare.join("\n"), ""], selected.is_empty());
    }
    let marked: Vec<_> = quoted.split('\n').map(|line| ["> ", line].concat()).collect();
    let [before, after] = gaps(text, &lines);
    quoted_change(lines, [before, &marked.join("\n"), after], selected.is_empty())
}

/// Creates the change to a quotation. If nothing was selected, the cursor goes after it, where the reader continues to write.
fn quoted_change(lines: Range<usize>, [before, quoted, after]: [&str; 3], is_writing: bool) -> Change {
    if is_writing {
        return Change::new(lines, [&[before, quoted].concat(), "", after]);
    }
    Change::new(lines, [before, quoted, after])
}

fn widened(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start - by..range.end + by
}

fn run_before(text: &str, sign: char) -> usize {
    text.len() - text.trim_end_matches(sign).len()
}

fn run_after(text: &str, sign: char) -> usize {
    text.len() - text.trim_start_matches(sign).len()
}
