//! The authors whose replies the reader has hidden in this browser, by name.

use super::storage::Storage::Local;

const HIDDEN: &str = "offprint:hidden";

/// The names of the hidden authors.
pub struct HiddenAuthors(Vec<String>);

impl HiddenAuthors {
    /// Reads the names from the storage.
    pub fn read() -> Self {
        Self(Local.get_json(HIDDEN).unwrap_or_default())
    }

    /// Returns true if the replies of an author are hidden.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|hidden| hidden == name)
    }

    /// Hides the replies of an author, or shows them again, and stores that.
    pub fn set(mut self, name: &str, hidden: bool) {
        self.0.retain(|known| known != name);
        if hidden {
            self.0.push(name.to_owned());
        }
        if self.0.is_empty() {
            Local.remove(HIDDEN);
        } else {
            Local.set_json(HIDDEN, &self.0);
        }
    }
}
