//! Browser entry: prepares the module. The elements are registered by the loader, `public/offprint.js`.
//!
//! Without a `main` of Rust's own: what stands around it (arguments, standard output) is of no use in a page.
#![no_main]

use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen(start)]
fn begin() {
    offprint::embed::start();
}
