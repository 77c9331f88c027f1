//! Where ids are found: a hash table, as small in code as it can be. The standard one is 3 KB of wasm, most of it for keys
//! that somebody chose to collide.

/// Slots by the hash of their ids. Does not keep the ids themselves.
#[derive(Debug, Default)]
pub struct Index {
    /// Hash and slot plus one, or zeros; a power of two of them, at most half of them in use.
    places: Vec<(u32, u32)>,
    used: usize,
}

impl Index {
    /// The slot that was inserted with this id; `is` tells whether a slot is the one.
    pub fn find(&self, id: &str, is: &dyn Fn(usize) -> bool) -> Option<usize> {
        let wanted = hash(id);
        let mask = self.places.len().checked_sub(1)?;
        let mut at = wanted as usize & mask;
        loop {
            match self.places[at] {
                (_, 0) => return None,
                (hash, slot) if hash == wanted && is(slot as usize - 1) => return Some(slot as usize - 1),
                _ => at = (at + 1) & mask,
            }
        }
    }

    /// Adds a slot under an id that is not there yet.
    pub fn insert(&mut self, id: &str, slot: usize) {
        if self.places.len() <= 2 * self.used {
            let larger = vec![(0, 0); (2 * self.places.len()).max(64)];
            for (hash, slot) in std::mem::replace(&mut self.places, larger) {
                if slot != 0 {
                    self.put(hash, slot);
                }
            }
        }
        self.used += 1;
        self.put(hash(id), slot as u32 + 1);
    }

    fn put(&mut self, hash: u32, slot: u32) {
        let mask = self.places.len() - 1;
        let mut at = hash as usize & mask;
        while self.places[at].1 != 0 {
            at = (at + 1) & mask;
        }
        self.places[at] = (hash, slot);
    }
}

/// FNV-1a, with its upper bits folded into the lower ones, which alone decide.
fn hash(id: &str) -> u32 {
    let hash = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash ^ (hash >> 15)
}
