//! `cargo fuzz run json_feed fuzz/corpus/json_feed`: JSON Feeds.
#![no_main]

#[path = "../bodies.rs"]
mod bodies;

use offprint_core::config::Format;

libfuzzer_sys::fuzz_target!(|text: &str| bodies::article(text, Format::JsonFeed));
