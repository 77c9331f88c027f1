//! Rendered views, without the parts that only a shadow root or a script needs.

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ParseOpts, QualName, local_name, ns, parse_document, parse_fragment};
use leptos::prelude::*;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use offprint_core::sanitizer::sink::{HtmlSink, Markup};

/// A rendered view that can be changed before it is written.
pub struct StaticMarkup {
    dom: RcDom,
    is_document: bool,
}

impl StaticMarkup {
    /// Renders a whole document: `<html>` with `<head>` and `<body>`.
    pub fn document(view: impl FnOnce() -> AnyView) -> Self {
        let dom = parse_document(RcDom::default(), ParseOpts::default()).one(rendered(view));
        Self { dom, is_document: true }
    }

    /// Renders content that is allowed in a `<div>`.
    pub fn fragment(view: impl FnOnce() -> AnyView) -> Self {
        Self { dom: parsed(&rendered(view)), is_document: false }
    }

    /// Returns every element with a class, in document order.
    pub fn with_class(&self, class: &str) -> Vec<Handle> {
        let mut found = Vec::new();
        collect(&self.root(), &|node| has_class(node, class), &mut found);
        found
    }

    /// Returns every element with an id, in document order.
    pub fn with_id(&self) -> Vec<Handle> {
        let mut found = Vec::new();
        collect(&self.root(), &|node| attr(node, "id").is_some(), &mut found);
        found
    }

    /// Returns the markup.
    pub fn finish(self) -> String {
        let mut out = Markup::default();
        if self.is_document {
            out.raw("<!doctype html>");
        }
        for child in shown(&self.root()) {
            write(&child, &mut out);
        }
        out.finish()
    }

    fn root(&self) -> Handle {
        if self.is_document { self.dom.document.clone() } else { fragment_root(&self.dom) }
    }
}

/// Returns the nodes of a rendered view, for insertion into another tree.
pub fn nodes(view: impl FnOnce() -> AnyView) -> Vec<Handle> {
    fragment_root(&parsed(&rendered(view))).children.take()
}

/// Parses HTML and returns its first element.
pub fn element(markup: &str) -> Option<Handle> {
    let dom = parsed(markup);
    let first = fragment_root(&dom).children.borrow().first().cloned();
    first.filter(|first| !tag(first).is_empty())
}

/// Parses a document and returns the elements around the first one with a tag name, the outermost first; nothing if there is no such element.
pub fn around(document: &str, wanted: &str) -> Vec<Handle> {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(document);
    path(&dom.document, wanted).unwrap_or_default()
}

fn path(node: &Handle, wanted: &str) -> Option<Vec<Handle>> {
    node.children.borrow().iter().find_map(|child| {
        if tag(child) == wanted { Some(Vec::new()) } else { Some([vec![child.clone()], path(child, wanted)?].concat()) }
    })
}

/// Returns the element that contains the nodes of a fragment.
fn fragment_root(fragment: &RcDom) -> Handle {
    let root = fragment.document.children.borrow().first().cloned();
    root.unwrap_or_else(|| fragment.document.clone())
}

fn rendered(view: impl FnOnce() -> AnyView) -> String {
    Owner::new().with(|| view().to_html())
}

fn parsed(markup: &str) -> RcDom {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    parse_fragment(RcDom::default(), ParseOpts::default(), context, Vec::new(), false).one(markup)
}

fn collect(node: &Handle, is_wanted: &dyn Fn(&Handle) -> bool, found: &mut Vec<Handle>) {
    for child in node.children.borrow().iter() {
        if is_wanted(child) {
            found.push(child.clone());
        }
        collect(child, is_wanted, found);
    }
}

