//! The progress of a run: a bar on a terminal, otherwise a line from time to time.

use std::io::{IsTerminal, Write as _, stderr};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// The time between two lines.
const EVERY: Duration = Duration::from_secs(10);

/// The progress display of a run.
pub struct Progress {
    shown: Shown,
    done: u64,
    total: Option<u64>,
    start: Instant,
}

enum Shown {
    Bar(ProgressBar),
    Lines { next: Instant },
    Nothing,
}

impl Progress {
    /// Creates the display on standard error; with `quiet` it shows nothing.
    pub fn new(quiet: bool) -> Self {
        let start = Instant::now();
        let shown = match (quiet, stderr().is_terminal()) {
            (true, _) => Shown::Nothing,
            (false, true) => {
                Shown::Bar(ProgressBar::no_length().with_style(style("{spinner} {pos} articles, {per_sec}")))
            }
            (false, false) => Shown::Lines { next: start + EVERY },
        };
        Self { shown, done: 0, total: None, start }
    }

    /// Sets the number of articles.
    pub fn total(&mut self, total: u64) {
        self.total = Some(total);
        if let Shown::Bar(bar) = &self.shown {
            bar.set_style(style("{bar:30} {pos} of {len}, {per_sec}, {eta} left"));
            bar.set_length(total);
        }
    }

    /// Counts one more finished article.
    pub fn step(&mut self) {
        self.done += 1;
        let now = Instant::now();
        match &mut self.shown {
            Shown::Bar(bar) => bar.inc(1),
            Shown::Lines { next } if *next <= now => {
                *next = now + EVERY;
                write_line(&self.line());
            }
            _ => {}
        }
    }

    /// Writes a line above the bar.
    pub fn say(&self, line: &str) {
        match &self.shown {
            Shown::Bar(bar) => bar.suspend(|| write_line(line)),
            _ => write_line(line),
        }
    }

    /// Removes the bar. Returns the time since the start.
    pub fn finish(self) -> Duration {
        if let Shown::Bar(bar) = &self.shown {
            bar.finish_and_clear();
        }
        self.start.elapsed()
    }

    fn line(&self) -> String {
        let seconds = self.start.elapsed().as_secs_f64();
        let rate = self.done as f64 / seconds.max(0.001);
        let left = self.total.map(|total| total.saturating_sub(self.done));
        let of = self.total.map(|total| format!(" of {total}")).unwrap_or_default();
        let left = left.map(|left| format!(", {:.0} s left", left as f64 / rate.max(0.001))).unwrap_or_default();
        format!("{}{of} articles, {rate:.0} a second{left}", self.done)
    }
}

/// Writes a line to standard error. A failure is ignored, because the run does not depend on a reader of its messages.
fn write_line(line: &str) {
    let _ = writeln!(stderr(), "{line}");
}

/// Returns the style of a template. An invalid one gives the default style.
fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
