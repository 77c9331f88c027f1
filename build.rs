//! Joins `style/*.css` into the style sheets that elements adopt, and minifies them.

use std::process::ExitCode;

#[path = "style/minify.rs"]
mod minify;

/// The style sheets and their files. `tokens` comes first, because it declares the layers, whose order applies to all style sheets.
const SHEETS: [(&str, &[&str]); 5] = [
    ("common", &["tokens", "host", "layout", "prose", "code", "avatar", "controls", "feedback", "print"]),
    ("article", &["head", "body", "blocks", "figures", "media", "tags", "author-card", "skeleton"]),
    ("extras", &["age-note", "contents", "share"]),
    ("replies", &["reply-form", "form-states", "comment-tools"]),
    ("thread", &["thread", "thread-states", "reply-actions"]),
];

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=style");
    minify::report(SHEETS.iter().try_for_each(|(name, files)| {
        let files: Vec<String> = files.iter().map(|file| format!("style/{file}.css")).collect();
        minify::minify(&files, name)
    }))
}
