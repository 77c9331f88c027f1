//! The markup of a static page as a tree that can be built and changed.
//!
//! Components are rendered by Leptos; their markup is parsed, so that what only a shadow root or a script needs can be left out.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment};
use leptos::prelude::*;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use offprint_core::sanitizer::sink::{HtmlSink, Markup};

/// An element of a page.
#[derive(Debug, Default)]
pub struct Node {
    /// Its name.
    pub tag: String,
    /// In the order they were given.
    pub attributes: Vec<(String, String)>,
    /// What is in it.
    pub content: Vec<Part>,
}

/// What stands in an element.
#[derive(Debug)]
pub enum Part {
    /// An element.
    Node(Node),
    /// Text.
    Text(String),
    /// What has been made safe already, written as it stands.
    Markup(String),
}

impl From<Node> for Part {
    fn from(node: Node) -> Self {
        Self::Node(node)
    }
}

/// Starts an element.
pub fn el(tag: &str) -> Node {
    Node { tag: tag.to_owned(), ..Node::default() }
}

/// Renders components, and parses the markup: every element at the top.
pub fn rendered(view: impl FnOnce() -> AnyView) -> Vec<Node> {
    let owner = Owner::new();
    let markup = owner.with(|| view().to_html());
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let dom = parse_fragment(RcDom::default(), ParseOpts::default(), context, Vec::new(), false).one(markup);
    let root = dom.document.children.borrow();
    let parts = root.first().map(content).unwrap_or_default();
    let node = |part| if let Part::Node(node) = part { Some(node) } else { None };
    parts.into_iter().filter_map(node).collect()
}

/// The children of a node. Comments are marks of Leptos's, slots are for shadow roots, and a single blank is how Leptos writes an
/// empty text.
fn content(handle: &Handle) -> Vec<Part> {
    let parts: Vec<_> = handle.children.borrow().iter().filter_map(part).collect();
    match parts.as_slice() {
        [Part::Text(text)] if text == " " => Vec::new(),
        _ => parts,
    }
}

fn part(handle: &Handle) -> Option<Part> {
    match &handle.data {
        NodeData::Text { contents } => Some(Part::Text(contents.borrow().to_string())),
        NodeData::Element { name, .. } if name.local == local_name!("slot") => None,
        NodeData::Element { name, attrs, .. } => {
            let attributes = attrs.borrow();
            let attributes = attributes.iter().map(|attr| (attr.name.local.to_string(), attr.value.to_string()));
            // Leptos writes the class last.
            let (class, mut others): (Vec<_>, Vec<_>) = attributes.partition(|(name, _)| name == "class");
            others.splice(0..0, class);
            let attributes = others;
            Some(Part::Node(Node { tag: name.local.to_string(), attributes, content: content(handle) }))
        }
        _ => None,
    }
}

impl Node {
    /// Adds the class of the style sheet.
    pub fn class(self, name: &str) -> Self {
        self.with("class", name)
    }

    /// Adds an attribute.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.attributes.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Adds an attribute where there is a value.
    pub fn with_if(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds a text.
    pub fn text(mut self, text: &str) -> Self {
        self.content.push(Part::Text(text.to_owned()));
        self
    }

    /// Adds markup that is safe already.
    pub fn raw(mut self, markup: String) -> Self {
        self.content.push(Part::Markup(markup));
        self
    }

    /// Adds a child.
    pub fn child(mut self, child: Node) -> Self {
        self.content.push(Part::Node(child));
        self
    }

    /// Adds children.
    pub fn children(self, children: impl IntoIterator<Item = Node>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// The value of an attribute.
    pub fn attr(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Gives it an attribute, or another value.
    pub fn set(&mut self, name: &str, value: &str) {
        match self.attributes.iter_mut().find(|(own, _)| own == name) {
            Some((_, own)) => value.clone_into(own),
            None => self.attributes.push((name.to_owned(), value.to_owned())),
        }
    }

    /// Takes an attribute away.
    pub fn unset(&mut self, name: &str) {
        self.attributes.retain(|(own, _)| own != name);
    }

    /// Whether it has a class.
    pub fn is(&self, class: &str) -> bool {
        self.attr("class").is_some_and(|classes| classes.split(' ').any(|own| own == class))
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.content.iter().all(|part| match part {
            Part::Node(_) => false,
            Part::Text(text) | Part::Markup(text) => text.is_empty(),
        })
    }

    /// Changes it and everything in it, the innermost first, and leaves out what is not to stay.
    pub fn revise(&mut self, stays: &mut dyn FnMut(&mut Node) -> bool) {
        self.content.retain_mut(|part| match part {
            Part::Node(node) => {
                node.revise(stays);
                stays(node)
            }
            Part::Text(_) | Part::Markup(_) => true,
        });
    }

    /// Its markup.
    pub fn markup(&self) -> String {
        let mut out = Markup::default();
        self.write(&mut out);
        out.finish()
    }

    fn write(&self, out: &mut Markup) {
        out.open(&self.tag);
        for (name, value) in &self.attributes {
            // Parts are for shadow roots, and no class is none.
            if name != "part" && !(name == "class" && value.is_empty()) {
                out.attr(name, value);
            }
        }
        for part in &self.content {
            match part {
                Part::Node(node) => node.write(out),
                Part::Text(text) if text.is_empty() => {}
                Part::Text(text) => out.text(text),
                Part::Markup(markup) => out.raw(markup),
            }
        }
        out.close();
    }
}
