//! The output folder. Each file is written completely or not at all.

pub mod lock;
pub mod manifest;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::FatalError;

/// The folder within the output for what a run keeps for the next one.
const STATE: &str = ".offprint";

/// The output folder of a site.
#[derive(Clone, Debug)]
pub struct Output {
    root: PathBuf,
    /// True if each file is synced to the disk before it gets its name.
    sync: bool,
}

impl Output {
    /// Opens the folder, or creates it. One with files of another program is refused, unless `take_over` is true.
    ///
    /// # Errors
    ///
    /// Returns an error if the folder can't be written, or was not written by this program.
    pub fn open(root: &Path, sync: bool, take_over: bool) -> Result<Self, FatalError> {
        let state = root.join(STATE);
        if !state.is_dir() && root.join("index.html").exists() && !take_over {
            let root = root.display();
            return Err(FatalError::Usage(format!(
                "{root} contains a site that was not written by this program; choose another folder, or take it over with --force"
            )));
        }
        fs::create_dir_all(&state).map_err(|error| FatalError::output(&state, &error))?;
        Ok(Self { root: root.to_owned(), sync })
    }

    /// Returns a folder of another program for writing single files to it. Nothing is kept there for the next run.
    pub fn within(root: &Path, sync: bool) -> Self {
        Self { root: root.to_owned(), sync }
    }

    /// Returns the folder of what a run keeps for the next one.
    pub fn state(&self) -> PathBuf {
        self.root.join(STATE)
    }

    /// Returns the path of the folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the path of a file, which is given relative to the folder.
    pub fn path(&self, file: &str) -> PathBuf {
        self.root.join(file)
    }

    /// Writes a file.
    ///
    /// # Errors
    ///
    /// Returns an error if the file can't be written. Then no part of it is left.
    pub fn write(&self, file: &str, content: &[u8]) -> io::Result<()> {
        self.write_with(file, |out| out.write_all(content))
    }

    /// Writes a file under a temporary name, and renames it when it is complete. So other programs always see either the old or the new
    /// file, even if this program is killed.
    ///
    /// # Errors
    ///
    /// Returns an error if the file can't be written. Then no part of it is left.
    pub fn write_with(&self, file: &str, content: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
        let path = self.path(file);
        let folder = path.parent().unwrap_or(&self.root);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // It is in the same folder, and so on the same file system. The name is always the same, so that the next run overwrites what a
        // killed one has left.
        let unfinished = folder.join(format!(".{name}.unfinished"));
        let write = || {
            let mut out = match File::create(&unfinished) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    fs::create_dir_all(folder)?;
                    File::create(&unfinished)?
                }
                created => created?,
            };
            content(&mut out)?;
            if self.sync {
                out.sync_all()?;
            }
            drop(out);
            fs::rename(&unfinished, &path)
        };
        write().inspect_err(|_| drop(fs::remove_file(&unfinished)))
    }

    /// Writes a file unless it has this content already.
    ///
    /// # Errors
    ///
    /// Returns an error if the file can't be written.
    pub fn update(&self, file: &str, content: &[u8]) -> Result<(), FatalError> {
        let path = self.path(file);
        let is_as_long = fs::metadata(&path).is_ok_and(|found| found.len() == content.len() as u64);
        if is_as_long && fs::read(&path).is_ok_and(|found| found == content) {
            return Ok(());
        }
        self.write(file, content).map_err(|error| FatalError::output(&path, &error))
    }

    /// Removes a file, and its folder if that is empty then. Returns true if the file existed.
    pub fn remove(&self, file: &str) -> bool {
        let path = self.path(file);
        let removed = fs::remove_file(&path).is_ok();
        if let Some(folder) = path.parent().filter(|folder| removed && *folder != self.root) {
            // Fails if the folder has other files, which are kept.
            let _ = fs::remove_dir(folder);
        }
        removed
    }
}

/// Returns true if the next file will fail as well.
pub fn is_hopeless(error: &io::Error) -> bool {
    use io::ErrorKind::*;
    matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge | ReadOnlyFilesystem | PermissionDenied)
        || error.raw_os_error().is_some_and(|code| matches!(code, 5 | 23 | 24))
}
