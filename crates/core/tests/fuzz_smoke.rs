//! A short run of what `fuzz/` does at length: mutations of the fixtures, the same in every run.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::unwrap_used)]

#[path = "../../../fuzz/bodies.rs"]
mod bodies;

use std::fs;
use std::path::Path;

use offprint_core::config::Format;

/// Mutations of each file, a tenth of them of large ones. `FUZZ_MUTATIONS=5000 cargo test --release -p offprint-core --test fuzz_smoke` is a
/// run of some minutes.
const MUTATIONS: usize = 40;
const LARGE: usize = 20_000;

/// xorshift64 (Marsaglia, 2003): small, and the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }

    /// A place between two characters.
    fn place(&mut self, text: &str) -> usize {
        let place = self.below(text.len() + 1);
        (0..=place).rev().find(|place| text.is_char_boundary(*place)).unwrap_or(0)
    }

    fn range(&mut self, text: &str) -> (usize, usize) {
        let (one, other) = (self.place(text), self.place(text));
        (one.min(other), one.max(other))
    }
}

/// A text with a part cut out, repeated, put elsewhere, taken from another text, or with something hostile in it.
fn mutated(text: &str, other: &str, random: &mut Random) -> String {
    const HOSTILE: [&str; 12] = [
        "<",
        "\"",
        "null",
        "[]",
        "{}",
        "\0",
        "<form><input name=localName>",
        "&#0;",
        "\u{202e}",
        "<table><a>",
        "-1e999",
        "</p></div>",
    ];
    let (start, end) = random.range(text);
    let place = random.place(text);
    match random.below(5) {
        0 => [&text[..start], &text[end..]].concat(),
        1 => [&text[..end], &text[start..]].concat(),
        2 => [&text[..place], &text[start..end], &text[place..]].concat(),
        3 => {
            let (from, to) = random.range(other);
            [&text[..place], &other[from..to], &text[place..]].concat()
        }
        _ => [&text[..place], HOSTILE[random.below(HOSTILE.len())], &text[place..]].concat(),
    }
}

fn texts(folder: &str, endings: &[&str]) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let mut paths: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let is_wanted = |path: &Path| endings.iter().any(|ending| path.extension().is_some_and(|own| own == *ending));
    let read = paths.into_iter().filter(|path| is_wanted(path)).map(|path| fs::read_to_string(path).unwrap());
    read.filter(|text| text.len() < 10 * LARGE).collect()
}

fn run(texts: &[String], body: &dyn Fn(&str)) {
    let mut random = Random(0x0ff9_2114_7000_0001);
    assert!(!texts.is_empty());
    let mutations = std::env::var("FUZZ_MUTATIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(MUTATIONS);
    for text in texts {
        body(text);
        let count = if text.len() > LARGE { mutations / 10 } else { mutations };
        for _ in 0..count {
            let other = &texts[random.below(texts.len())];
            let once = mutated(text, other, &mut random);
            body(&once);
            body(&mutated(&once, other, &mut random));
        }
    }
}

#[test]
fn no_mutation_of_the_html_breaks_an_invariant() {
    run(&texts("tests/fixtures/html", &["html"]), &bodies::sanitizer);
}

#[test]
fn no_mutation_of_a_document_ends_a_decoder() {
    let mut documents = texts("public/samples", &["json"]);
    documents.extend(texts("tests/fixtures/wordpress", &["json"]));
    for format in [Format::Auto, Format::Offprint, Format::WordPress, Format::JsonFeed, Format::JsonLd] {
        run(&documents, &|text| bodies::article(text, format));
    }
    run(&documents, &bodies::thread);
    run(&documents, &bodies::reply_answer);
}
