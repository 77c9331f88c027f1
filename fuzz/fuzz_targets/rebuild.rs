//! `cargo fuzz run rebuild fuzz/corpus/rebuild tests/fixtures/html`: whatever HTML goes in, the promise holds.
#![no_main]

libfuzzer_sys::fuzz_target!(|html: &str| offprint::sanitizer::promise::check(html).expect("the promise holds"));
