//! The manifest: a small record of each page, in memory during a run and in a file for the next one.
//!
//! A run appends a line as soon as a page is finished, so that the run after a killed one makes only the missing pages. At the end the file
//! is rewritten with one line for each page.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::content_hash::ContentHash;
use crate::error::FatalError;
use crate::output::Output;

/// The path of the file within the output.
const FILE: &str = ".offprint/pages.jsonl";

/// The record of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageRecord {
    /// The name of the page's folder.
    pub folder: Box<str>,
    /// The headline of the article.
    pub headline: Box<str>,
    /// The BCP 47 tag of the article's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Box<str>>,
    /// The time of publication in milliseconds since 1970.
    pub published: Option<i64>,
    /// The time of the last change in milliseconds since 1970.
    pub updated: Option<i64>,
    /// The hash of everything that the page is made of.
    pub input: ContentHash,
    /// The hash of the page.
    pub page: ContentHash,
}

impl PageRecord {
    /// Returns the later of both times.
    pub fn changed(&self) -> Option<i64> {
        self.updated.max(self.published)
    }
}

/// A line of the file.
#[derive(Serialize, Deserialize)]
struct Line<R> {
    key: ContentHash,
    #[serde(flatten)]
    record: R,
}

fn line(key: ContentHash, record: &PageRecord) -> String {
    // Serializing texts and numbers can't fail.
    serde_json::to_string(&Line { key, record }).unwrap_or_default() + "\n"
}

/// Parses a line; `None` for one that is incomplete because a run was killed.
fn parse(line: &str) -> Option<(ContentHash, PageRecord)> {
    let Line { key, record }: Line<PageRecord> = serde_json::from_str(line).ok()?;
    is_folder(&record.folder).then_some((key, record))
}

/// Returns true for a name that [`crate::slug`] makes. Others are refused, because other programs may have written the file.
fn is_folder(name: &str) -> bool {
    !name.is_empty() && !name.contains(['/', '\\', '.', '\0'])
}

/// All records, by the keys of their articles.
#[derive(Debug)]
pub struct Manifest {
    records: HashMap<ContentHash, PageRecord>,
    journal: File,
    path: PathBuf,
}

impl Manifest {
    /// Opens the manifest of earlier runs, or starts a new one.
    ///
    /// # Errors
    ///
    /// Returns an error if the file can't be read or written.
    pub fn open(output: &Output) -> Result<Self, FatalError> {
        let path = output.path(FILE);
        let stop = |error: io::Error| FatalError::output(&path, &error);
        let mut records = HashMap::new();
        match File::open(&path) {
            Ok(file) => {
                for line in BufReader::new(file).split(b'\n') {
                    records.extend(parse(&String::from_utf8_lossy(&line.map_err(stop)?)));
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(stop(error)),
        }
        let mut journal = File::options().create(true).append(true).open(&path).map_err(stop)?;
        // The last line may be incomplete because a run was killed; the next one must not continue it.
        journal.write_all(b"\n").map_err(stop)?;
        Ok(Self { records, journal, path })
    }

    /// Returns the record of an article's page.
    pub fn get(&self, key: ContentHash) -> Option<&PageRecord> {
        self.records.get(&key)
    }

    /// Records a finished page.
    ///
    /// # Errors
    ///
    /// Returns an error if the file can't be written.
    pub fn note(&mut self, key: ContentHash, record: PageRecord) -> Result<(), FatalError> {
        if self.records.get(&key) != Some(&record) {
            let written = self.journal.write_all(line(key, &record).as_bytes());
            written.map_err(|error| FatalError::output(&self.path, &error))?;
            self.records.insert(key, record);
        }
        Ok(())
    }

    /// Returns all records, with the keys of their articles.
    pub fn iter(&self) -> impl Iterator<Item = (ContentHash, &PageRecord)> {
        self.records.iter().map(|(key, record)| (*key, record))
    }

    /// Returns all records, the newest first.
    pub fn newest_first(&self) -> Vec<&PageRecord> {
        let mut records: Vec<&PageRecord> = self.records.values().collect();
        records.sort_unstable_by(|one, other| {
            other.published.cmp(&one.published).then_with(|| one.folder.cmp(&other.folder))
        });
        records
    }

    /// Removes the records of articles.
    pub fn forget(&mut self, keys: &[ContentHash]) {
        keys.iter().for_each(|key| drop(self.records.remove(key)));
    }

    /// Rewrites the file with one line for each page.
    ///
    /// # Errors
    ///
    /// Returns an error if the file can't be written.
    pub fn tidy(&self, output: &Output) -> Result<(), FatalError> {
        let mut keys: Vec<ContentHash> = self.records.keys().copied().collect();
        keys.sort_unstable();
        let written = output.write_with(FILE, |file| {
            let mut out = BufWriter::new(file);
            for key in keys {
                if let Some(record) = self.records.get(&key) {
                    out.write_all(line(key, record).as_bytes())?;
                }
            }
            out.flush()
        });
        written.map_err(|error| FatalError::output(&output.path(FILE), &error))
    }
}
