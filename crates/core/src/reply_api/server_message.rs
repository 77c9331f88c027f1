//! A server's message as one line of plain text.

use crate::formats::PlainText;
use crate::formats::fields::plain_line;

/// The maximum length of a message in characters.
const LONGEST: usize = 300;

/// Returns a message as one line of plain text: without markup (WordPress writes `you&#8217;ve` and `<strong>Error:</strong>`), with single
/// spaces, cut to a length that fits under a field. `None` if nothing is left. It has to be inserted as text, never as HTML.
pub(super) fn one_line(message: &str, plain_text: PlainText) -> Option<String> {
    let mut line = plain_line(message, plain_text)?;
    if let Some((cut, _)) = line.char_indices().nth(LONGEST) {
        line.truncate(cut);
        line.push('…');
    }
    Some(line)
}
