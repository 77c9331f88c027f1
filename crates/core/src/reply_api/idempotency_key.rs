//! The idempotency key of a reply.

use crate::model::reply::Reply;

/// Returns the key of a reply: 16 hexadecimal digits that are the same whenever the same reader sends the same text to the same place. With
/// it a server recognizes a reply that it has already, even if its answer was lost.
///
/// The key is a hash of the reply (FNV-1a, 64 bits), so that it is the same after a reload or a crash. It is no secret and protects
/// nothing.
///
/// # Examples
///
/// ```
/// use offprint_core::model::reply::{ReplyDraft, RequiredFields, validate};
/// use offprint_core::reply_api::idempotency_key;
///
/// let nothing_required = RequiredFields { author: false, email: false };
/// let reply = |comment: &str| validate(&ReplyDraft { comment: comment.into(), ..ReplyDraft::default() }, nothing_required);
/// let key = idempotency_key("bees-1", &reply("I was there.").unwrap());
/// assert_eq!(key, idempotency_key("bees-1", &reply(" I was there. ").unwrap()));
/// assert_ne!(key, idempotency_key("bees-1", &reply("I was not.").unwrap()));
/// ```
pub fn idempotency_key(article: &str, reply: &Reply) -> String {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let mut hash = BASIS;
    for part in [article, reply.parent().unwrap_or_default(), reply.author(), reply.email(), reply.comment()] {
        for byte in part.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        }
        // UTF-8 never contains this byte, so it separates the parts.
        hash = (hash ^ 0xff).wrapping_mul(PRIME);
    }
    format!("{hash:016X}")
}
