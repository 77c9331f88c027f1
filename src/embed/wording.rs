//! Wordings that a page gives.

use super::json::Value;
use crate::messages::Messages;

/// Reads the wordings in an object. The only way to the names of all sentences: they are in a later part of the module, as most pages
/// speak English.
#[inline(never)]
pub fn read(wordings: &Value) -> Messages {
    Messages::laid_over(wordings)
}
