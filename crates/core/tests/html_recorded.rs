//! The native half of a comparison: what is built of HTML as it was found. `BLESS=1 cargo test --test html_recorded` writes the hashes
//! anew, for `browser_recorded.rs` to be compared with.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used)]

#[path = "../../../tests/corpus/recorded.rs"]
mod recorded;

use offprint_core::sanitizer::html5ever::{resolver, sanitize_markup};
use offprint_core::sanitizer::invariants;
use recorded::{HASHES, Kind, RECORDED, line};
use serde_json::Value;

const BASE: &str = "https://news.example/2025/story/";

fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(properties) => properties.values().for_each(|value| texts(value, found)),
        _ => {}
    }
}

fn texts_of(document: &str) -> Vec<String> {
    let mut found = Vec::new();
    texts(&serde_json::from_str(document).expect("JSON"), &mut found);
    found
}

#[test]
fn what_is_built_of_html_as_it_was_found_is_known() {
    let resolve = resolver(BASE);
    let rebuild = |html: &str, kind: Kind| sanitize_markup(html, &kind.context(&resolve)).0;
    let hashes: String =
        RECORDED.iter().map(|(name, document)| line(name, texts_of(document), &rebuild) + "\n").collect();
    if std::env::var_os("BLESS").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/html/recorded.txt");
        std::fs::write(path, hashes).expect("the fixtures can be written");
    } else {
        assert_eq!(hashes, HASHES);
    }
}

#[test]
fn the_promise_holds_for_html_as_it_was_found() {
    for (name, document) in RECORDED {
        for html in texts_of(document).iter().filter(|text| text.contains('<')) {
            assert_eq!(invariants::check(html), Ok(()), "{name}");
        }
    }
}

#[test]
fn no_recorded_document_with_html_is_left_out() {
    let folder = |name: &str| std::fs::read_dir(format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))).expect("a folder");
    for file in folder("../../tests/fixtures/wordpress").chain(folder("../../public/samples")) {
        let path = file.expect("a file").path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let is_content = !["send-", "fault-", "form-", "no-", "bad-"].iter().any(|kind| name.starts_with(kind));
        if is_content && path.extension().is_some_and(|extension| extension == "json") {
            let has_html =
                texts_of(&std::fs::read_to_string(&path).expect("text")).iter().any(|text| text.contains('<'));
            assert_eq!(RECORDED.iter().any(|(known, _)| *known == name), has_html, "{name}");
        }
    }
}
