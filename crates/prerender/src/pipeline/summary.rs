//! The summary of a run.

use std::time::Duration;

use crate::error::FatalError;

/// The result of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Pages that are new, or other than before.
    pub written: u64,
    /// Pages that are as they were.
    pub unchanged: u64,
    /// Articles without a page, or whose page lacks something.
    pub failed: u64,
    /// Articles that are not for everybody.
    pub left_out: u64,
    /// Pages that were there before, and whose article did not come.
    pub gone: u64,
    /// True if those were removed.
    pub pruned: bool,
    /// The duration.
    pub took: Duration,
    /// The reason why it ended early, if it did.
    pub stopped: Option<FatalError>,
}

impl Summary {
    /// The exit code, as `--help` explains it.
    pub fn code(&self) -> u8 {
        match &self.stopped {
            Some(stop) => stop.code(),
            None if self.failed > 0 && self.written + self.unchanged == 0 => 3,
            None => u8::from(self.failed > 0),
        }
    }
}
