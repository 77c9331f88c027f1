//! Static pages: what stands in them.
#![cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
#![allow(clippy::expect_used)]

mod stories;

use offprint::prerender::page::page;
use stories::{demo, site};

#[test]
fn write() {
    std::fs::write("target/demo.html", page(&demo(), &site()).html).expect("a page");
}
