//! Which article gets which folder.
//!
//! Workers finish in any order, but what an article's folder is called must not depend on that: they are let through here in
//! the order in which the articles were read.

use std::collections::HashMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::digest::Digest;
use super::register::Register;
use super::slug;

/// What becomes of an article that wants a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// This is its folder.
    Folder(Box<str>),
    /// The same article came before.
    Repeated,
    /// Another article came before that is called the same.
    Taken,
}

/// Hands out folders.
#[derive(Debug)]
pub struct Claims {
    state: Mutex<State>,
    moved_on: Condvar,
}

#[derive(Debug)]
struct State {
    /// The number of the article whose turn it is.
    turn: u64,
    /// Whose a folder is.
    owners: HashMap<Box<str>, Digest>,
    /// What came in this run: the article's key, and its content.
    seen: HashMap<Digest, Digest>,
}

impl Claims {
    /// With the folders that are in use already.
    pub fn new(register: &Register) -> Self {
        let owners = register.iter().map(|(key, record)| (record.folder.clone(), key)).collect();
        Self { state: Mutex::new(State { turn: 0, owners, seen: HashMap::new() }), moved_on: Condvar::new() }
    }

    /// The folder of an article: the one it had, if it had one, else one of the name it wants. Waits for its turn.
    pub fn claim(&self, turn: u64, key: Digest, content: Digest, had: Option<Box<str>>, wanted: &str) -> Claim {
        let mut state = self.wait(turn);
        let claim = state.claim(key, content, had, wanted);
        self.pass(state);
        claim
    }

    /// Lets the next one through: this article wants no folder.
    pub fn skip(&self, turn: u64) {
        let state = self.wait(turn);
        if state.turn == turn {
            self.pass(state);
        }
    }

    /// The keys of all articles that came in this run.
    pub fn seen(&self) -> Vec<Digest> {
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
    fn claim(&mut self, key: Digest, content: Digest, had: Option<Box<str>>, wanted: &str) -> Claim {
        if let Some(before) = self.seen.get(&key) {
            return if *before == content { Claim::Repeated } else { Claim::Taken };
        }
        self.seen.insert(key, content);
        let folder = had.unwrap_or_else(|| self.free(key, wanted));
        self.owners.insert(folder.clone(), key);
        Claim::Folder(folder)
    }

    /// The name that is wanted, or one like it that belongs to nobody else.
    fn free(&self, key: Digest, wanted: &str) -> Box<str> {
        let is_free = |name: &str| self.owners.get(name).is_none_or(|owner| *owner == key);
        let mut name = wanted.to_owned();
        let mut mark = key;
        while !is_free(&name) {
            name = slug::with_mark(wanted, &mark.hex()[..12]);
            mark = Digest::of(&[&mark.hex()]);
        }
        name.into()
    }
}
