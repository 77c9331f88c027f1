//! The sanitizer in the browser. HTML is parsed by the browser's own parser in an inert document and rebuilt as nodes of the page. Markup
//! never reaches the page itself.

pub mod long_html;

use js_sys::Reflect;
use offprint_core::sanitizer::sink::HtmlSink;
use offprint_core::sanitizer::{self, SanitizeOptions, Summary};
use wasm_bindgen::prelude::*;
use web_sys::{Document, DocumentFragment, Element, Event, HtmlElement, Node, Url};

use super::inert_document::InertNode;
use super::inert_parser;

/// The error that HTML may not be parsed: the page's Trusted Types directive does not allow the policy `offprint`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

/// The nodes built from HTML, and a summary of them.
pub type Sanitized = Result<(DocumentFragment, Summary), Refused>;

/// Sanitizes untrusted HTML: builds its allowed content as nodes of the document. Use [`long_html`] for HTML that may be long.
///
/// # Errors
///
/// [`Refused`]: nothing of the HTML may be shown; show the fallback content instead.
pub fn fragment(document: &Document, html: &str, options: &SanitizeOptions) -> Sanitized {
    let body = inert_parser::parse(html).ok_or(Refused)?;
    let mut sink = DomSink::new(document);
    let summary = sanitizer::sanitize(body.unchecked_ref::<InertNode>(), &mut sink, options);
    forget_captions(&body);
    Ok((sink.fragment, summary))
}

/// Keeps Chromium from fetching captions. It would do so even for a document that is never shown, but only after this is called.
fn forget_captions(body: &HtmlElement) {
    while let Ok(Some(captions)) = body.query_selector("track[src]") {
        let _ = captions.remove_attribute("src");
    }
}

/// Builds paragraphs of plain text as nodes of the document.
pub fn paragraphs<'a>(document: &Document, texts: impl IntoIterator<Item = &'a str>) -> (DocumentFragment, Summary) {
    let mut sink = DomSink::new(document);
    let summary = sanitizer::paragraphs(texts, &mut sink);
    (sink.fragment, summary)
}

/// Converts HTML to plain text. Returns an empty string if the page does not allow it to be parsed.
pub fn plain_text(html: &str) -> String {
    // Most names contain no markup, and a thread has a hundred of them.
    if !html.contains(['<', '&']) {
        return html.to_owned();
    }
    inert_parser::parse(html).and_then(|body| body.text_content()).unwrap_or_default()
}

/// Loads an embedded frame if its button was pressed. To be called from a click listener on an article's body or an ancestor of it in the
/// same shadow root. Other clicks do nothing.
pub fn load_frame(event: &Event) {
    let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let button = pressed.and_then(|element| element.closest("button.embed-load").ok().flatten());
    let Some((button, document)) = button.and_then(|button| Some((button.clone(), button.owner_document()?))) else {
        return;
    };
    let parts = (button.get_attribute("data-src"), button.closest(".embed").ok().flatten());
    let (Some(address), Some(place)) = parts else { return };
    let Ok(frame) = document.create_element("iframe") else { return };
    if !sanitizer::is_web(&address) {
        return;
    }
    let title = button.get_attribute("data-title").unwrap_or_default();
    for (name, value) in [
        ("title", title.as_str()),
        ("sandbox", sandbox(&address)),
        ("allow", "encrypted-media; fullscreen; picture-in-picture"),
        ("referrerpolicy", "strict-origin-when-cross-origin"),
        ("src", &address),
    ] {
        // Fails only for invalid names.
        let _ = frame.set_attribute(name, value);
    }
    place.set_text_content(None);
    if place.append_child(&frame).is_ok() {
        let _ = frame.unchecked_ref::<HtmlElement>().focus();
    }
}

/// Returns the `sandbox` of a frame. A frame of the page's own origin does not get `allow-same-origin`, because it could then remove its
/// sandbox.
fn sandbox(address: &str) -> &'static str {
    let own = Reflect::get(&js_sys::global(), &"origin".into()).ok().and_then(|origin| origin.as_string());
    if Url::new(address).ok().map(|url| url.origin()) == own {
        "allow-scripts allow-forms allow-popups allow-presentation"
    } else {
        "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-presentation"
    }
}

/// A sink that creates nodes of the page's document.
struct DomSink {
    document: Document,
    fragment: DocumentFragment,
    open: Vec<Element>,
}

impl DomSink {
    fn new(document: &Document) -> Self {
        DomSink { document: document.clone(), fragment: document.create_document_fragment(), open: Vec::new() }
    }

    fn append(&self, node: &Node) {
        let parent = self.open.last().map_or(self.fragment.as_ref(), |element| element.as_ref() as &Node);
        // Can't fail for a node that was just created.
        let _ = parent.append_child(node);
    }
}

impl HtmlSink for DomSink {
    fn open(&mut self, tag: &str) {
        // Can't fail, because every name in the allowlist is valid. If it did, the content would go to the parent.
        if let Ok(element) = self.document.create_element(tag) {
            self.append(&element);
            self.open.push(element);
        }
    }

    fn attr(&mut self, name: &str, value: &str) {
        if let Some(element) = self.open.last() {
            let _ = element.set_attribute(name, value);
        }
    }

    fn text(&mut self, text: &str) {
        self.append(&self.document.create_text_node(text));
    }

    fn close(&mut self) {
        self.open.pop();
    }
}
