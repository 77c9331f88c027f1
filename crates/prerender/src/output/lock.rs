//! One run at a time in one folder.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::error::FatalError;

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
    pub fn take(state: &Path, output: &Path) -> Result<Self, FatalError> {
        let path = state.join("lock");
        let file = File::options().create(true).append(true).open(&path);
        let file = file.map_err(|error| FatalError::output(&path, &error))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(FatalError::Busy(output.to_owned())),
            Err(TryLockError::Error(error)) => Err(FatalError::output(&path, &error)),
        }
    }
}
