//! One file per system that content comes from or replies go to. Pure: wire shapes in, model out; no I/O.

pub mod document;
pub mod json;
pub mod offprint;
pub mod replies;
pub mod thread;
