//! `cargo fuzz run sanitizer fuzz/corpus/sanitizer tests/fixtures/html`: HTML, after which the sanitizer's invariants must hold.
#![no_main]

#[path = "../bodies.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|text: &str| bodies::sanitizer(text));
