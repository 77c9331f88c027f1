//! References to a reply, wherever it is kept or sent.

use crate::model::reply::Reply;

/// The key of a reply: the same for the same words by the same reader at the same place, however often and from whichever tab it
/// is sent. So a server that has a reply already can tell, even if its answer was lost on the way.
///
/// Made from the reply alone (FNV-1a, 64 bits), because it must be the same after a reload or a crash, and nothing else is. It
/// is no secret and protects nothing.
pub fn idempotency_key(article: &str, reply: &Reply) -> String {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let mut hash = BASIS;
    for part in [article, reply.parent().unwrap_or_default(), reply.author(), reply.email(), reply.comment()] {
        for byte in part.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        }
        // No text holds this byte, so it keeps the parts apart.
        hash = (hash ^ 0xff).wrapping_mul(PRIME);
    }
    format!("{hash:016X}")
}
