//! `cargo fuzz run wordpress fuzz/corpus/wordpress tests/fixtures/wordpress`: posts of WordPress.
#![no_main]

#[path = "../bodies.rs"]
mod bodies;

use offprint_core::config::Format;

libfuzzer_sys::fuzz_target!(|text: &str| bodies::article(text, Format::WordPress));
