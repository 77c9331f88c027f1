//! Joins `style/*.css` into the sheets every element adopts, one for each part of the module that shows something, and minifies them.
//!
//! Each file is parsed on its own first, so a mistake is reported with the name of the file it is in.

use std::{env, error::Error, fs, path::Path, process::ExitCode};

use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};

/// The sheets and the files they are made of. `tokens` comes first: it names the layers, whose order holds for all sheets.
const SHEETS: [(&str, &[&str]); 3] = [
    ("article", &["tokens", "layout", "prose", "blocks", "media", "people", "states", "print"]),
    ("replies", &["form"]),
    ("thread", &["thread"]),
];

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=style");
    match SHEETS.iter().try_for_each(|(name, files)| build(name, files)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error={error}");
            ExitCode::FAILURE
        }
    }
}

fn build(name: &str, files: &[&str]) -> Result<(), Box<dyn Error>> {
    let mut joined = String::new();
    for file in files {
        let file = format!("style/{file}.css");
        let css = fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
        parse(&file, &css)?;
        joined.push_str(&css);
    }
    let mut sheet = parse("a joined style sheet", &joined)?;
    sheet.minify(MinifyOptions::default()).map_err(|error| error.to_string())?;
    let printed = sheet.to_css(PrinterOptions { minify: true, ..PrinterOptions::default() })?;
    let directory = env::var("OUT_DIR")?;
    // The marks tell scripts/split-module.mjs which bytes of the module belong to a part.
    let marked = format!("/*{name}{{*/{}/*}}*/", printed.code);
    fs::write(Path::new(&directory).join(format!("{name}.css")), marked)?;
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
