//! Joins `style/*.css` into the sheets that elements adopt, and minifies them.
//!
//! Each file is parsed on its own first, so a mistake is reported with the name of the file it is in.

use std::{env, error::Error, fs, path::Path, process::ExitCode};

use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};

/// The sheets and the files they are made of. `tokens` comes first: it names the layers, whose order holds for all sheets.
const SHEETS: [(&str, &[&str]); 4] = [
    ("common", &["tokens", "host", "layout", "prose", "code", "avatar", "controls", "feedback", "print"]),
    ("article", &["head", "body", "blocks", "figures", "media", "author-card", "skeleton"]),
    ("replies", &["reply-form"]),
    ("thread", &["thread"]),
];

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=style");
    let built = SHEETS.iter().try_for_each(|(name, files)| build(name, files));
    match built {
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
    let sheet = minified("a joined style sheet", &joined)?;
    let printed = sheet.to_css(short())?;
    write(name, &printed.code)
}

fn minified<'css>(file: &str, css: &'css str) -> Result<StyleSheet<'css>, String> {
    let mut sheet = parse(file, css)?;
    sheet.minify(MinifyOptions::default()).map_err(|error| format!("{file}: {error}"))?;
    Ok(sheet)
}

fn write(name: &str, css: &str) -> Result<(), Box<dyn Error>> {
    let directory = env::var("OUT_DIR")?;
    fs::write(Path::new(&directory).join(format!("{name}.css")), css)?;
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

fn short() -> PrinterOptions<'static> {
    PrinterOptions { minify: true, ..PrinterOptions::default() }
}
