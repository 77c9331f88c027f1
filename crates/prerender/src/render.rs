//! A view tree as it stands once it is finished, and as markup.
//!
//! What follows signals in the browser is asked once; listeners are not there.

use crate::components::element::{Attribute, Content, El, View};
use crate::sanitizer::target::{Markup, Target};

/// An element of a page.
#[derive(Debug, Default)]
pub struct Node {
    /// Its name.
    pub tag: &'static str,
    /// In the order they were given.
    pub attributes: Vec<(&'static str, String)>,
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

impl From<El> for Node {
    fn from(view: El) -> Self {
        let view = *view.0;
        let mut node = Node { tag: view.tag, ..Node::default() };
        node.content = content(view.content);
        for (name, attribute) in view.attributes {
            node.take(name, attribute);
        }
        node
    }
}

fn content(content: Content) -> Vec<Part> {
    let views = match content {
        Content::Fixed(views) => views,
        Content::Replaced(views) => views(),
        Content::Text(text) => return vec![Part::Text(text())],
        Content::Markup(markup) => return vec![Part::Markup(markup)],
    };
    // Slots are for shadow roots.
    let is_slot = |part: &Part| matches!(part, Part::Node(node) if node.tag == "slot");
    views.into_iter().map(Part::from).filter(|part| !is_slot(part)).collect()
}

impl From<View> for Part {
    fn from(view: View) -> Self {
        match view {
            View::Text(text) => Self::Text(text),
            View::Element(element) => Self::Node(element.into()),
        }
    }
}

impl Node {
    fn take(&mut self, name: &'static str, attribute: Attribute) {
        match attribute {
            Attribute::Fixed(value) => self.attributes.push((name, value)),
            Attribute::Bound(value) => self.attributes.extend(value().map(|value| (name, value))),
            // The text of this control is its content.
            Attribute::Value(value) if self.tag == "textarea" => self.content = vec![Part::Text(value())],
            Attribute::Value(value) => {
                self.attributes.extend(Some((name, value())).filter(|(_, value)| !value.is_empty()))
            }
            Attribute::Checked(value) => self.attributes.extend(value().then(|| (name, String::new()))),
            Attribute::Listener(_) => {}
        }
    }

    /// The value of an attribute.
    pub fn attr(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str())
    }

    /// Gives it an attribute, or another value.
    pub fn set(&mut self, name: &'static str, value: &str) {
        match self.attributes.iter_mut().find(|(own, _)| *own == name) {
            Some((_, own)) => value.clone_into(own),
            None => self.attributes.push((name, value.to_owned())),
        }
    }

    /// Takes an attribute away.
    pub fn unset(&mut self, name: &str) {
        self.attributes.retain(|(own, _)| *own != name);
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
        out.open(self.tag);
        for (name, value) in &self.attributes {
            // Parts are for shadow roots, and no class is none.
            if *name != "part" && !(*name == "class" && value.is_empty()) {
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

#[cfg(test)]
mod tests {
    use super::Node;
    use crate::components::element::{El, el};

    fn markup(view: El) -> String {
        Node::from(view).markup()
    }

    #[test]
    fn what_was_typed_into_a_text_area_is_text_and_keeps_its_first_line() {
        let area = |text: &'static str| markup(el("textarea").attr("rows", "6").value(move || text.to_owned()));
        assert_eq!(area("</textarea><b>"), "<textarea rows=\"6\">&lt;/textarea&gt;&lt;b&gt;</textarea>");
        assert_eq!(area("\nline"), "<textarea rows=\"6\">\n\nline</textarea>");
        assert_eq!(area(""), "<textarea rows=\"6\"></textarea>");
    }

    #[test]
    fn properties_of_controls_become_attributes() {
        let field = el("input").value(|| "a \"b\"".to_owned()).checked(|| true);
        assert_eq!(markup(field), "<input value=\"a &quot;b&quot;\" checked=\"\">");
        assert_eq!(markup(el("input").value(String::new).checked(|| false)), "<input>");
    }

    #[test]
    fn what_follows_signals_is_asked_once_and_parts_are_left_out() {
        let view = el("p").class("").part("body").bind("hidden", || None).bind("lang", || Some("en".into()));
        assert_eq!(markup(view.live(|| "a < b".into())), "<p lang=\"en\">a &lt; b</p>");
        assert_eq!(markup(el("div").dynamic(|| vec![el("br").into()])), "<div><br></div>");
    }
}
