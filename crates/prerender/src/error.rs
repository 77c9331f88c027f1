//! Errors that end a run, with their exit codes.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// The reason why a run stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FatalError {
    /// The options make no sense.
    Usage(String),
    /// There is nothing to read, or the source broke off.
    Source(String),
    /// The output can't be written.
    Output(String),
    /// Another run is at work in the same folder.
    Busy(PathBuf),
}

impl FatalError {
    /// The exit code, as `--help` explains it.
    pub fn code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Source(_) => 3,
            Self::Output(_) => 4,
            Self::Busy(_) => 5,
        }
    }

    /// A file or folder of the output that could not be written.
    pub fn output(path: &Path, error: &io::Error) -> Self {
        let advice = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "make room",
            io::ErrorKind::FileTooLarge => "raise the limit on the size of files",
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => "choose a folder you may write to",
            _ => "see to it",
        };
        let path = path.display();
        Self::Output(format!(
            "{path} can't be written: {error}; {advice}, then run the same again: it goes on from here"
        ))
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

/// An article that has no page, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleError {
    /// The file or address.
    pub name: String,
    /// The fault.
    pub why: String,
}

impl ArticleError {
    /// Both in one line.
    pub fn sentence(&self) -> String {
        format!("{}: {}", self.name, self.why)
    }
}
