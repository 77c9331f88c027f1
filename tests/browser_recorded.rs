//! The browser's half of a comparison: its parser and nodes give the same result for recorded HTML as the native sanitizer.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used)]

#[path = "corpus/nodes.rs"]
mod nodes;
#[path = "corpus/recorded.rs"]
mod recorded;

use offprint::browser::dom_sanitizer;
use recorded::{HASHES, Kind, RECORDED, line};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const BASE: &str = "https://news.example/2025/story/";

fn texts(value: &JsValue, found: &mut Vec<String>) {
    if let Some(text) = value.as_string() {
        found.push(text);
    } else if let Some(object) = value.dyn_ref::<js_sys::Object>() {
        js_sys::Object::values(object).iter().for_each(|value| texts(&value, found));
    }
}

fn rebuild(html: &str, kind: Kind) -> String {
    let document = web_sys::window().and_then(|window| window.document()).expect("a page");
    let resolve = |address: &str| web_sys::Url::new_with_base(address, BASE).ok().map(|url| url.href());
    let (fragment, _) = dom_sanitizer::fragment(&document, html, &kind.context(&resolve)).expect("the page may parse");
    nodes::markup(&fragment)
}

#[wasm_bindgen_test]
fn the_browser_builds_the_same_of_html_as_it_was_found() {
    for ((name, document), known) in RECORDED.iter().zip(HASHES.lines()) {
        let mut found = Vec::new();
        texts(&js_sys::JSON::parse(document).expect("JSON"), &mut found);
        assert_eq!(line(name, found, &rebuild), known);
    }
    assert_eq!(RECORDED.len(), HASHES.lines().count());
}
