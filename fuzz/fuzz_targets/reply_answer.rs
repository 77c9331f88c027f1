//! `cargo fuzz run reply_answer fuzz/corpus/reply_answer tests/fixtures/wordpress`: responses to a reply.
#![no_main]

#[path = "../bodies.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|text: &str| bodies::reply_answer(text));
