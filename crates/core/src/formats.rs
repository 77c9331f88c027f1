//! Decoders of articles and threads, one module for each format: parsed JSON in, [`crate::model`] out.

pub mod detect;
pub(crate) mod fields;
pub mod json_feed;
pub mod json_ld;
pub mod load_error;
pub mod offprint;
pub mod thread;
pub mod wordpress;

/// A function that returns the text of HTML: without tags, its character references decoded.
///
/// In the browser this is the browser's own parser; natively it is [`text`](crate::sanitizer::html5ever::text).
pub type PlainText = fn(&str) -> String;
