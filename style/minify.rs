// Minifies style sheets. Part of both build scripts (build.rs, crates/prerender/build.rs).

use std::{env, error::Error, fs, path::Path, process::ExitCode};

use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};

/// Joins files into a style sheet, and writes it minified into Cargo's output folder. Each file is first parsed on its own, so that an
/// error is reported with the right file name.
///
/// # Errors
/// If a file can't be read or parsed, or the style sheet can't be written.
pub fn minify(files: &[String], name: &str) -> Result<(), Box<dyn Error>> {
    let mut joined = String::new();
    for file in files {
        let css = fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
        parse(file, &css)?;
        joined.push_str(&css);
    }
    let mut sheet = parse(name, &joined)?;
    sheet.minify(MinifyOptions::default()).map_err(|error| format!("{name}: {error}"))?;
    let css = sheet.to_css(PrinterOptions { minify: true, ..PrinterOptions::default() })?.code;
    fs::write(Path::new(&env::var("OUT_DIR")?).join(format!("{name}.css")), css)?;
    Ok(())
}

/// Reports a failure to Cargo.
pub fn report(built: Result<(), Box<dyn Error>>) -> ExitCode {
    match built {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error={error}");
            ExitCode::FAILURE
        }
    }
}

fn parse<'css>(file: &str, css: &'css str) -> Result<StyleSheet<'css>, String> {
    let options = ParserOptions { filename: file.to_owned(), ..ParserOptions::default() };
    StyleSheet::parse(css, options).map_err(|error| match error.loc {
        // lightningcss counts lines from zero and columns from one.
        Some(at) => format!("{file}:{}:{}: {}", at.line + 1, at.column, error.kind),
        None => format!("{file}: {}", error.kind),
    })
}
