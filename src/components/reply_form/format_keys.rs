//! Keys that format: Ctrl or Cmd with B, I or K, in the text area alone.

use offprint_core::model::markup::Format;
use web_sys::KeyboardEvent;

/// The format that a key asks for.
pub fn format_of_key(event: &KeyboardEvent) -> Option<Format> {
    let is_shortcut = event.ctrl_key() != event.meta_key() && !event.alt_key() && !event.shift_key();
    if !is_shortcut || event.is_composing() {
        return None;
    }
    Format::of_shortcut(letter(event)?)
}

/// The Latin letter of a key: of a Cyrillic or Arabic keyboard the one in its place, as in the browser's own shortcuts.
fn letter(event: &KeyboardEvent) -> Option<char> {
    let key = event.key();
    let latin = key.chars().next().filter(|letter| key.len() == 1 && letter.is_ascii());
    let letter = latin.or_else(|| event.code().strip_prefix("Key")?.chars().next())?;
    Some(letter.to_ascii_lowercase())
}
