//! Allocation of unique folder names, in the order in which the articles were read.
//!
//! Workers arrive in any order, but the name of a folder must not depend on that, so each waits for its turn.

use std::collections::HashMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::content_hash::ContentHash;
use crate::output::manifest::Manifest;
use crate::slug;

/// The result of asking for a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// The article gets this folder.
    Folder(Box<str>),
    /// The same article was read earlier in this run.
    Repeated,
    /// Another article with the same id was read earlier in this run.
    Taken,
}

/// The allocator of folder names, shared by the workers.
#[derive(Debug)]
pub struct SlugAllocator {
    state: Mutex<State>,
    moved_on: Condvar,
}

#[derive(Debug)]
struct State {
    /// The number of the article whose turn it is.
    turn: u64,
    /// The folders, each with the key of its article.
    owners: HashMap<Box<str>, ContentHash>,
    /// The articles of this run: their keys, each with the hash of the content.
    seen: HashMap<ContentHash, ContentHash>,
}

impl SlugAllocator {
    /// Creates an allocator that knows the folders of earlier runs.
    pub fn new(manifest: &Manifest) -> Self {
        let owners = manifest.iter().map(|(key, record)| (record.folder.clone(), key)).collect();
        Self { state: Mutex::new(State { turn: 0, owners, seen: HashMap::new() }), moved_on: Condvar::new() }
    }

    /// Waits for the article's turn and allocates a folder: the one that the article has already, else one with the wanted name.
    pub fn claim(
        &self,
        turn: u64,
        key: ContentHash,
        content: ContentHash,
        had: Option<Box<str>>,
        wanted: &str,
    ) -> Claim {
        let mut state = self.wait(turn);
        let claim = state.claim(key, content, had, wanted);
        self.pass(state);
        claim
    }

    /// Gives up the turn of an article that needs no folder.
    pub fn skip(&self, turn: u64) {
        let state = self.wait(turn);
        if state.turn == turn {
            self.pass(state);
        }
    }

    /// Returns the keys of all articles of this run.
    pub fn seen(&self) -> Vec<ContentHash> {
        self.lock().seen.keys().copied().collect()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait(&self, turn: u64) -> MutexGuard<'_, State> {
        let state = self.lock();
        self.moved_on.wait_while(state, |state| state.turn < turn).unwrap_or_else(PoisonError::into_inner)
    }

    fn pass(&self, mut state: MutexGuard<'_, State>) {
        state.turn += 1;
        self.moved_on.notify_all();
    }
}

impl State {
    fn claim(&mut self, key: ContentHash, content: ContentHash, had: Option<Box<str>>, wanted: &str) -> Claim {
        if let Some(before) = self.seen.get(&key) {
            return if *before == content { Claim::Repeated } else { Claim::Taken };
        }
        self.seen.insert(key, content);
        let folder = had.unwrap_or_else(|| self.free(key, wanted));
        self.owners.insert(folder.clone(), key);
        Claim::Folder(folder)
    }

    /// Returns the wanted name, or a similar one that is free.
    fn free(&self, key: ContentHash, wanted: &str) -> Box<str> {
        let is_free = |name: &str| self.owners.get(name).is_none_or(|owner| *owner == key);
        let mut name = wanted.to_owned();
        let mut mark = key;
        while !is_free(&name) {
            name = slug::with_mark(wanted, &mark.hex()[..12]);
            mark = ContentHash::of(&[&mark.hex()]);
        }
        name.into()
    }
}
