//! Errors that end a run, with their exit codes, and errors of single articles.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// The reason why a run stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FatalError {
    /// The options are invalid, contradict each other, or ask for more than the system allows.
    Usage(String),
    /// There is nothing to read, or the source broke off.
    Source(String),
    /// The output can't be written.
    Output(String),
    /// Another run is writing to this folder.
    Busy(PathBuf),
}

impl FatalError {
    /// Returns the exit code, which `--help` explains.
    pub fn code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Source(_) => 3,
            Self::Output(_) => 4,
            Self::Busy(_) => 5,
        }
    }

    /// Creates the error for a file or folder of the output that could not be written.
    pub fn output(path: &Path, error: &io::Error) -> Self {
        let advice = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "make room",
            io::ErrorKind::FileTooLarge => "raise the limit on the size of files",
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => "choose a folder you may write to",
            _ => "fix this",
        };
        let path = path.display();
        Self::Output(format!("{path} can't be written: {error}; {advice}, then run the same command again to continue"))
    }
}

impl fmt::Display for FatalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(why) | Self::Source(why) | Self::Output(why) => f.write_str(why),
            Self::Busy(folder) => {
                write!(
                    f,
                    "another run is writing to {}; wait for it to end, or choose another folder",
                    folder.display()
                )
            }
        }
    }
}

/// The reason why an article has no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleError {
    /// The file or address of the article.
    pub name: String,
    /// The reason, for a message.
    pub why: String,
}

impl ArticleError {
    /// Returns both in one line.
    pub fn sentence(&self) -> String {
        format!("{}: {}", self.name, self.why)
    }
}
