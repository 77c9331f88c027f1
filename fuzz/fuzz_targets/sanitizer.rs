//! `cargo fuzz run sanitizer fuzz/corpus/sanitizer tests/fixtures/html`: whatever HTML goes in, the invariants hold.
#![no_main]

#[path = "../bodies.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|text: &str| bodies::sanitizer(text));
