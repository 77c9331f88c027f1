//! What tells whether something is the same as before.

use std::io::{self, Write};

use sha2::{Digest as _, Sha256};

/// The first half of a SHA-256: short enough for a hundred thousand of them, and still nobody can write an article that is
/// taken for another one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest(u128);

impl Digest {
    /// The digest of a few texts, which are told apart from the same texts joined otherwise.
    pub fn of(parts: &[&str]) -> Self {
        let mut digester = Digester::default();
        parts.iter().for_each(|part| digester.part(part.as_bytes()));
        digester.finish()
    }

    /// As it is kept in files.
    pub fn hex(self) -> String {
        format!("{:032x}", self.0)
    }

    /// What [`hex`](Self::hex) has written.
    pub fn from_hex(hex: &str) -> Option<Self> {
        u128::from_str_radix(hex, 16).ok().map(Self)
    }
}

/// Takes in what a digest is made of.
#[derive(Clone, Default)]
pub struct Digester {
    hash: Sha256,
    /// How many bytes were written through [`Write`].
    pub written: u64,
}

impl Digester {
    /// Takes in a part, with its length.
    pub fn part(&mut self, bytes: &[u8]) {
        self.hash.update((bytes.len() as u64).to_le_bytes());
        self.hash.update(bytes);
    }

    /// The digest of it all.
    pub fn finish(self) -> Digest {
        let hash = self.hash.finalize();
        let half: [u8; 16] = std::array::from_fn(|index| hash[index]);
        Digest(u128::from_be_bytes(half))
    }
}

impl Write for Digester {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.hash.update(bytes);
        self.written += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
