//! Formatting of a comment while it is typed, in HTML or Markdown. Offsets are counted in UTF-16 code units, as in browsers.

mod html;
mod lines;
mod markdown;

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// The markup language of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Markup {
    /// HTML inside paragraphs that blank lines separate, as in WordPress.
    Html,
    /// Markdown, as in Isso.
    Markdown,
}

impl Markup {
    /// Returns the language with this name, `html` or `markdown`; `None` for another one.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::model::markup::Markup;
    ///
    /// assert_eq!(Markup::of("markdown"), Some(Markup::Markdown));
    /// assert_eq!(Markup::of("bbcode"), None);
    /// ```
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "html" => Some(Self::Html),
            "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }
}

/// A format for the selected words of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Strong emphasis: `<strong>` or `**`.
    Bold,
    /// Emphasis: `<em>` or `*`.
    Italic,
    /// A link to a web page.
    Link,
    /// A quotation of whole lines: `<blockquote>` or `>`.
    Quote,
    /// Code: `<code>` or backquotes.
    Code,
}

impl Format {
    /// Every format, in the order of the buttons.
    pub const ALL: [Self; 5] = [Self::Bold, Self::Italic, Self::Link, Self::Quote, Self::Code];

    /// Returns the letter that applies the format together with Ctrl or Cmd; `None` for one without a shortcut.
    pub fn shortcut(self) -> Option<char> {
        match self {
            Self::Bold => Some('b'),
            Self::Italic => Some('i'),
            Self::Link => Some('k'),
            Self::Quote | Self::Code => None,
        }
    }

    /// Returns the format for a lower-case letter that is pressed with Ctrl or Cmd.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::model::markup::Format;
    ///
    /// assert_eq!(Format::of_shortcut('k'), Some(Format::Link));
    /// assert_eq!(Format::of_shortcut('q'), None);
    /// ```
    pub fn of_shortcut(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.shortcut() == Some(letter))
    }
}

/// A change to a text. Its ranges are in UTF-16 code units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The part of the old text that is replaced.
    pub replaced: Range<usize>,
    /// The replacement.
    pub text: String,
    /// The selection in the new text.
    pub selection: Range<usize>,
}

/// Formats the selected part of a text, or removes the format where the part has it. `selection` is in UTF-16 code units; a selection that
/// reaches beyond the text is cut off at its end.
///
/// # Examples
///
/// ```
/// use offprint_core::model::markup::{Edit, Format, Markup, edit};
///
/// let bold = edit("so true", 3..7, Format::Bold, Markup::Markdown);
/// assert_eq!(bold, Edit { replaced: 3..7, text: "**true**".into(), selection: 5..9 });
///
/// let html = edit("so true", 3..7, Format::Quote, Markup::Html);
/// assert_eq!(html.text, "<blockquote>so true</blockquote>");
///
/// let plain = edit("so **true**", 5..9, Format::Bold, Markup::Markdown);
/// assert_eq!(plain.text, "true");
/// ```
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

/// A change with ranges in bytes; `selected` is counted from the start of the replacement.
struct Change {
    replaced: Range<usize>,
    text: String,
    selected: Range<usize>,
}

impl Change {
    /// Creates a change that replaces a part by three texts, of which the middle one is selected.
    fn new(replaced: Range<usize>, [before, selected, after]: [&str; 3]) -> Self {
        let end = before.len() + selected.len();
        Self { replaced, text: [before, selected, after].concat(), selected: before.len()..end }
    }
}

/// Converts an offset in UTF-16 to one in bytes. An offset inside a character gives the start of that character.
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
