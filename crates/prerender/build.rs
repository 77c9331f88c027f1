//! Minifies the sheets of static pages: each file of `style/` alone, and the sheet of the page around the article.
//!
//! Each file is parsed on its own first, so a mistake is reported with the name of the file it is in.

use std::{env, error::Error, fs, path::Path, process::ExitCode};

use lightningcss::rules::{CssRule, CssRuleList};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::traits::ToCss;

/// The families that static pages are styled with, each a file.
const FAMILIES: [&str; 16] = [
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
    "reply-form",
    "thread",
    "static",
    "page",
    "listing",
];

/// A question about the column, and the same about the window that it fills in a page made whole, where it is no container
/// (`style/page.css`).
const AS_WIDE_AS_THE_WINDOW: [&str; 2] = ["@container (inline-size>40em)", "@media (width>42.5em)"];

/// The sheet of the page around the article.
const SITE: &str = "../../public/site.css";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../../style");
    println!("cargo::rerun-if-changed={SITE}");
    let built = families().and_then(|()| site());
    match built {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error={error}");
            ExitCode::FAILURE
        }
    }
}

/// Each family alone, without what is only for shadow roots; and what is only for paper.
fn families() -> Result<(), Box<dyn Error>> {
    for family in FAMILIES {
        let file = format!("../../style/{family}.css");
        let css = fs::read_to_string(&file)?;
        let mut sheet = minified(&file, &css)?;
        leave_out(&mut sheet.rules, ":host");
        let css = sheet.to_css(short())?.code;
        write(&format!("static-{family}"), &css)?;
        if family == "media" {
            write("page-media", &in_a_page(&css)?)?;
        }
    }
    Ok(())
}

fn in_a_page(css: &str) -> Result<String, String> {
    let [column, window] = AS_WIDE_AS_THE_WINDOW;
    let asked = css.matches("@container").count();
    if asked == 0 || asked != css.matches(column).count() {
        return Err(format!("../../style/media.css asks something else of its container than `{column}`"));
    }
    Ok(css.replace(column, window))
}

/// The page around the article: what is for screens, without what is for the elements while they load; and, with the article's own,
/// what is for paper.
fn site() -> Result<(), Box<dyn Error>> {
    let (css, print) = (fs::read_to_string(SITE)?, fs::read_to_string("../../style/print.css")?);
    let (mut screen, mut paper) = (String::new(), minified("../../style/print.css", &print)?.to_css(short())?.code);
    write("static-paper", &paper)?;
    let mut sheet = minified(SITE, &css)?;
    leave_out(&mut sheet.rules, "offprint-");
    for rule in &sheet.rules.0 {
        let rule = rule.to_css_string(short())?;
        let place = if rule.starts_with("@media print") { &mut paper } else { &mut screen };
        place.push_str(&rule);
    }
    write("static-site", &screen)?;
    write("static-print", &paper)
}

/// Takes away the selectors that hold a word, and the rules that have no other.
fn leave_out(rules: &mut CssRuleList<'_>, word: &str) {
    rules.0.retain_mut(|rule| match rule {
        CssRule::LayerBlock(layer) => {
            leave_out(&mut layer.rules, word);
            true
        }
        CssRule::Media(media) => {
            leave_out(&mut media.rules, word);
            !media.rules.0.is_empty()
        }
        CssRule::Style(style) => {
            style.selectors.0.retain(|selector| !selector.to_css_string(short()).is_ok_and(|own| own.contains(word)));
            !style.selectors.0.is_empty()
        }
        _ => true,
    });
}

/// How everything is printed: without white space.
fn short() -> PrinterOptions<'static> {
    PrinterOptions { minify: true, ..PrinterOptions::default() }
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
