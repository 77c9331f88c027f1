//! Formatting of a comment: which signs are put around which words. Offsets are UTF-16 code units, as browsers count them.

mod html;
mod lines;
mod markdown;

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// The language that comments are written in, where they are more than plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Markup {
    /// HTML, with blank lines between paragraphs.
    Html,
    /// Markdown.
    Markdown,
}

impl Markup {
    /// The language called by a word.
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "html" => Some(Self::Html),
            "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }
}

/// What can be done to the words of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Strong emphasis.
    Bold,
    /// Emphasis.
    Italic,
    /// A link.
    Link,
    /// A quotation.
    Quote,
    /// Code.
    Code,
}

impl Format {
    /// All formats, in the order of their buttons.
    pub const ALL: [Self; 5] = [Self::Bold, Self::Italic, Self::Link, Self::Quote, Self::Code];

    /// The letter that asks for it together with Ctrl or Cmd.
    pub fn shortcut(self) -> Option<char> {
        match self {
            Self::Bold => Some('b'),
            Self::Italic => Some('i'),
            Self::Link => Some('k'),
            Self::Quote | Self::Code => None,
        }
    }

    /// The format that a letter asks for together with Ctrl or Cmd.
    pub fn of_shortcut(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.shortcut() == Some(letter))
    }
}

/// A change to a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The part of the text that goes.
    pub replaced: Range<usize>,
    /// The text that comes in its place.
    pub text: String,
    /// The selection afterwards.
    pub selection: Range<usize>,
}

/// Formats the selected part of a text, or takes the format back where it has it. A selection outside the text ends with it.
pub fn edit(text: &str, selection: Range<usize>, format: Format, markup: Markup) -> Edit {
    let start = byte_offset(text, selection.start);
    let selected = start..byte_offset(text, selection.end).max(start);
    let change = match markup {
        Markup::Html => html::change(text, selected, format),
        Markup::Markdown => markdown::change(text, selected, format),
    };
    let start = utf16_length(&text[..change.replaced.start]);
    let within = |end: usize| start + utf16_length(&change.text[..end]);
    Edit {
        replaced: start..utf16_length(&text[..change.replaced.end]),
        selection: within(change.selected.start)..within(change.selected.end),
        text: change.text,
    }
}

/// A change in bytes; what is selected afterwards is counted from the start of the new text.
struct Change {
    replaced: Range<usize>,
    text: String,
    selected: Range<usize>,
}

impl Change {
    /// Replaces a part by three, of which the middle one is selected.
    fn new(replaced: Range<usize>, [before, selected, after]: [&str; 3]) -> Self {
        let end = before.len() + selected.len();
        Self { replaced, text: [before, selected, after].concat(), selected: before.len()..end }
    }
}

/// The byte at an offset of UTF-16; before a character that the offset would cut in two.
fn byte_offset(text: &str, offset: usize) -> usize {
    let mut units = 0;
    for (at, character) in text.char_indices() {
        units += character.len_utf16();
        if units > offset {
            return at;
        }
    }
    text.len()
}

fn utf16_length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

#[cfg(test)]
mod tests;
