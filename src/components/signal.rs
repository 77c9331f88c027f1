//! Values that views follow, in the manner of Leptos's signals and effects.
//!
//! Leptos's own reactive graph keeps sources and subscribers in hash sets behind locks, for graphs of any size and for threads:
//! 5.0 KB of the brotli-compressed module. A form has eight signals and some forty effects on one thread, and lists will do.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen_futures::spawn_local;

thread_local! {
    /// The effect that is running: what it reads, it follows.
    static RUNNING: RefCell<Option<Rc<Effect>>> = const { RefCell::new(None) };
}

/// Something that is done again whenever a value it has read is replaced. It ends when the last pointer to it is dropped.
pub struct Effect {
    run: Box<dyn Fn()>,
    queued: Cell<bool>,
}

impl Effect {
    /// Does it for the first time, at once.
    pub fn new(run: Box<dyn Fn()>) -> Rc<Self> {
        let effect = Rc::new(Self { run, queued: Cell::new(false) });
        effect.run();
        effect
    }

    fn run(self: &Rc<Self>) {
        self.queued.set(false);
        let around = RUNNING.replace(Some(self.clone()));
        (self.run)();
        RUNNING.replace(around);
    }

    /// Runs it again as soon as whoever replaces values has finished: once, however many values are replaced.
    fn queue(self: Rc<Self>) {
        if !self.queued.replace(true) {
            let effect = Rc::downgrade(&self);
            spawn_local(async move {
                // Its view may be gone by now.
                if let Some(effect) = effect.upgrade() {
                    effect.run();
                }
            });
        }
    }
}

/// A value, and the effects that follow it.
#[derive(Default)]
pub struct Signal<T> {
    value: RefCell<T>,
    followers: RefCell<Vec<Weak<Effect>>>,
}

impl<T> Signal<T> {
    /// Looks at the value. An effect that does so runs again when the value is replaced. The closure must not
    /// [`set`](Self::set) the same signal.
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        if let Some(effect) = RUNNING.with_borrow(|running| running.as_ref().map(Rc::downgrade)) {
            follow(&self.followers, effect);
        }
        look(&self.value.borrow())
    }

    /// Looks at the value without following it.
    pub fn peek<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.value.borrow())
    }

    /// Puts another value in its place. Those who follow it run again soon, not now.
    pub fn set(&self, value: T) {
        self.value.replace(value);
        // Each follows again when it reads again.
        self.followers.take().iter().filter_map(Weak::upgrade).for_each(Effect::queue);
    }
}

fn follow(followers: &RefCell<Vec<Weak<Effect>>>, effect: Weak<Effect>) {
    let mut followers = followers.borrow_mut();
    followers.retain(|follower| follower.strong_count() > 0 && !follower.ptr_eq(&effect));
    followers.push(effect);
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
