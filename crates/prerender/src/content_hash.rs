//! Content hashes, by which a run detects what has changed since the last one.

use std::io::{self, Write};

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};

/// The first half of a SHA-256 hash: small in memory, and still long enough that nobody can forge an article with the hash of another one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContentHash(u128);

impl ContentHash {
    /// Hashes a list of texts. The same characters, split in another way, give another hash.
    pub fn of(parts: &[&str]) -> Self {
        let mut hasher = ContentHasher::default();
        parts.iter().for_each(|part| hasher.part(part.as_bytes()));
        hasher.finish()
    }

    /// Returns the hash as 32 hexadecimal digits.
    pub fn hex(self) -> String {
        format!("{:032x}", self.0)
    }
}

impl Serialize for ContentHash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.hex())
    }
}

impl<'de> Deserialize<'de> for ContentHash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hex = String::deserialize(deserializer)?;
        u128::from_str_radix(&hex, 16).map(Self).map_err(D::Error::custom)
    }
}

/// A hasher that takes its input in parts.
#[derive(Clone, Default)]
pub struct ContentHasher {
    hash: Sha256,
    /// The number of bytes written through [`Write`].
    pub written: u64,
}

impl ContentHasher {
    /// Adds a part, preceded by its length, so that the boundaries of parts count.
    pub fn part(&mut self, bytes: &[u8]) {
        self.hash.update((bytes.len() as u64).to_le_bytes());
        self.hash.update(bytes);
    }

    /// Returns the hash of all parts.
    pub fn finish(self) -> ContentHash {
        let hash = self.hash.finalize();
        let half: [u8; 16] = std::array::from_fn(|index| hash[index]);
        ContentHash(u128::from_be_bytes(half))
    }
}

impl Write for ContentHasher {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.hash.update(bytes);
        self.written += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
