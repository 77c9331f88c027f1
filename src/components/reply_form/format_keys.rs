//! Keyboard shortcuts for formatting: Ctrl or Cmd with B, I or K, in the text area only.

use offprint_core::model::markup::Format;
use web_sys::KeyboardEvent;

/// Returns the format for a keyboard shortcut, or `None` if the event is not one or belongs to an input method.
pub fn format_of_key(event: &KeyboardEvent) -> Option<Format> {
    let is_shortcut = event.ctrl_key() != event.meta_key() && !event.alt_key() && !event.shift_key();
    if !is_shortcut || event.is_composing() {
        return None;
    }
    Format::of_shortcut(letter(event)?)
}

/// Returns the Latin letter of a key in lower case. On a Cyrillic or Arabic keyboard it is the letter at the same position, as in the
/// browser's own shortcuts.
fn letter(event: &KeyboardEvent) -> Option<char> {
    let key = event.key();
    let latin = key.chars().next().filter(|letter| key.len() == 1 && letter.is_ascii());
    let letter = latin.or_else(|| event.code().strip_prefix("Key")?.chars().next())?;
    Some(letter.to_ascii_lowercase())
}
