//! The folder that is written, file by file, each whole or not at all.

pub mod lock;
pub mod manifest;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::FatalError;

/// The folder of what a run keeps for the next one, within the output.
const STATE: &str = ".offprint";

/// The folder of the site.
#[derive(Clone, Debug)]
pub struct Output {
    root: PathBuf,
    /// True if each file is on the disk before it gets its name.
    sync: bool,
}

impl Output {
    /// The folder, made where there is none. One that somebody else has filled is left alone, unless it may be taken over.
    ///
    /// # Errors
    /// When it can't be written, or is somebody else's.
    pub fn open(root: &Path, sync: bool, take_over: bool) -> Result<Self, FatalError> {
        let state = root.join(STATE);
        if !state.is_dir() && root.join("index.html").exists() && !take_over {
            let root = root.display();
            return Err(FatalError::Usage(format!(
                "{root} holds a site that was not written by this program; choose another folder, or take it over with --force"
            )));
        }
        fs::create_dir_all(&state).map_err(|error| FatalError::output(&state, &error))?;
        Ok(Self { root: root.to_owned(), sync })
    }

    /// A folder that is somebody else's, for single files in it: nothing is remembered there.
    pub fn within(root: &Path, sync: bool) -> Self {
        Self { root: root.to_owned(), sync }
    }

    /// The folder of what is remembered.
    pub fn state(&self) -> PathBuf {
        self.root.join(STATE)
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The path of a file, given relative to the folder.
    pub fn path(&self, file: &str) -> PathBuf {
        self.root.join(file)
    }

    /// Writes a file of this content.
    ///
    /// # Errors
    /// When it can't be written; nothing is left of it then.
    pub fn write(&self, file: &str, content: &[u8]) -> io::Result<()> {
        self.write_with(file, |out| out.write_all(content))
    }

    /// Writes a file: under another name first, which it loses only when it is complete. Whoever reads meanwhile, or whatever
    /// kills this program, the file is either the old one or the new one.
    ///
    /// # Errors
    /// When it can't be written; nothing is left of it then.
    pub fn write_with(&self, file: &str, content: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
        let path = self.path(file);
        let folder = path.parent().unwrap_or(&self.root);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // In the same folder, so that it is on the same file system. Always the same name, so that what a killed run has left
        // is used by the next one.
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
    /// When it can't be written.
    pub fn update(&self, file: &str, content: &[u8]) -> Result<(), FatalError> {
        let path = self.path(file);
        let is_as_long = fs::metadata(&path).is_ok_and(|found| found.len() == content.len() as u64);
        if is_as_long && fs::read(&path).is_ok_and(|found| found == content) {
            return Ok(());
        }
        self.write(file, content).map_err(|error| FatalError::output(&path, &error))
    }

    /// Removes a file and its folder, if there is nothing else in it. Whether it was there.
    pub fn remove(&self, file: &str) -> bool {
        let path = self.path(file);
        let removed = fs::remove_file(&path).is_ok();
        if let Some(folder) = path.parent().filter(|folder| removed && *folder != self.root) {
            // Fails where somebody has put something beside it, which is then left alone.
            let _ = fs::remove_dir(folder);
        }
        removed
    }
}

/// Tells whether the next file will fail as well.
pub fn is_hopeless(error: &io::Error) -> bool {
    use io::ErrorKind::*;
    matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge | ReadOnlyFilesystem | PermissionDenied)
        || error.raw_os_error().is_some_and(|code| matches!(code, 5 | 23 | 24))
}
