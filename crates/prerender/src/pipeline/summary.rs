//! The counts of a run and its exit code.

use std::time::Duration;

use crate::error::FatalError;

/// The summary of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The number of pages that are new or have changed.
    pub written: u64,
    /// The number of pages that have not changed.
    pub unchanged: u64,
    /// The number of articles without a page, or whose page lacks something.
    pub failed: u64,
    /// The number of articles that are not public.
    pub left_out: u64,
    /// The number of pages of earlier runs whose articles were not in the input.
    pub gone: u64,
    /// True if those pages were removed.
    pub pruned: bool,
    /// The duration of the run.
    pub took: Duration,
    /// The reason why the run ended early, if it did.
    pub stopped: Option<FatalError>,
}

impl Summary {
    /// Returns the exit code, which `--help` explains.
    pub fn code(&self) -> u8 {
        match &self.stopped {
            Some(stop) => stop.code(),
            None if self.failed > 0 && self.written + self.unchanged == 0 => 3,
            None => u8::from(self.failed > 0),
        }
    }
}
