//! A server's message as one line of plain text.

use crate::formats::PlainText;
use crate::formats::fields::plain_line;

/// The most of a server's message that is shown, in characters.
const LONGEST: usize = 300;

/// The message without markup (WordPress writes `you&#8217;ve` and `<strong>Error:</strong>`), its white space made single spaces,
/// cut to a length that fits under a field. `None` if nothing is left. To be inserted as text, never as HTML.
pub(super) fn one_line(message: &str, plain_text: PlainText) -> Option<String> {
    let mut line = plain_line(message, plain_text)?;
    if let Some((cut, _)) = line.char_indices().nth(LONGEST) {
        line.truncate(cut);
        line.push('…');
    }
    Some(line)
}
