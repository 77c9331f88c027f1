//! What the browser keeps for us, and a place in memory for when it does not: in private windows, in frames of other sites and
//! by the reader's choice storage may be refused or full, and the form must work all the same.

use std::cell::RefCell;

use web_sys::Storage;

/// How long something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// Until it is removed.
    Lasting,
    /// As long as the tab: through a reload or a crash, not beyond.
    Tab,
}

thread_local! {
    /// Few and short-lived, so a list will do.
    static MEMORY: RefCell<Vec<(Store, String, String)>> = const { RefCell::new(Vec::new()) };
}

impl Store {
    /// The browser's storage. Merely asking for it throws where it is blocked.
    fn storage(self) -> Option<Storage> {
        let window = web_sys::window()?;
        match self {
            Self::Lasting => window.local_storage(),
            Self::Tab => window.session_storage(),
        }
        .ok()?
    }

    /// What is kept under a key.
    pub fn get(self, key: &str) -> Option<String> {
        let kept = self.storage().and_then(|storage| storage.get_item(key).ok().flatten());
        kept.or_else(|| {
            MEMORY.with_borrow(|memory| Some(memory.iter().find(|entry| self.holds(entry, key))?.2.clone()))
        })
    }

    /// Keeps a value, at the least until the page is left.
    pub fn set(self, key: &str, value: &str) {
        self.remove(key);
        let stored = self.storage().is_some_and(|storage| storage.set_item(key, value).is_ok());
        if !stored {
            MEMORY.with_borrow_mut(|memory| memory.push((self, key.to_owned(), value.to_owned())));
        }
    }

    /// Forgets a value.
    pub fn remove(self, key: &str) {
        if let Some(storage) = self.storage() {
            let _ = storage.remove_item(key);
        }
        MEMORY.with_borrow_mut(|memory| memory.retain(|entry| !self.holds(entry, key)));
    }

    /// Every key the browser keeps, other scripts' too.
    pub fn keys(self) -> Vec<String> {
        let Some(storage) = self.storage() else { return Vec::new() };
        (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok().flatten()).collect()
    }

    fn holds(self, entry: &(Self, String, String), key: &str) -> bool {
        entry.0 == self && entry.1 == key
    }
}
