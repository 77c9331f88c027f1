//! Formatting in HTML.

use std::ops::Range;

use super::lines::{each_paragraph, gaps, is_address, narrowed, whole};
use super::{Change, Format};

/// The placeholder for an address that the reader has yet to type.
const SCHEME: &str = "https://";

pub fn change(text: &str, selected: Range<usize>, format: Format) -> Change {
    if let Some((open, close)) = enclosing(text, &selected, tag(format)) {
        return unwrap(text, &selected, format, &open, &close);
    }
    match format {
        Format::Quote => quote(text, selected),
        Format::Link => link(text, narrowed(text, selected)),
        Format::Bold | Format::Italic | Format::Code => inline(text, narrowed(text, selected), format),
    }
}

fn tag(format: Format) -> &'static str {
    match format {
        Format::Bold => "strong",
        Format::Italic => "em",
        Format::Link => "a",
        Format::Quote => "blockquote",
        Format::Code => "code",
    }
}

/// Returns the start and end tag of the element that contains the selection, or that the selection consists of.
fn enclosing(text: &str, selected: &Range<usize>, tag: &str) -> Option<(Range<usize>, Range<usize>)> {
    let (start, end) = (["<", tag].concat(), ["</", tag, ">"].concat());
    let opens = |at: usize| text[at + start.len()..].starts_with(['>', ' ']);
    let open = text.match_indices(&start).map(|(at, _)| at).filter(|at| opens(*at) && *at <= selected.start).last()?;
    let open = open..open + text[open..].find('>')? + 1;
    let close = open.end + text[open.end..].find(&end)?;
    let close = close..close + end.len();
    let is_beside = selected.is_empty() && (selected.start == open.start || selected.start == close.end);
    (close.end >= selected.end && !is_beside).then_some((open, close))
}

/// Removes a start and an end tag; the selection between them stays.
fn unwrap(text: &str, selected: &Range<usize>, format: Format, open: &Range<usize>, close: &Range<usize>) -> Change {
    let start = selected.start.clamp(open.end, close.start);
    let end = selected.end.clamp(start, close.start);
    let parts = [open.end..start, start..end, end..close.start];
    let [before, inner, after] = parts.map(|part| unescaped(&text[part], format));
    Change::new(open.start..close.end, [&before, &inner, &after])
}

fn inline(text: &str, selected: Range<usize>, format: Format) -> Change {
    let (open, close) = (["<", tag(format), ">"].concat(), ["</", tag(format), ">"].concat());
    let words = &text[selected.clone()];
    if !words.contains("\n\n") {
        return Change::new(selected, [&open, &escaped(words, format), &close]);
    }
    let bare = |words: &str| Some(unescaped(words.strip_prefix(&open)?.strip_suffix(&close)?, format));
    let wrapped = |words: &str| Some([&open, &*escaped(words, format), &close].concat());
    let changed = each_paragraph(words, bare).or_else(|| each_paragraph(words, wrapped)).unwrap_or_default();
    Change::new(selected, ["", &changed, ""])
}

fn link(text: &str, selected: Range<usize>) -> Change {
    let label = &text[selected.clone()];
    let with_address = |address: &str| ["<a href=\"", address, "\">"].concat();
    if label.is_empty() {
        Change::new(selected, [&with_address(SCHEME), "", "</a>"])
    } else if is_address(label) {
        Change::new(selected, [&with_address(&label.replace('"', "%22")), label, "</a>"])
    } else {
        Change::new(selected, ["<a href=\"", SCHEME, &["\">", label, "</a>"].concat()])
    }
}

fn quote(text: &str, selected: Range<usize>) -> Change {
    let lines = whole(text, selected.clone());
    let [before, after] = gaps(text, &lines);
    let (open, close) = ([before, "<blockquote>"].concat(), ["</blockquote>", after].concat());
    let quoted = &text[lines.clone()];
    // Without a selection the cursor goes after the quoted line, where the reader continues to write.
    let (written, chosen) = if selected.is_empty() { (quoted, "") } else { ("", quoted) };
    Change::new(lines, [&[&open, written].concat(), chosen, &close])
}

/// Escapes words for the content of an element: only in code, whose `<` and `&` would otherwise be markup.
fn escaped(words: &str, format: Format) -> String {
    match format {
        Format::Code => words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"),
        _ => words.to_owned(),
    }
}

fn unescaped(words: &str, format: Format) -> String {
    match format {
        Format::Code => words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"),
        _ => words.to_owned(),
    }
}
