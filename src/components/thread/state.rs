//! The state of a thread's section, except for its replies.

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
        /// The number of the page, counted from one.
        page: u32,
        /// The total number of pages, if it is known already.
        pages: Option<u32>,
    },
    /// Some pages are loaded, and there are more.
    Partial,
    /// All pages are loaded.
    Complete,
    /// The last page could not be loaded.
    Failed,
}

/// The signals of one thread's section.
#[derive(Clone, Copy, Default)]
pub struct ThreadState {
    /// The progress of loading.
    pub progress: RwSignal<Progress>,
    /// The number of replies, including those that are not loaded yet.
    pub count: RwSignal<u32>,
    /// The order of the replies.
    pub sort: RwSignal<Sort>,
    /// True if readers can vote on replies.
    pub has_votes: RwSignal<bool>,
    /// The number of replies that have arrived since the page was loaded and are not shown yet.
    pub news: RwSignal<u32>,
    /// The announcement for screen readers.
    pub announced: RwSignal<String>,
    /// True if the reader has tried again after the first request failed.
    pub retried: RwSignal<bool>,
    /// The fields that the server requires.
    pub required: RwSignal<RequiredFields>,
    /// The markup language of replies, if the thread declares it.
    pub markup: RwSignal<Option<Markup>>,
}

impl ThreadState {
    /// Returns true if there is no thread to load.
    pub fn is_absent(self) -> bool {
        self.progress.get() == Progress::Absent
    }

    /// Returns true while a page is loading.
    pub fn is_loading(self) -> bool {
        matches!(self.progress.get(), Progress::Loading { .. })
    }

    /// Returns true while the first page is loading, also after the order was changed.
    pub(super) fn first_is_coming(self) -> bool {
        self.count.get() == 0 && matches!(self.progress.get(), Progress::Loading { page: 1, .. })
    }

    /// Returns true if there is nothing to load, or the first replies are loading without the reader having asked for them.
    pub(super) fn has_no_button(self) -> bool {
        let nothing = matches!(self.progress.get(), Progress::Absent | Progress::Complete);
        nothing || self.first_is_coming() && !self.retried.get()
    }
}
