//! A cache for what `Intl` makes for dates: a constructor takes a slow phone 40 ms, an article has several times and a thread many, and
//! all elements of a page mostly speak one language.

use std::cell::RefCell;

/// The last object made, or that none could be made, and the language it is for.
pub struct IntlCache<T>(RefCell<Option<(String, Option<T>)>>);

impl<T> IntlCache<T> {
    /// An empty cache.
    pub const fn new() -> Self {
        Self(RefCell::new(None))
    }

    /// Uses the object for a language, made anew if the last one is for another. `None` if it can't be made.
    pub fn with<R>(&self, lang: &str, make: impl FnOnce() -> Option<T>, work: impl FnOnce(&T) -> R) -> Option<R> {
        let mut last = self.0.borrow_mut();
        if last.as_ref().is_none_or(|(known, _)| known != lang) {
            last.replace((lang.to_owned(), make()));
        }
        last.as_ref().and_then(|(_, made)| made.as_ref()).map(work)
    }
}
