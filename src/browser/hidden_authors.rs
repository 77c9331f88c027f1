//! The commenters whom the reader of this browser does not want to read, by the names they write under.

use super::storage::Storage::Local;

const HIDDEN: &str = "offprint:hidden";

/// Tells whether the replies of somebody are hidden.
pub fn is_hidden(name: &str) -> bool {
    read().iter().any(|hidden| hidden == name)
}

/// Hides the replies of somebody, or shows them again.
pub fn set_hidden(name: &str, hidden: bool) {
    let mut names = read();
    names.retain(|known| known != name);
    if hidden {
        names.push(name.to_owned());
    }
    if names.is_empty() {
        Local.remove(HIDDEN);
    } else {
        Local.set_json(HIDDEN, &names);
    }
}

fn read() -> Vec<String> {
    Local.get_json(HIDDEN).unwrap_or_default()
}
