//! The state of a thread's section besides its replies.

use leptos::prelude::*;
use offprint_core::config::Sort;
use offprint_core::model::markup::Markup;
use offprint_core::model::reply::RequiredFields;

/// The progress of loading a thread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// There is no thread to load: only the reader's own replies can be shown.
    #[default]
    Absent,
    /// A page is loading.
    Loading {
        /// Its number, counted from one.
        page: u32,
        /// The number of pages, once that is known.
        pages: Option<u32>,
    },
    /// There is more.
    Partial,
    /// Everything is here.
    Complete,
    /// The last page could not be loaded.
    Failed,
}

/// Signals of one thread's section.
#[derive(Clone, Copy, Default)]
pub struct ThreadState {
    /// The progress of loading.
    pub progress: RwSignal<Progress>,
    /// The number of replies, those not loaded yet included.
    pub count: RwSignal<u32>,
    /// Which replies come first.
    pub sort: RwSignal<Sort>,
    /// True if readers can vote on replies.
    pub has_votes: RwSignal<bool>,
    /// The number of replies that have come while the page was being read, and are not shown yet.
    pub news: RwSignal<u32>,
    /// The announcement for screen readers.
    pub announced: RwSignal<String>,
    /// True if the reader has asked again after the first try failed.
    pub retried: RwSignal<bool>,
    /// The fields that the server wants filled in.
    pub required: RwSignal<RequiredFields>,
    /// The language that replies are written in, if the thread says so.
    pub markup: RwSignal<Option<Markup>>,
}

impl ThreadState {
    /// Tells whether there is no thread to load.
    pub fn is_absent(self) -> bool {
        self.progress.get() == Progress::Absent
    }

    /// Tells whether a page is loading.
    pub fn is_loading(self) -> bool {
        matches!(self.progress.get(), Progress::Loading { .. })
    }

    /// Tells whether the first replies are loading: also when the order is turned around, which starts at the first page again.
    pub(super) fn first_is_coming(self) -> bool {
        self.count.get() == 0 && matches!(self.progress.get(), Progress::Loading { page: 1, .. })
    }

    /// Tells whether there is nothing to load, or the first replies are still coming by themselves.
    pub(super) fn has_no_button(self) -> bool {
        let nothing = matches!(self.progress.get(), Progress::Absent | Progress::Complete);
        nothing || self.first_is_coming() && !self.retried.get()
    }
}
