//! The browser's parser, for untrusted HTML.

use js_sys::{Function, Object, Reflect};
use offprint_core::sanitizer::parsed_node;
use wasm_bindgen::prelude::*;
use web_sys::{DomParser, HtmlElement};

use super::inert_document::InertDocument;

/// The maximum length of a slice, in bytes. Chromium goes through all open elements for each further one: 300 KB of start tags would block
/// it for seven seconds.
const SLICE: usize = 16 << 10;

/// The depth after which a new document is started. Browsers' parsers stop nesting at 512; the sanitizer flattens elements long before.
const DEEPEST: usize = 400;

/// Parses HTML as the body of a document that runs no scripts and fetches nothing. Returns `None` if the page does not allow it.
pub fn parse(html: &str) -> Option<HtmlElement> {
    let parser = DomParser::new().ok()?;
    // Not `parse_from_string`, which accepts only a string: the page may require a `TrustedHTML`.
    let parse: Function = Reflect::get(&parser, &"parseFromString".into()).ok()?.dyn_into().ok()?;
    let parsed = parse.call2(&parser, &trusted(&parsed_node::document(html)), &"text/html".into()).ok()?;
    parsed.unchecked_ref::<InertDocument>().body()
}

/// Parses long HTML slice by slice, as if it came from a network. When a slice ends too deep, the rest becomes a document of its own,
/// outside elements that the sanitizer would flatten anyway.
pub fn parse_in_slices(html: &str) -> Option<Vec<HtmlElement>> {
    let html = parsed_node::document(html);
    let mut bodies = Vec::new();
    let mut rest = html.as_str();
    while !rest.is_empty() {
        let document = InertDocument::new()?;
        if !bodies.is_empty() {
            document.write(&trusted(&parsed_node::document(""))).ok()?;
        }
        loop {
            let (slice, after) = first_slice(rest);
            document.write(&trusted(slice)).ok()?;
            rest = after;
            if rest.is_empty() || document.ends_deeper_than(DEEPEST) {
                break;
            }
        }
        document.close();
        bodies.push(document.body()?);
    }
    Some(bodies)
}

/// Splits off a slice, before a tag if possible.
fn first_slice(html: &str) -> (&str, &str) {
    if html.len() <= SLICE {
        return (html, "");
    }
    let end = (1..=SLICE).rev().find(|&at| html.is_char_boundary(at)).unwrap_or(SLICE);
    html.split_at(html[..end].rfind('<').filter(|&at| at > 0).unwrap_or(end))
}

thread_local! {
    /// Created once, because a policy's name can be used only once.
    static POLICY: Option<JsValue> = policy();
}

/// Creates the Trusted Types policy, if the browser supports them and the page allows the name. The policy changes nothing, which is safe
/// because the HTML is only parsed in an inert document.
fn policy() -> Option<JsValue> {
    let types = Reflect::get(&js_sys::global(), &"trustedTypes".into()).ok()?;
    let create: Function = Reflect::get(&types, &"createPolicy".into()).ok()?.dyn_into().ok()?;
    let rules = Object::new();
    let same = Closure::<dyn Fn(JsValue) -> JsValue>::new(|html| html).into_js_value();
    Reflect::set(&rules, &"createHTML".into(), &same).ok()?;
    create.call2(&types, &"offprint".into(), &rules).ok()
}

fn trusted(html: &str) -> JsValue {
    let plain = JsValue::from_str(html);
    let trust = |policy: &JsValue| {
        let create: Function = Reflect::get(policy, &"createHTML".into()).ok()?.dyn_into().ok()?;
        create.call1(policy, &plain).ok()
    };
    POLICY.with(|policy| policy.as_ref().and_then(trust)).unwrap_or(plain)
}
