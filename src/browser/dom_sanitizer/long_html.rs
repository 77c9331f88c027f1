//! Long HTML, which is parsed and sanitized in slices so that the page stays responsive.

use offprint_core::sanitizer::{SanitizeOptions, Walk};
use wasm_bindgen::prelude::*;
use web_sys::{Document, DocumentFragment, NodeList};

use super::{DomSink, InertNode, Refused, Sanitized, forget_captions};
use crate::browser::{inert_parser, timer};

/// The length in bytes above which HTML counts as long.
const LONG: usize = 64 << 10;

/// The number of nodes in a slice, which takes some hundredths of a second.
const NODES: usize = 10_000;

/// The number of nodes in a portion of a text as long as a book.
const PORTION: u32 = 200;

/// Returns true if HTML is long.
pub fn is_long(html: &str) -> bool {
    html.len() > LONG
}

/// Sanitizes HTML of any length at once, as [`fragment`](super::fragment) does for short HTML.
///
/// # Errors
///
/// As [`fragment`](super::fragment).
pub fn fragment(document: &Document, html: &str, options: &SanitizeOptions) -> Sanitized {
    if !is_long(html) {
        return super::fragment(document, html, options);
    }
    let bodies = inert_parser::parse_in_slices(html).ok_or(Refused)?;
    let mut sink = DomSink::new(document);
    let mut walk = Walk::new(&mut sink, options);
    for body in &bodies {
        walk.start(body.unchecked_ref::<InertNode>());
        while walk.go_on(usize::MAX) {}
        forget_captions(body);
    }
    let summary = walk.finish();
    Ok((sink.fragment, summary))
}

/// Sanitizes HTML in slices, and lets the page handle events between them. Each slice is run by `slice`.
///
/// # Errors
///
/// As [`fragment`](super::fragment).
pub async fn fragment_in_slices(
    document: &Document,
    html: &str,
    options: &SanitizeOptions<'_>,
    slice: impl Fn(&mut dyn FnMut()),
) -> Sanitized {
    let mut bodies = None;
    slice(&mut || bodies = inert_parser::parse_in_slices(html));
    let mut sink = DomSink::new(document);
    let mut walk = Walk::new(&mut sink, options);
    for body in bodies.ok_or(Refused)? {
        walk.start(body.unchecked_ref::<InertNode>());
        let mut goes_on = true;
        while goes_on {
            timer::turn().await;
            slice(&mut || goes_on = walk.go_on(NODES));
        }
        forget_captions(&body);
    }
    let summary = walk.finish();
    slice(&mut || {
        // Can't fail for the sanitizer's output. If it did, the text would still be complete.
        let _ = divide(document, &sink.fragment);
    });
    Ok((sink.fragment, summary))
}

/// Divides a text as long as a book into portions, each of which is laid out when it comes near the viewport. Without them, a browser would
/// check hundreds of thousands of paragraphs for each frame.
fn divide(document: &Document, fragment: &DocumentFragment) -> Result<(), JsValue> {
    let nodes = fragment.child_nodes();
    let range = document.create_range()?;
    let mut start = 0;
    while nodes.length() > 4 * PORTION + start {
        let portion = document.create_element("div")?;
        portion.set_class_name("portion");
        range.set_start(fragment, start)?;
        range.set_end(fragment, end_of_portion(&nodes, start + PORTION))?;
        range.surround_contents(&portion)?;
        start += 1;
    }
    Ok(())
}

/// Returns the index at which a portion ends: before the next paragraph or heading, so that no line is broken.
fn end_of_portion(nodes: &NodeList, from: u32) -> u32 {
    let begins =
        |at: &u32| nodes.get(*at).is_some_and(|node| matches!(node.node_name().as_str(), "P" | "H2" | "H3" | "H4"));
    (from..nodes.length()).find(begins).unwrap_or(nodes.length())
}
