//! Steps that the decoders of all formats share.

use super::PlainText;
use crate::lenient::Line;
use crate::model::Body;
use crate::sanitizer::{self, Resolve};

/// A headline made of a text's beginning has at most so many words.
const HEADLINE_WORDS: usize = 12;

/// An http or https address, made absolute.
pub fn web(address: &str, resolve: Resolve<'_>) -> Option<String> {
    resolve(address).filter(|url| sanitizer::is_web(url))
}

/// The http or https address in a property, made absolute.
pub fn address(line: Line, resolve: Resolve<'_>) -> Option<String> {
    web(&line.0?, resolve)
}

/// A text of HTML as one line of plain text. `None` if nothing is left.
pub fn plain_line(html: &str, plain_text: PlainText) -> Option<String> {
    Some(words(&plain_text(html), usize::MAX)).filter(|line| !line.is_empty())
}

/// A plain-text property without character references. Programs that escape HTML write them into JSON too (`It&#039;s`): WordPress and
/// its SEO plugins, whose titles are escaped, and Drupal's metatags. They are decoded once; a bare `&` or `<` is text.
pub fn unescaped(line: Line, plain_text: PlainText) -> Option<String> {
    let text = line.0?;
    if !text.contains('&') {
        return Some(text);
    }
    let text = plain_text(&references_only(&text));
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// HTML in which nothing but the complete character references of a text means anything.
fn references_only(text: &str) -> String {
    const LONGEST: usize = 32;
    let mut html = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let name =
            || text[at + 1..].bytes().take(LONGEST).position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#');
        let is_reference = || name().is_some_and(|end| end > 1 && text.as_bytes()[at + 1 + end] == b';');
        match c {
            '<' => html.push_str("&lt;"),
            '&' if !is_reference() => html.push_str("&amp;"),
            c => html.push(c),
        }
    }
    html
}

/// A headline for what has none: the first words of its text.
pub fn first_words(text: &str) -> Option<String> {
    Some(words(text, HEADLINE_WORDS)).filter(|line| !line.is_empty())
}

/// The words of a text, single spaces between them; an ellipsis stands for those beyond `most`.
fn words(text: &str, most: usize) -> String {
    let mut line = String::new();
    for (index, word) in text.split_whitespace().enumerate() {
        if index == most {
            line.push('…');
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The paragraphs of a plain text: parted by empty lines where it has any, else every line is one. `None` if there are none.
pub fn paragraphs(text: &str) -> Option<Body> {
    let has_empty_lines = text.trim().lines().any(|line| line.trim().is_empty());
    let mut paragraphs: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in text.lines().map(str::trim) {
        match paragraphs.last_mut() {
            _ if line.is_empty() => {}
            Some(paragraph) if goes_on => {
                paragraph.push('\n');
                paragraph.push_str(line);
            }
            _ => paragraphs.push(line.to_owned()),
        }
        goes_on = has_empty_lines && !line.is_empty();
    }
    (!paragraphs.is_empty()).then_some(Body::Paragraphs(paragraphs))
}
