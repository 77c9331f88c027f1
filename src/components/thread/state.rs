//! What a thread's section shows besides the replies.

use crate::components::signal::Signal;

/// How far a thread has been loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// There is no thread to load: only the reader's own replies can be shown.
    #[default]
    Absent,
    /// A page is on its way.
    Loading {
        /// Which, counted from one.
        page: u32,
        /// Of how many, once that is known.
        pages: Option<u32>,
    },
    /// There is more.
    Partial,
    /// Everything is here.
    Complete,
    /// The last page asked for did not come.
    Failed,
}

/// The state of one thread's section.
#[derive(Default)]
pub struct ThreadState {
    /// How far it has been loaded.
    pub progress: Signal<Progress>,
    /// How many replies there are, those included that are not loaded yet.
    pub count: Signal<u32>,
    /// Whether the newest come first.
    pub newest_first: Signal<bool>,
    /// What is read out.
    pub announced: Signal<String>,
    /// Whether the reader has asked again after the first try failed.
    pub again: Signal<bool>,
}

impl ThreadState {
    /// Whether there is no thread to load.
    pub fn is_absent(&self) -> bool {
        self.progress.with(|progress| *progress == Progress::Absent)
    }

    /// Whether a page is on its way.
    pub fn is_loading(&self) -> bool {
        self.progress.with(|progress| matches!(progress, Progress::Loading { .. }))
    }

    /// Whether the first replies are on their way.
    pub(super) fn first_is_coming(&self) -> bool {
        // When the order is turned around, the first page is asked for again.
        self.count.get() == 0 && self.progress.with(|progress| matches!(progress, Progress::Loading { page: 1, .. }))
    }
}
