//! `cargo fuzz run wordpress fuzz/corpus/wordpress tests/fixtures/wordpress`: WordPress posts.
#![no_main]

#[path = "../bodies.rs"]
mod bodies;

use offprint_core::config::Format;

libfuzzer_sys::fuzz_target!(|text: &str| bodies::article(text, Format::WordPress));
