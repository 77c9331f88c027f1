//! A server's message as one line of plain text.

use crate::backend::json::Json;

/// The most of a server's message that is shown, in characters.
const LONGEST: usize = 300;

/// The message without markup (WordPress writes `you&#8217;ve` and `<strong>Error:</strong>`), its white space made single spaces,
/// cut to a length that fits under a field. `None` if nothing is left. To be inserted as text, never as HTML.
pub(super) fn one_line<J: Json>(message: &J) -> Option<String> {
    let mut line = String::new();
    for word in message.prose()?.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if let Some((cut, _)) = line.char_indices().nth(LONGEST) {
        line.truncate(cut);
        line.push('…');
    }
    (!line.is_empty()).then_some(line)
}
