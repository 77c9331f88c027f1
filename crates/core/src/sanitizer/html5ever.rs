//! The sanitizer outside the browser, with html5ever as its parser and a string as its result.

mod depth_limit;

use self::depth_limit::DepthLimit;
use super::parsed_node::{NodeKind, ParsedNode, document};
use super::sink::Markup;
use super::{SanitizeOptions, Summary, sanitize};
use ::html5ever::buffer_queue::BufferQueue;
use ::html5ever::interface::TokenizerResult;
use ::html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use ::html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use ::html5ever::{QualName, ns};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Sanitizes untrusted HTML. Returns the markup and the facts about its text.
///
/// # Examples
///
/// ```
/// use offprint_core::sanitizer::SanitizeOptions;
/// use offprint_core::sanitizer::html5ever::{resolver, sanitize_markup};
///
/// let resolve = resolver("https://news.example/");
/// let html = "<p>One<li>two <a href='javascript:alert(1)'>three</a>";
/// let (markup, summary) = sanitize_markup(html, &SanitizeOptions::reply(&resolve));
/// assert_eq!(markup, "<p>One</p><p>two three</p>");
/// assert_eq!(summary.words, 3);
/// ```
pub fn sanitize_markup(html: &str, context: &SanitizeOptions) -> (String, Summary) {
    let mut target = Markup::default();
    let summary = parse(html).map(|body| sanitize(&body, &mut target, context)).unwrap_or_default();
    (target.finish(), summary)
}

/// Returns the text of HTML, a [`PlainText`](crate::formats::PlainText): without tags, its character references decoded. It includes the
/// text of elements such as `script`, and no white space is added between blocks.
///
/// # Examples
///
/// ```
/// use offprint_core::sanitizer::html5ever::text;
///
/// assert_eq!(text("Ann &amp; <b>Bo</b>"), "Ann & Bo");
/// ```
pub fn text(html: &str) -> String {
    let mut text = String::new();
    let mut above = Vec::new();
    let mut next = parse(html).and_then(|body| body.first_child());
    while let Some(node) = next {
        if node.kind() == NodeKind::Text {
            text.push_str(&node.text());
        }
        above.push(node.clone());
        next = node.first_child();
        while next.is_none() {
            let Some(node) = above.pop() else { break };
            next = node.next_sibling();
        }
    }
    text
}

/// Returns a function that resolves addresses against a base, as a browser's `URL` does. Without a valid base it accepts only absolute
/// addresses.
///
/// # Examples
///
/// ```
/// use offprint_core::sanitizer::html5ever::resolver;
///
/// let resolve = resolver("https://news.example/2026/bees/");
/// assert_eq!(resolve("../wasps/?a=b c"), Some("https://news.example/2026/wasps/?a=b%20c".into()));
/// assert_eq!(resolver("")("../wasps/"), None);
/// ```
pub fn resolver(base: &str) -> impl Fn(&str) -> Option<String> {
    let base = url::Url::parse(base).ok();
    move |address| url::Url::options().base_url(base.as_ref()).parse(address).ok().map(String::from)
}

/// A node of a tree that html5ever has parsed.
#[derive(Clone)]
pub struct Parsed {
    /// The document, kept alive because dropping it detaches all its nodes, including those in use.
    document: Handle,
    node: Handle,
    parent: Option<Handle>,
    index: usize,
}

/// Parses the HTML of a body, as with scripting disabled, and returns the `body` element.
///
/// # Examples
///
/// ```
/// use offprint_core::sanitizer::html5ever::parse;
/// use offprint_core::sanitizer::parsed_node::{NodeKind, ParsedNode};
///
/// let first = parse("<P title='a &amp; b'>Text").and_then(|body| body.first_child()).unwrap();
/// assert_eq!(first.kind(), NodeKind::Element("p".into()));
/// assert_eq!(first.attr("title"), Some("a & b".into()));
/// ```
pub fn parse(html: &str) -> Option<Parsed> {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(RcDom::default(), options);
    let tokenizer = Tokenizer::new(DepthLimit::new(builder), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(document(html).into());
    // The tokenizer pauses at a script or an encoding, which a browser would act on here.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let document = tokenizer.sink.builder.sink.document;
    let child = |parent: &Handle, wanted: &str| {
        let children = parent.children.borrow();
        children.iter().find(|child| name(child).is_some_and(|name| &*name.local == wanted)).cloned()
    };
    let node = child(&child(&document, "html")?, "body")?;
    Some(Parsed { document, node, parent: None, index: 0 })
}

impl Parsed {
    /// Returns every attribute, in the order of the source; none for a node that is no element.
    pub fn attributes(&self) -> Vec<(String, String)> {
        let NodeData::Element { attrs, .. } = &self.node.data else { return Vec::new() };
        let attrs = attrs.borrow();
        attrs.iter().map(|attr| (attr.name.local.to_string(), attr.value.to_string())).collect()
    }
}

impl ParsedNode for Parsed {
    fn kind(&self) -> NodeKind {
        match (&self.node.data, name(&self.node)) {
            (_, Some(name)) if name.ns == ns!(html) => NodeKind::Element(name.local.to_string()),
            (_, Some(name)) => NodeKind::Foreign(name.local.to_string()),
            (NodeData::Text { .. }, None) => NodeKind::Text,
            _ => NodeKind::Other,
        }
    }

    fn attr(&self, name: &str) -> Option<String> {
        let NodeData::Element { attrs, .. } = &self.node.data else { return None };
        let attrs = attrs.borrow();
        attrs.iter().find(|attr| attr.name.ns == ns!() && &*attr.name.local == name).map(|attr| attr.value.to_string())
    }

    fn text(&self) -> String {
        match &self.node.data {
            NodeData::Text { contents } => contents.borrow().to_string(),
            _ => String::new(),
        }
    }

    fn first_child(&self) -> Option<Self> {
        let node = self.node.children.borrow().first()?.clone();
        Some(Parsed { document: self.document.clone(), node, parent: Some(self.node.clone()), index: 0 })
    }

    fn next_sibling(&self) -> Option<Self> {
        let (parent, index) = (self.parent.clone()?, self.index + 1);
        let node = parent.children.borrow().get(index)?.clone();
        Some(Parsed { document: self.document.clone(), node, parent: Some(parent), index })
    }
}

fn name(node: &Handle) -> Option<&QualName> {
    match &node.data {
        NodeData::Element { name, .. } => Some(name),
        _ => None,
    }
}
