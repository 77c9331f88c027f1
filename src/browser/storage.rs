//! The browser's storage, with memory as a fallback. In private windows, in frames of other sites and by the reader's choice, storage may
//! be blocked or full, and the form must work nevertheless.

use std::cell::RefCell;

use offprint_core::lenient::from_json;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// One of the browser's two storages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// `localStorage`: until it is removed.
    Local,
    /// `sessionStorage`: as long as the tab exists, including after a reload or a crash.
    Session,
}

thread_local! {
    /// Values that the browser refused to store, until the page is left. There are few, so a list is enough.
    static MEMORY: RefCell<Vec<(Storage, String, String)>> = const { RefCell::new(Vec::new()) };
}

impl Storage {
    /// Returns the browser's storage, or `None` if it is blocked: then even accessing it throws.
    fn browser(self) -> Option<web_sys::Storage> {
        let window = web_sys::window()?;
        match self {
            Self::Local => window.local_storage(),
            Self::Session => window.session_storage(),
        }
        .ok()?
    }

    /// Returns the value under a key.
    pub fn get(self, key: &str) -> Option<String> {
        let stored = self.browser().and_then(|storage| storage.get_item(key).ok().flatten());
        stored
            .or_else(|| MEMORY.with_borrow(|memory| Some(memory.iter().find(|entry| self.has(entry, key))?.2.clone())))
    }

    /// Returns the value under a key, parsed from JSON; `None` if it is of another type.
    pub fn get_json<T: DeserializeOwned>(self, key: &str) -> Option<T> {
        from_json(&self.get(key)?)
    }

    /// Stores a value. Returns false if the browser refuses; the value is then kept until the page is left.
    pub fn set(self, key: &str, value: &str) -> bool {
        let stored = self.browser().is_some_and(|storage| storage.set_item(key, value).is_ok());
        if !stored {
            // The previous value may still be stored, and would be found first.
            self.remove(key);
            MEMORY.with_borrow_mut(|memory| memory.push((self, key.to_owned(), value.to_owned())));
        }
        stored
    }

    /// Stores a value as JSON. Returns false if the browser refuses.
    pub fn set_json<T: Serialize>(self, key: &str, value: &T) -> bool {
        serde_json::to_string(value).is_ok_and(|json| self.set(key, &json))
    }

    /// Removes a value.
    pub fn remove(self, key: &str) {
        if let Some(storage) = self.browser() {
            let _ = storage.remove_item(key);
        }
        MEMORY.with_borrow_mut(|memory| memory.retain(|entry| !self.has(entry, key)));
    }

    /// Returns all keys in the browser's storage, including those of other scripts.
    pub fn keys(self) -> Vec<String> {
        let Some(storage) = self.browser() else { return Vec::new() };
        (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok().flatten()).collect()
    }

    fn has(self, entry: &(Self, String, String), key: &str) -> bool {
        entry.0 == self && entry.1 == key
    }
}
