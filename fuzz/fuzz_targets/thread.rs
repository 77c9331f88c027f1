//! `cargo fuzz run thread fuzz/corpus/thread tests/fixtures/wordpress`: threads in Offprint's own format and from WordPress.
#![no_main]

#[path = "../bodies.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|text: &str| bodies::thread(text));
