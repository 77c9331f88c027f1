//! The sanitizer in the browser: the browser's own parser reads, nodes of the page come out. No markup is ever handed to the page itself.

pub mod long_html;

use js_sys::Reflect;
use offprint_core::sanitizer::sink::HtmlSink;
use offprint_core::sanitizer::{self, SanitizeOptions, Summary};
use wasm_bindgen::prelude::*;
use web_sys::{Document, DocumentFragment, Element, Event, HtmlElement, Node, Url};

use super::inert_document::InertNode;
use super::inert_parser;

/// The page does not let this module parse: its Trusted Types policy is closed to the name `offprint`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

/// What is built of HTML, and what is learned of it.
pub type Sanitized = Result<(DocumentFragment, Summary), Refused>;

/// Builds what is allowed of untrusted HTML as nodes of the document, ready to be put into a body. See [`long_html`] for what takes its
/// time.
///
/// # Errors
///
/// [`Refused`]: show nothing of the HTML then, and the fallback instead.
pub fn fragment(document: &Document, html: &str, options: &SanitizeOptions) -> Sanitized {
    let body = inert_parser::parse(html).ok_or(Refused)?;
    let mut sink = DomSink::new(document);
    let summary = sanitizer::sanitize(body.unchecked_ref::<InertNode>(), &mut sink, options);
    forget_captions(&body);
    Ok((sink.fragment, summary))
}

/// Keeps Chromium from fetching captions. It does so even for a document that is never shown, but only after this.
fn forget_captions(body: &HtmlElement) {
    while let Ok(Some(captions)) = body.query_selector("track[src]") {
        let _ = captions.remove_attribute("src");
    }
}

/// The same for paragraphs of plain text.
pub fn paragraphs<'a>(document: &Document, texts: impl IntoIterator<Item = &'a str>) -> (DocumentFragment, Summary) {
    let mut sink = DomSink::new(document);
    let summary = sanitizer::paragraphs(texts, &mut sink);
    (sink.fragment, summary)
}

/// The text of HTML, as text; nothing where the page does not let it be parsed.
pub fn plain_text(html: &str) -> String {
    // Most names hold nothing to be decoded, and a thread has a hundred of them.
    if !html.contains(['<', '&']) {
        return html.to_owned();
    }
    inert_parser::parse(html).and_then(|body| body.text_content()).unwrap_or_default()
}

/// Loads a frame when its button was pressed. For a click listener on a body, or on anything around it in the same
/// shadow root; other clicks do nothing.
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
        // Fails only for names that are no names.
        let _ = frame.set_attribute(name, value);
    }
    place.set_text_content(None);
    if place.append_child(&frame).is_ok() {
        let _ = frame.unchecked_ref::<HtmlElement>().focus();
    }
}

/// The permissions of a frame. One of the page's own origin could lift a sandbox that lets it run as itself.
fn sandbox(address: &str) -> &'static str {
    let own = Reflect::get(&js_sys::global(), &"origin".into()).ok().and_then(|origin| origin.as_string());
    if Url::new(address).ok().map(|url| url.origin()) == own {
        "allow-scripts allow-forms allow-popups allow-presentation"
    } else {
        "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-presentation"
    }
}

/// Makes nodes of the page's document.
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
        // A node that was just made can stand anywhere.
        let _ = parent.append_child(node);
    }
}

impl HtmlSink for DomSink {
    fn open(&mut self, tag: &str) {
        // Every name of the allowlist is a name, so this never fails; content would then stay with the parent.
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
