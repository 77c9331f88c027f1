//! Documents in files, in folders of files, and from standard input.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;
use url::Url;

use super::{Flow, Place, ReadEvent, Sink, hand_on};
use crate::cli::Options;
use crate::error::{ArticleError, FatalError};
use offprint_core::formats::load_error::{LoadError, MAX_BYTES, diagnose, json_part};

/// The maximum size in bytes of a document with several articles, because it is kept in memory as a whole. A longer list needs one article
/// per line.
pub const MAX_LIST_BYTES: u64 = 8 * MAX_BYTES;

/// Reads a file, or all files of a folder and its subfolders in the order of their names.
///
/// # Errors
///
/// Returns an error if there is no such file or folder.
pub fn read(path: &Path, options: &Options, sink: Sink<'_>) -> Flow {
    let missing = |error| FatalError::Source(format!("{} can't be read: {error}", path.display()));
    let root = fs::canonicalize(path).map_err(missing)?;
    if !root.is_dir() {
        let folder = root.parent().unwrap_or(&root).to_owned();
        return one(&root, path, &folder, options, sink).map_err(|failed| FatalError::Source(failed.sentence()));
    }
    let mut files = Vec::new();
    list(&root, fs::canonicalize(options.output()).ok().as_deref(), &mut files).map_err(missing)?;
    if files.is_empty() {
        return Err(FatalError::Source(format!("{} contains no .json, .jsonl or .ndjson files", path.display())));
    }
    if files.iter().all(|file| !is_lines(file))
        && let ControlFlow::Break(()) = sink(ReadEvent::Total(files.len() as u64))
    {
        return Ok(ControlFlow::Break(()));
    }
    for file in files {
        let shown = path.join(file.strip_prefix(&root).unwrap_or(&file));
        let flow = one(&file, &shown, &root, options, sink).unwrap_or_else(|failed| sink(ReadEvent::Failed(failed)));
        if flow.is_break() {
            return Ok(flow);
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// Reads standard input: one document, or one per line.
///
/// # Errors
///
/// Returns an error if nothing can be read.
pub fn standard_input(options: &Options, sink: Sink<'_>) -> Flow {
    let mut input = BufReader::new(io::stdin());
    let at = options.base().unwrap_or_else(|| "stdin:".to_owned());
    let broken = |error: io::Error| FatalError::Source(format!("standard input can't be read: {error}"));
    let mut first = Vec::new();
    input.by_ref().take(MAX_BYTES).read_until(b'\n', &mut first).map_err(broken)?;
    let is_whole = serde_json::from_slice::<Value>(&first).is_ok_and(|first| first.is_object());
    if is_whole && !input.fill_buf().map_err(broken)?.is_empty() {
        return lines(&mut first.as_slice().chain(input), "standard input", &at, None, sink).map_err(broken);
    }
    let mut text = first;
    let mut rest = input.take((MAX_LIST_BYTES + 1).saturating_sub(text.len() as u64));
    rest.read_to_end(&mut text).map_err(broken)?;
    let document = parse(&text).map_err(|why| FatalError::Source(format!("standard input: {why}")))?;
    drop(text);
    Ok(hand_on(document, "standard input", &at, None, sink))
}

/// Reads the document in a file.
///
/// # Errors
///
/// Returns a sentence about what is wrong with the file.
pub fn document(path: &Path) -> Result<Value, String> {
    let file = File::open(path).map_err(|error| error.to_string())?;
    let mut text = Vec::new();
    file.take(MAX_LIST_BYTES + 1).read_to_end(&mut text).map_err(|error| error.to_string())?;
    parse(&text)
}

/// Reads one file. `shown` is the name for messages.
fn one(
    path: &Path,
    shown: &Path,
    root: &Path,
    options: &Options,
    sink: Sink<'_>,
) -> Result<ControlFlow<()>, ArticleError> {
    let name = shown.display().to_string();
    let failed = |why: String| ArticleError { name: name.clone(), why };
    let place = Place { folder: path.parent().unwrap_or(root).to_owned(), root: root.to_owned() };
    let place = Arc::new(place);
    let at = address_of(path, root, options);
    if is_lines(path) {
        let file = File::open(path).map_err(|error| failed(error.to_string()))?;
        return lines(&mut BufReader::new(file), &name, &at, Some(&place), sink)
            .map_err(|error| failed(error.to_string()));
    }
    let document = document(path).map_err(failed)?;
    if is_thread(&document) {
        return Ok(ControlFlow::Continue(()));
    }
    Ok(hand_on(document, &name, &at, Some(&place), sink))
}

/// Returns true if a document is a thread. It may be in the same folder as its article, and is read with the article.
fn is_thread(document: &Value) -> bool {
    document.get("replies").is_some_and(Value::is_array) && document.get("headline").is_none()
}

/// Reads one document per line; empty lines are ignored.
fn lines(
    input: &mut dyn BufRead,
    name: &str,
    at: &str,
    place: Option<&Arc<Place>>,
    sink: Sink<'_>,
) -> io::Result<ControlFlow<()>> {
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        if (&mut *input).take(MAX_BYTES + 1).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.len() as u64 > MAX_BYTES && !line.ends_with(b"\n") {
            skip_line(input)?;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let name = format!("line {number} of {name}");
        let flow = match parse(&line) {
            Ok(document) => hand_on(document, &name, at, place, sink),
            Err(why) => sink(ReadEvent::Failed(ArticleError { name, why })),
        };
        if flow.is_break() {
            return Ok(flow);
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// Skips the rest of a line that is too long.
fn skip_line(input: &mut dyn BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        let length = buffer.len();
        let end = buffer.iter().position(|byte| *byte == b'\n');
        input.consume(end.map_or(length, |end| end + 1));
        if end.is_some() || length == 0 {
            return Ok(());
        }
    }
}

fn parse(text: &[u8]) -> Result<Value, String> {
    if text.len() as u64 > MAX_LIST_BYTES {
        return Err(format!(
            "larger than {} MiB; write a longer list as .jsonl, with one article per line",
            MAX_LIST_BYTES >> 20
        ));
    }
    serde_json::from_slice(text).or_else(|error| {
        let text = String::from_utf8_lossy(text);
        let diagnosis = || match diagnose(&text, false) {
            // The parser's message names the line and column of the fault.
            LoadError::NotJson | LoadError::CutOff => format!("not JSON: {error}"),
            known => known.to_string(),
        };
        serde_json::from_str(json_part(&text)).map_err(|_| diagnosis())
    })
}

/// Returns the base of relative addresses in a file: its path under the base of the options, else the address of the file itself.
fn address_of(path: &Path, root: &Path, options: &Options) -> String {
    let of_file = || Url::from_file_path(path).map_or_else(|()| "file:///".to_owned(), String::from);
    let Some(base) = options.base() else { return of_file() };
    let within = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    Url::parse(&base).and_then(|base| base.join(&format!("./{within}"))).map_or_else(|_| of_file(), String::from)
}

/// Lists all files with articles under a folder. Hidden files, links to folders, and the output of this program are skipped.
fn list(folder: &Path, output: Option<&Path>, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_unstable_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') || output == Some(path.as_path()) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            list(&path, output, files)?;
        } else if is_json(&path) || is_lines(&path) {
            files.push(path);
        }
    }
    Ok(())
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|ending| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

fn is_json(path: &Path) -> bool {
    has_ending(path, &["json", "jsonld"])
}

fn is_lines(path: &Path) -> bool {
    has_ending(path, &["jsonl", "ndjson"])
}
