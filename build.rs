//! Joins `style/*.css` into the one sheet every element adopts, and minifies it.
//!
//! Each file is parsed on its own first, so a mistake is reported with the name of the file it is in.

use std::{env, error::Error, fs, path::Path, process::ExitCode};

use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};

/// The order of the parts. `tokens` comes first: it names the layers.
const PARTS: [&str; 10] =
    ["tokens", "layout", "prose", "blocks", "media", "people", "form", "thread", "states", "print"];

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=style");
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error={error}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), Box<dyn Error>> {
    let mut joined = String::new();
    for part in PARTS {
        let file = format!("style/{part}.css");
        let css = fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
        parse(&file, &css)?;
        joined.push_str(&css);
    }
    let mut sheet = parse("the joined style sheet", &joined)?;
    sheet.minify(MinifyOptions::default()).map_err(|error| error.to_string())?;
    let printed = sheet.to_css(PrinterOptions { minify: true, ..PrinterOptions::default() })?;
    let directory = env::var("OUT_DIR")?;
    fs::write(Path::new(&directory).join("offprint.css"), printed.code)?;
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
