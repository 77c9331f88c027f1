//! `cargo fuzz run json_ld fuzz/corpus/json_ld`: JSON-LD.
#![no_main]

#[path = "../bodies.rs"]
mod bodies;

use offprint_core::config::Format;

libfuzzer_sys::fuzz_target!(|text: &str| bodies::article(text, Format::JsonLd));
