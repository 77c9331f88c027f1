//! One file for each format that content comes in. Pure: JSON in, model out; no requests.

pub mod detect;
pub(crate) mod fields;
pub mod json_feed;
pub mod json_ld;
pub mod load_error;
pub mod offprint;
pub mod thread;
pub mod wordpress;

/// Turns HTML into its text: references decoded, without tags. In the browser its own parser does that.
pub type PlainText = fn(&str) -> String;
