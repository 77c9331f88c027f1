//! `cargo fuzz run rebuild fuzz/corpus/rebuild tests/fixtures/html`: whatever HTML goes in, the invariants hold.
#![no_main]

libfuzzer_sys::fuzz_target!(|html: &str| offprint_core::sanitizer::invariants::check(html).expect("the invariants hold"));
