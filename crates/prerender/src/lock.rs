//! One run at a time in one folder.

use std::fs::{File, TryLockError};
use std::path::Path;

use super::failure::Stop;

/// Held while a run is at work. The system lets go of it when the process ends, however it ends, so that there is no stale one.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a folder.
    ///
    /// # Errors
    /// When another run has it, or it can't be written.
    pub fn take(state: &Path, output: &Path) -> Result<Self, Stop> {
        let path = state.join("lock");
        let file = File::options().create(true).append(true).open(&path);
        let file = file.map_err(|error| Stop::output(&path, &error))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(Stop::Busy(output.to_owned())),
            Err(TryLockError::Error(error)) => Err(Stop::output(&path, &error)),
        }
    }
}
