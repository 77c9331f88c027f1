//! The commenters whom the reader of this browser does not want to read, by the names they write under.

use super::storage::Storage::Local;

const HIDDEN: &str = "offprint:hidden";

/// Their names.
pub struct HiddenAuthors(Vec<String>);

impl HiddenAuthors {
    /// Reads the names.
    pub fn read() -> Self {
        Self(Local.get_json(HIDDEN).unwrap_or_default())
    }

    /// Tells whether the replies of somebody are hidden.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|hidden| hidden == name)
    }

    /// Hides the replies of somebody, or shows them again, from now on.
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
