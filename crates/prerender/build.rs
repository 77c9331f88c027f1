//! Minifies the sheets of static pages, each file of its own.

use std::process::ExitCode;

#[path = "../../style/minify.rs"]
mod minify;

/// The files of `style/` that static pages use.
const STYLES: [&str; 18] = [
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

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../../style");
    println!("cargo::rerun-if-changed={SITE}");
    let styles = STYLES.map(|name| (name, format!("../../style/{name}.css")));
    let mut files = styles.into_iter().chain([("site", SITE.to_owned())]);
    minify::report(files.try_for_each(|(name, file)| minify::minify(&[file], &format!("static-{name}"))))
}
