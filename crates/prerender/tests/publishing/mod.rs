//! What tests of the program that makes static pages need: folders, a server that answers as it is told, and the program itself.
#![allow(dead_code, clippy::unwrap_used)]

pub mod server;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};

/// A folder of its own for a test, removed when the test has passed.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("publishing-{}-{number}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub fn write(&self, name: &str, content: &str) -> String {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn has(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    pub fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.read(name)).unwrap()
    }

    /// All files, relative to the folder, in order.
    pub fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        list(&self.0, &self.0, &mut files);
        files.sort();
        files
    }

    /// The folders of articles, in order.
    pub fn articles(&self) -> Vec<String> {
        let pages = self.files().into_iter().filter(|file| !file.starts_with("page/"));
        pages.filter_map(|file| file.strip_suffix("/index.html").map(str::to_owned)).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = fs::remove_dir_all(&self.0);
        }
    }
}

fn list(root: &Path, folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            list(root, &path, files);
        } else {
            files.push(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned());
        }
    }
}

/// What a run has said and how it ended.
#[derive(Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Run {
    fn of(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// The number before a word of the summary.
    pub fn count(&self, word: &str) -> u64 {
        let words: Vec<&str> = self.out.split([' ', ',', ';', '\n']).collect();
        let at = words.iter().position(|found| *found == word).unwrap_or_else(|| panic!("no `{word}` in {self:?}"));
        words[at - 1].parse().unwrap()
    }

    #[track_caller]
    pub fn ended_with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:?}");
        self
    }
}

/// The program, with a folder to write.
pub fn command(input: &str, output: &Folder, options: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_prerender"));
    command.arg(input).arg("--output").arg(output.path("")).args(options).args(["--retry-wait", "1"]);
    // What the machine is set up for must not lead requests elsewhere.
    command.env("NO_PROXY", "127.0.0.1").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the program.
pub fn prerender(input: &str, output: &Folder, options: &[&str]) -> Run {
    Run::of(command(input, output, options).output().unwrap())
}

/// Starts the program.
pub fn start(input: &str, output: &Folder, options: &[&str]) -> Child {
    command(input, output, options).spawn().unwrap()
}

/// Waits for a program that was started.
pub fn end(child: Child) -> Run {
    Run::of(child.wait_with_output().unwrap())
}

/// Runs the program with something on its standard input.
pub fn prerender_text(text: &str, output: &Folder, options: &[&str]) -> Run {
    let mut child = command("-", output, options).stdin(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let text = text.to_owned();
    // Written beside the reading of what it says, or both could wait for each other.
    let writing = std::thread::spawn(move || drop(input.write_all(text.as_bytes())));
    let run = end(child);
    writing.join().unwrap();
    run
}

/// An article of our own format.
pub fn article(number: usize) -> Value {
    json!({
        "id": format!("story-{number}"),
        "headline": format!("Story {number}"),
        "published": format!("2026-01-{:02}T08:{:02}:00Z", 1 + number / 60 % 28, number % 60),
        "body": format!("<p>What happened in story {number}.</p>"),
    })
}

/// Articles, one a line.
pub fn lines(articles: impl IntoIterator<Item = Value>) -> String {
    articles.into_iter().map(|article| format!("{article}\n")).collect()
}

/// That every file which is there is whole.
#[track_caller]
pub fn is_whole(output: &Folder) {
    for file in output.files() {
        let text = output.read(&file);
        match file.rsplit_once('.').map(|(_, ending)| ending) {
            _ if file.starts_with(".offprint/") || file.ends_with(".unfinished") => {}
            Some("html") => assert!(text.trim_end().ends_with("</html>"), "{file} is not whole: {text}"),
            Some("json") => drop(serde_json::from_str::<Value>(&text).unwrap()),
            Some("xml") => drop(roxmltree::Document::parse(&text).unwrap()),
            _ => {}
        }
    }
}
