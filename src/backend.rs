//! One file per system that content comes from or replies go to. Pure: wire shapes in, model out; no I/O.

pub mod document;
pub mod form;
pub mod json;
pub mod json_feed;
pub mod json_ld;
pub mod offprint;
mod parts;
pub mod recognise;
pub mod replies;
pub mod thread;
pub mod wordpress;
