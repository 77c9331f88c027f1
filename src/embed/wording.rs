//! Wordings that a page gives.

use super::json::Value;
use crate::strings::Strings;

/// Reads the wordings in an object. The only way to the names of all sentences: they are in a later part of the module, as most pages
/// speak English.
#[inline(never)]
pub fn read(wordings: &Value) -> Strings {
    Strings::laid_over(wordings)
}
