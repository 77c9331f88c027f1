//! A cache for `Intl` objects for dates. Creating one takes 40 ms on a slow phone, an article needs several and a thread many, and all
//! elements of a page usually have the same language.

use std::cell::RefCell;

/// The last object and its language. The inner `None` means that it could not be created.
pub struct IntlCache<T>(RefCell<Option<(String, Option<T>)>>);

impl<T> IntlCache<T> {
    /// Creates an empty cache.
    pub const fn new() -> Self {
        Self(RefCell::new(None))
    }

    /// Calls a function with the object for a language, which is created if the cached one is for another. Returns `None` if it can't be
    /// created.
    pub fn with<R>(&self, lang: &str, make: impl FnOnce() -> Option<T>, work: impl FnOnce(&T) -> R) -> Option<R> {
        let mut last = self.0.borrow_mut();
        if last.as_ref().is_none_or(|(known, _)| known != lang) {
            last.replace((lang.to_owned(), make()));
        }
        last.as_ref().and_then(|(_, made)| made.as_ref()).map(work)
    }
}
