//! What the decoders of all formats have in common.

use super::json::Json;
use crate::model::Body;
use crate::sanitizer::{self, Resolve};
use crate::text::digits;

/// A headline made of a text's beginning has at most so many words.
const HEADLINE_WORDS: usize = 12;

/// The http or https address in a property, made absolute.
pub fn address<J: Json>(value: &J, key: &str, resolve: Resolve<'_>) -> Option<String> {
    web(&value.line(key)?, resolve)
}

/// An http or https address, made absolute.
pub fn web(address: &str, resolve: Resolve<'_>) -> Option<String> {
    resolve(address).filter(|url| sanitizer::is_web(url))
}

/// A number of pixels; many systems write it as a text.
pub fn pixels<J: Json>(value: &J, key: &str) -> Option<u32> {
    let number = value.get(key)?;
    let pixels = number
        .number()
        .map(|pixels| pixels as u32)
        .or_else(|| number.text()?.parse::<u64>().ok().map(|pixels| pixels as u32))?;
    (1..100_000).contains(&pixels).then_some(pixels)
}

/// An id: a text, or a whole number in digits.
pub fn identifier<J: Json>(id: &J) -> Option<String> {
    match id.number() {
        Some(number) => {
            let whole = number as u64;
            // Beyond 2^53 two different ids may be the same number.
            (whole as f64 == number && whole < 1 << 53).then(|| digits(whole))
        }
        None => id.text().map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()),
    }
}

/// The values of a property: a single one need not be wrapped in a list.
pub fn one_or_many<J: Json>(value: &J, key: &str) -> Vec<J> {
    let Some(value) = value.get(key) else { return Vec::new() };
    value.items().unwrap_or_else(|| vec![value])
}

/// A text of HTML as one line of plain text. `None` if nothing is left.
pub fn prose_line<J: Json>(html: &J) -> Option<String> {
    Some(words(&html.prose()?, usize::MAX)).filter(|line| !line.is_empty())
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