/// Replaces each element inside a node by none, itself or several nodes, the innermost first.
pub fn replace_within(node: &Handle, replacement: &mut dyn FnMut(Handle) -> Vec<Handle>) {
    let children = node.children.take();
    let mut replaced = Vec::with_capacity(children.len());
    for child in children {
        match child.data {
            NodeData::Element { .. } => {
                replace_within(&child, replacement);
                replaced.extend(replacement(child));
            }
            _ => replaced.push(child),
        }
    }
    node.children.replace(replaced);
}

/// Returns the text in a node.
pub fn text(node: &Handle) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        _ => node.children.borrow().iter().map(text).collect(),
    }
}

/// Returns the name of an element; empty for other nodes.
pub fn tag(node: &Handle) -> &str {
    match &node.data {
        NodeData::Element { name, .. } => &name.local,
        _ => "",
    }
}

/// Returns the value of an attribute.
pub fn attr(node: &Handle, name: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    attrs.borrow().iter().find(|attr| &*attr.name.local == name).map(|attr| attr.value.to_string())
}

/// Sets an attribute.
pub fn set_attr(node: &Handle, name: &str, value: &str) {
    let NodeData::Element { attrs, .. } = &node.data else { return };
    let mut attrs = attrs.borrow_mut();
    match attrs.iter_mut().find(|attr| &*attr.name.local == name) {
        Some(attr) => attr.value = StrTendril::from(value),
        None => attrs.push(Attribute { name: QualName::new(None, ns!(), name.into()), value: StrTendril::from(value) }),
    }
}

/// Removes an attribute.
pub fn remove_attr(node: &Handle, name: &str) {
    if let NodeData::Element { attrs, .. } = &node.data {
        attrs.borrow_mut().retain(|attr| &*attr.name.local != name);
    }
}

/// Returns true if an element has a class.
pub fn has_class(node: &Handle, class: &str) -> bool {
    let NodeData::Element { attrs, .. } = &node.data else { return false };
    let attrs = attrs.borrow();
    let classes = attrs.iter().find(|attr| &*attr.name.local == "class");
    classes.is_some_and(|classes| classes.value.split(' ').any(|own| own == class))
}

/// Returns true if an element has no visible content.
pub fn is_empty(node: &Handle) -> bool {
    shown(node).is_empty()
}

/// Returns the children that are written. Comments are Leptos's markers, slots are for shadow roots, and Leptos writes an empty text as a
/// single space.
fn shown(node: &Handle) -> Vec<Handle> {
    let is_shown = |child: &&Handle| match &child.data {
        NodeData::Text { .. } => true,
        NodeData::Element { name, .. } => name.local != local_name!("slot"),
        _ => false,
    };
    let children: Vec<Handle> = node.children.borrow().iter().filter(is_shown).cloned().collect();
    let is_blank = |child: &Handle| matches!(&child.data, NodeData::Text { contents } if &**contents.borrow() == " ");
    if children.len() == 1 && children.iter().all(is_blank) { Vec::new() } else { children }
}

fn write(node: &Handle, out: &mut Markup) {
    match &node.data {
        NodeData::Text { contents } => out.text(&contents.borrow()),
        NodeData::Element { name, attrs, .. } => {
            out.open(&name.local);
            let attrs = attrs.borrow();
            // Leptos writes the class last; here it comes first.
            let (class, others): (Vec<_>, Vec<_>) = attrs.iter().partition(|attr| &*attr.name.local == "class");
            for attr in class.into_iter().filter(|class| !class.value.is_empty()).chain(others) {
                // The attribute `part` is for shadow roots.
                if &*attr.name.local != "part" {
                    out.attr(&attr.name.local, &attr.value);
                }
            }
            write_children(node, &name.local, out);
            out.close();
        }
        _ => {}
    }
}

fn write_children(node: &Handle, tag: &str, out: &mut Markup) {
    let is_raw = matches!(tag, "script" | "style");
    for child in shown(node) {
        match &child.data {
            NodeData::Text { contents } if is_raw => out.raw(&contents.borrow()),
            _ => write(&child, out),
        }
    }
}
