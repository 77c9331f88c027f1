//! The lock that allows one run at a time in a folder.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::error::FatalError;

/// A lock that is held during a run. The system releases it when the process ends, however it ends, so that it is never stale.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a folder.
    ///
    /// # Errors
    ///
    /// Returns an error if another run has it, or the file can't be written.
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
