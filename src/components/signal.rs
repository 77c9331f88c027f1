//! A value that views follow.
//!
//! Leptos's `RwSignal<T>` is compiled once for every `T`; of this, only the value is. What tells the effects is one
//! [`ArcTrigger`] of Leptos's reactive graph.

use std::cell::RefCell;

use reactive_graph::signal::ArcTrigger;
use reactive_graph::traits::{Notify, Track};

/// A value, and whoever follows it.
pub struct Signal<T> {
    value: RefCell<T>,
    changed: ArcTrigger,
}

impl<T: Default> Default for Signal<T> {
    fn default() -> Self {
        Self { value: RefCell::default(), changed: ArcTrigger::new() }
    }
}

impl<T> Signal<T> {
    /// Looks at the value. An effect that does so runs again when the value has changed. The closure must not [`set`](Self::set).
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        self.changed.track();
        look(&self.value.borrow())
    }

    /// Looks at the value without following it.
    pub fn peek<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.value.borrow())
    }

    /// Puts another value in its place and tells those who follow it, soon.
    pub fn set(&self, value: T) {
        self.value.replace(value);
        self.changed.notify();
    }
}

impl<T: Clone> Signal<T> {
    /// A copy of the value, followed as by [`with`](Self::with).
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// A copy of the value, not followed.
    pub fn now(&self) -> T {
        self.peek(T::clone)
    }
}
