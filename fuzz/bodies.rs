//! The bodies of the fuzz targets, shared with the smoke test in `crates/core/tests/fuzz_smoke.rs`. Each accepts any text.

#![allow(dead_code, reason = "each target uses one of them")]

use offprint_core::config::Format;
use offprint_core::formats::detect::{self, DocumentContext};
use offprint_core::formats::load_error;
use offprint_core::formats::thread::{self, ThreadContext};
use offprint_core::reply_api;
use offprint_core::sanitizer::html5ever::{resolver, text};
use offprint_core::sanitizer::invariants;

const AT: &str = "https://news.example/data/1.json";

/// Checks that the sanitizer's invariants hold for any HTML.
pub fn sanitizer(html: &str) {
    invariants::check(html).expect("the invariants hold");
}

/// Checks that any document gives an article with a headline, or an error.
pub fn article(document: &str, format: Format) {
    let Ok(json) = load_error::parse(document, false) else { return };
    let absolute = |address: &str, base: &str| resolver(base)(address);
    let context = DocumentContext { format, item: None, at: AT, absolute: &absolute, plain_text: text };
    if let Ok(mut article) = detect::article(&json, &context) {
        assert!(!article.headline.trim().is_empty(), "a headline");
        assert!(article.authors.iter().all(|author| !author.name.is_empty()), "no nameless author");
        article.settle_times(|iso| iso.len() as f64);
        article.break_up_wall(|text, _| text.split_inclusive(". ").map(str::to_owned).collect());
    }
}

/// Checks that any document gives a page of a thread, or none, without a panic.
pub fn thread(document: &str) {
    let Ok(json) = load_error::parse(document, false) else { return };
    let resolve = resolver(AT);
    let context =
        ThreadContext { resolve: &resolve, clock: |_| f64::NAN, iso: |_| None, plain_text: text, authors: &[] };
    let _ = thread::page(&json, &context);
}

/// Checks that any response to a reply gives an outcome or an error, without a panic.
pub fn reply_answer(document: &str) {
    let json = load_error::parse(document, false).ok();
    for status in [200, 201, 202, 204, 400, 401, 403, 409, 422, 429, 500] {
        let _ = reply_api::parse_response(status, None, json.as_ref(), text);
    }
}
