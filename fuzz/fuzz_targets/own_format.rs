//! `cargo fuzz run own_format fuzz/corpus/own_format public/samples`: documents in Offprint's own format.
#![no_main]

#[path = "../bodies.rs"]
mod bodies;

use offprint_core::config::Format;

libfuzzer_sys::fuzz_target!(|text: &str| bodies::article(text, Format::Offprint));
