//! Minifies the sheets of static pages, each file of its own, and lists the languages.

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

#[path = "../../style/minify.rs"]
mod minify;

/// The files of `style/` that static pages use.
const STYLES: [&str; 22] = [
    "tokens",
    "layout",
    "prose",
    "code",
    "avatar",
    "head",
    "body",
    "blocks",
    "figures",
    "media",
    "tags",
    "age-note",
    "contents",
    "share",
    "author-card",
    "controls",
    "reply-form",
    "thread",
    "print",
    "static",
    "page",
    "listing",
];

/// The sheet of the page around the article.
const SITE: &str = "../../public/site.css";

/// One file of sentences a language.
const LOCALES: &str = "../../locales";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../../style");
    println!("cargo::rerun-if-changed={SITE}");
    println!("cargo::rerun-if-changed={LOCALES}");
    let styles = STYLES.map(|name| (name, format!("../../style/{name}.css")));
    let mut files = styles.into_iter().chain([("site", SITE.to_owned())]);
    let minified = files.try_for_each(|(name, file)| minify::minify(&[file], &format!("static-{name}")));
    minify::report(minified.and_then(|()| list_languages()))
}

/// Writes a table of the languages, each with the content of its file.
fn list_languages() -> Result<(), Box<dyn Error>> {
    let folder = fs::canonicalize(LOCALES)?;
    let mut table = String::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if let Some(tag) = path.file_stem().filter(|_| path.extension().is_some_and(|extension| extension == "json")) {
            table += &format!("({:?}, include_str!({path:?})),", tag.to_string_lossy());
        }
    }
    Ok(fs::write(Path::new(&env::var("OUT_DIR")?).join("languages.rs"), format!("&[{table}]"))?)
}
