//! Minifies the sheets of static pages, each file of its own.

use std::{env, error::Error, fs, path::Path, process::ExitCode};

use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};

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
    let files = styles.into_iter().chain([("site", SITE.to_owned())]);
    match files.into_iter().try_for_each(|(name, file)| minify(name, &file)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error={error}");
            ExitCode::FAILURE
        }
    }
}

fn minify(name: &str, file: &str) -> Result<(), Box<dyn Error>> {
    let css = fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let mut sheet = parse(file, &css)?;
    sheet.minify(MinifyOptions::default()).map_err(|error| format!("{file}: {error}"))?;
    let css = sheet.to_css(PrinterOptions { minify: true, ..PrinterOptions::default() })?.code;
    fs::write(Path::new(&env::var("OUT_DIR")?).join(format!("static-{name}.css")), css)?;
    Ok(())
}

fn parse<'css>(file: &str, css: &'css str) -> Result<StyleSheet<'css>, String> {
    let options = ParserOptions { filename: file.to_owned(), ..ParserOptions::default() };
    StyleSheet::parse(css, options).map_err(|error| match error.loc {
        // Lines count from zero there, columns from one.
        Some(at) => format!("{file}:{}:{}: {}", at.line + 1, at.column, error.kind),
        None => format!("{file}: {}", error.kind),
    })
}
