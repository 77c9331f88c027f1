//! The browser's storage, and a place in memory for when it refuses: in private windows, in frames of other sites and by the reader's
//! choice it may be blocked or full, and the form must work all the same.

use std::cell::RefCell;

use offprint_core::lenient::from_json;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// One of the browser's two storages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// `localStorage`: until it is removed.
    Local,
    /// `sessionStorage`: as long as the tab, through a reload or a crash.
    Session,
}

thread_local! {
    /// Values that the browser would not store, until the page is left. Few entries, so a list will do.
    static MEMORY: RefCell<Vec<(Storage, String, String)>> = const { RefCell::new(Vec::new()) };
}

impl Storage {
    /// The browser's storage. Merely asking for it throws where it is blocked.
    fn browser(self) -> Option<web_sys::Storage> {
        let window = web_sys::window()?;
        match self {
            Self::Local => window.local_storage(),
            Self::Session => window.session_storage(),
        }
        .ok()?
    }

    /// The value under a key.
    pub fn get(self, key: &str) -> Option<String> {
        let stored = self.browser().and_then(|storage| storage.get_item(key).ok().flatten());
        stored
            .or_else(|| MEMORY.with_borrow(|memory| Some(memory.iter().find(|entry| self.has(entry, key))?.2.clone())))
    }

    /// The value under a key, read as JSON; `None` when it is another kind of value.
    pub fn get_json<T: DeserializeOwned>(self, key: &str) -> Option<T> {
        from_json(&self.get(key)?)
    }

    /// Stores a value. Returns false if the browser refuses: then it is kept until the page is left.
    pub fn set(self, key: &str, value: &str) -> bool {
        self.remove(key);
        let stored = self.browser().is_some_and(|storage| storage.set_item(key, value).is_ok());
        if !stored {
            MEMORY.with_borrow_mut(|memory| memory.push((self, key.to_owned(), value.to_owned())));
        }
        stored
    }

    /// Stores a value as JSON. Returns false if the browser refuses.
    pub fn set_json<T: Serialize>(self, key: &str, value: &T) -> bool {
        serde_json::to_string(value).is_ok_and(|json| self.set(key, &json))
    }

    /// Forgets a value.
    pub fn remove(self, key: &str) {
        if let Some(storage) = self.browser() {
            let _ = storage.remove_item(key);
        }
        MEMORY.with_borrow_mut(|memory| memory.retain(|entry| !self.has(entry, key)));
    }

    /// Every key the browser stores, other scripts' too.
    pub fn keys(self) -> Vec<String> {
        let Some(storage) = self.browser() else { return Vec::new() };
        (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok().flatten()).collect()
    }

    fn has(self, entry: &(Self, String, String), key: &str) -> bool {
        entry.0 == self && entry.1 == key
    }
}
