//! What is known of the pages that are there: little enough of each that a hundred thousand fit into memory, kept in a file for
//! the next run.
//!
//! While a run is at work it adds a line for each page that is done, and each line is written at once: after a kill the next run
//! knows what is left to do. At the end the file is written anew with one line for each page.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::PathBuf;

use serde_json::{Value, json};

use super::digest::Digest;
use super::failure::Stop;
use super::output::Output;

/// The file, within the output.
const FILE: &str = ".offprint/pages.jsonl";

/// What is known of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The name of its folder.
    pub folder: Box<str>,
    /// The headline.
    pub headline: Box<str>,
    /// When the article appeared, in milliseconds since 1970.
    pub published: Option<i64>,
    /// When it was last changed.
    pub updated: Option<i64>,
    /// Of all that the page is made of.
    pub input: Digest,
    /// Of the page.
    pub page: Digest,
}

impl Record {
    /// The last time that is known of it.
    pub fn changed(&self) -> Option<i64> {
        self.updated.max(self.published)
    }

    fn line(&self, key: Digest) -> String {
        let Self { folder, headline, published, updated, input, page } = self;
        let record = json!({
            "key": key.hex(), "folder": folder, "headline": headline, "published": published, "updated": updated,
            "input": input.hex(), "page": page.hex(),
        });
        format!("{record}\n")
    }

    /// `None` for a line that a kill has cut off.
    fn read(line: &str) -> Option<(Digest, Self)> {
        let value: Value = serde_json::from_str(line).ok()?;
        let text = |key: &str| value.get(key)?.as_str();
        let digest = |key: &str| Digest::from_hex(text(key)?);
        let time = |key: &str| value.get(key)?.as_i64();
        let record = Self {
            folder: text("folder").filter(|folder| is_folder(folder))?.into(),
            headline: text("headline")?.into(),
            published: time("published"),
            updated: time("updated"),
            input: digest("input")?,
            page: digest("page")?,
        };
        Some((digest("key")?, record))
    }
}

/// Whether a name is one that [`super::slug`] makes. The file stands where others may write.
fn is_folder(name: &str) -> bool {
    !name.is_empty() && !name.contains(['/', '\\', '.', '\0'])
}

/// All pages, by what their articles are called.
#[derive(Debug)]
pub struct Register {
    records: HashMap<Digest, Record>,
    journal: File,
    path: PathBuf,
}

impl Register {
    /// What earlier runs have left.
    ///
    /// # Errors
    /// When the file can't be read or written.
    pub fn open(output: &Output) -> Result<Self, Stop> {
        let path = output.path(FILE);
        let stop = |error: io::Error| Stop::output(&path, &error);
        let mut records = HashMap::new();
        match File::open(&path) {
            Ok(file) => {
                for line in BufReader::new(file).split(b'\n') {
                    records.extend(Record::read(&String::from_utf8_lossy(&line.map_err(stop)?)));
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(stop(error)),
        }
        let mut journal = File::options().create(true).append(true).open(&path).map_err(stop)?;
        // A line that a kill has cut off must not swallow the next one.
        journal.write_all(b"\n").map_err(stop)?;
        Ok(Self { records, journal, path })
    }

    /// What is known of an article's page.
    pub fn get(&self, key: Digest) -> Option<&Record> {
        self.records.get(&key)
    }

    /// Notes that a page is there now.
    ///
    /// # Errors
    /// When that can't be written down.
    pub fn note(&mut self, key: Digest, record: Record) -> Result<(), Stop> {
        if self.records.get(&key) != Some(&record) {
            let written = self.journal.write_all(record.line(key).as_bytes());
            written.map_err(|error| Stop::output(&self.path, &error))?;
            self.records.insert(key, record);
        }
        Ok(())
    }

    /// All pages.
    pub fn iter(&self) -> impl Iterator<Item = (Digest, &Record)> {
        self.records.iter().map(|(key, record)| (*key, record))
    }

    /// All pages, the newest first.
    pub fn newest_first(&self) -> Vec<&Record> {
        let mut records: Vec<&Record> = self.records.values().collect();
        records.sort_unstable_by(|one, other| {
            other.published.cmp(&one.published).then_with(|| one.folder.cmp(&other.folder))
        });
        records
    }

    /// Forgets pages.
    pub fn forget(&mut self, keys: &[Digest]) {
        keys.iter().for_each(|key| drop(self.records.remove(key)));
    }

    /// Writes the file anew, without what is out of date.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn tidy(&self, output: &Output) -> Result<(), Stop> {
        let mut keys: Vec<Digest> = self.records.keys().copied().collect();
        keys.sort_unstable();
        let written = output.write_with(FILE, |file| {
            let mut out = BufWriter::new(file);
            for key in keys {
                let line = self.records.get(&key).map(|record| record.line(key));
                out.write_all(line.unwrap_or_default().as_bytes())?;
            }
            out.flush()
        });
        written.map_err(|error| Stop::output(&output.path(FILE), &error))
    }
}
