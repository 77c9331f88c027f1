//! Functions that the decoders of all formats share.

use super::PlainText;
use crate::lenient::Line;
use crate::model::Body;
use crate::sanitizer::{self, Resolve};

/// The maximum number of words in a headline made of the beginning of a text.
const HEADLINE_WORDS: usize = 12;

/// Resolves an address; `None` unless the result is an `http` or `https` address.
pub fn web(address: &str, resolve: Resolve<'_>) -> Option<String> {
    resolve(address).filter(|url| sanitizer::is_web(url))
}

/// Resolves the address in a property; `None` unless the result is an `http` or `https` address.
pub fn address(line: Line, resolve: Resolve<'_>) -> Option<String> {
    web(&line.0?, resolve)
}

/// Returns the text of HTML as one line; `None` if it has no text.
pub fn plain_line(html: &str, plain_text: PlainText) -> Option<String> {
    Some(words(&plain_text(html), usize::MAX)).filter(|line| !line.is_empty())
}

/// Decodes the character references in a property of plain text, once; a bare `&` or `<` is text.
///
/// By the formats there should be none, but programs that escape HTML write them into JSON too (`It&#039;s`): WordPress with its SEO
/// plugins, and Drupal's metatags.
pub fn unescaped(line: Line, plain_text: PlainText) -> Option<String> {
    let text = line.0?;
    if !text.contains('&') {
        return Some(text);
    }
    let text = plain_text(&references_only(&text));
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Escapes a text as HTML, except for its complete character references.
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

/// Returns the first words of a text, as the headline of an article without one; `None` if there are no words.
pub fn first_words(text: &str) -> Option<String> {
    Some(words(text, HEADLINE_WORDS)).filter(|line| !line.is_empty())
}

/// Joins the words of a text with single spaces; an ellipsis replaces those after the first `most`.
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

/// Splits plain text into paragraphs: at its empty lines if it has any, else at every line break. `None` if there is no text.
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
