//! `cargo fuzz run thread fuzz/corpus/thread tests/fixtures/wordpress`: threads, our own and those of WordPress.
#![no_main]

#[path = "../bodies.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|text: &str| bodies::thread(text));
