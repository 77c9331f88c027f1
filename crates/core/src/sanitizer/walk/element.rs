//! The decision what an element of the source becomes.

use super::{DEEPEST, Leave, Sanitizer};
use crate::sanitizer::allowlist::{self, ELEMENT_ALIASES, Element, NodeKind, REMOVED_WITH_CONTENT, REPLY, has};
use crate::sanitizer::attributes::{Attributes, read};
use crate::sanitizer::parsed_node::ParsedNode;
use crate::sanitizer::writer::Mark;
use crate::sanitizer::{class_map, inline_style, media};

impl Sanitizer<'_, '_> {
    /// Handles an element of the source. Returns `None` if its children are skipped.
    pub(super) fn element<N: ParsedNode>(&mut self, node: &N, name: &str, depth: usize) -> Option<Leave> {
        if matches!(name, "button" | "a")
            && let Some(leave) = self.tab(node)
        {
            return Some(leave);
        }
        // A button is of no use without its script, but a button in a heading holds the text of the heading.
        if has(REMOVED_WITH_CONTENT, name) || (name == "button" && !self.writer.is_line()) {
            return None;
        }
        if name == "noscript" {
            self.noscript += 1;
            return Some(Leave { noscript: true, ..Leave::default() });
        }
        let mut classes = class_map::read(node, name);
        if classes.drop {
            return None;
        }
        let heading = allowlist::heading(name, self.context.headline);
        let read_as = match name {
            "mark" if inline_style::is_tint(node) => Some("span"),
            _ => ELEMENT_ALIASES.iter().find(|(from, _)| *from == name).map(|(_, to)| *to),
        };
        let Some(mut element) = allowlist::find(heading.or(read_as).unwrap_or(name)) else {
            return Some(Leave::default());
        };
        if classes.alt || (self.context.reply && name == "img") {
            self.writer.text(&node.attr("alt").unwrap_or_default());
            return None;
        }
        if self.context.reply {
            if heading.is_some() {
                return Some(self.heading_in_reply());
            }
            classes = class_map::Reading::default();
        } else if let Some(is) =
            classes.is.filter(|_| !matches!(element.kind, NodeKind::Inline | NodeKind::Break | NodeKind::Media))
        {
            element = allowlist::find(is)?;
        }
        let wanted = !self.context.reply || has(REPLY, element.name);
        let flat = depth >= DEEPEST && element.within.is_empty();
        match element.kind {
            NodeKind::Source => None,
            NodeKind::Media | NodeKind::Break | NodeKind::Rule if !wanted || flat => None,
            NodeKind::Inline if !wanted || flat => Some(Leave::default()),
            _ if !wanted || flat => {
                self.writer.boundary();
                Some(Leave::boundary())
            }
            NodeKind::Rule => {
                self.writer.block(|target| {
                    target.open(element.name);
                    if !classes.class.is_empty() {
                        target.attr("class", &classes.class);
                    }
                    target.close();
                });
                None
            }
            NodeKind::Break => {
                self.writer.line_break(element.name);
                None
            }
            NodeKind::Media => {
                self.media(node, element, classes.class);
                None
            }
            NodeKind::Inline => Some(self.inline(node, element, classes)),
            _ => {
                let leave = self.block(node, element, classes.class);
                if classes.is.is_some() {
                    self.background(node);
                }
                if element.name == "div" {
                    self.panel(node);
                }
                Some(leave)
            }
        }
    }

    fn inline<N: ParsedNode>(&mut self, node: &N, mut element: &'static Element, classes: class_map::Reading) -> Leave {
        let mut attributes = read(node, element, classes.class, self.context);
        let boundary = classes.button;
        if boundary {
            self.writer.boundary();
        }
        if element.name == "a" {
            match media::value(&attributes, "href") {
                Some(address) if !address.starts_with('#') => {
                    attributes.push(("rel", self.relation().to_owned()));
                }
                Some(_) => {}
                // Without an address it is at most a target of other links.
                None => element = allowlist::find("span").unwrap_or(element),
            }
        }
        let bare = element.name == "span" && attributes.is_empty();
        let nested = element.name == "a" && self.writer.is_inside("a");
        let misplaced = !element.within.is_empty() && !allowlist::has(element.within, self.writer.inline());
        let inline = !bare && !nested && !misplaced && self.writer.open_inline(element.name, attributes);
        Leave { inline, boundary, ..Leave::default() }
    }

    fn block<N: ParsedNode>(&mut self, node: &N, element: &'static Element, class: String) -> Leave {
        let mut attributes = read(node, element, class, self.context);
        match element.name {
            // The keyboard has to reach it, because long lines scroll inside it.
            "pre" if media::value(&attributes, "class").is_none() => attributes.push(("tabindex", "0".to_owned())),
            "ol" if media::value(&attributes, "type").is_none() => {
                attributes.extend(inline_style::numbering(node).map(|numbering| ("type", numbering.to_owned())));
            }
            _ => {}
        }
        // A box that is only wide is not needed: wide content in it has the class itself.
        let idle = |(name, value): &(&str, String)| *name == "id" || value == "wide";
        let bare = element.name == "div" && attributes.iter().all(idle);
        let again = element.name == "blockquote" && self.writer.is_pullquote();
        let fits = !bare && !again && self.writer.place(element.within);
        let block = match (fits, element.kind) {
            (true, _) if element.name == "table" && !self.writer.is_in_table() => Some(self.table(element, attributes)),
            (true, _) => Some(self.writer.open_block(element, attributes)),
            (false, NodeKind::Mixed | NodeKind::Line) if !element.within.is_empty() && self.writer.place("") => {
                attributes.retain(|(name, _)| matches!(*name, "id" | "lang" | "dir" | "class"));
                allowlist::find("p").map(|paragraph| self.writer.open_block(paragraph, attributes))
            }
            _ => {
                self.writer.anchor(attributes);
                None
            }
        };
        if block.is_some() {
            return Leave { block, ..Leave::default() };
        }
        self.writer.boundary();
        Leave::boundary()
    }

    /// Opens a table in a box that scrolls, can be reached by keyboard and has an accessible name.
    fn table(&mut self, element: &Element, attributes: Attributes) -> Mark {
        let around = Element { name: "div", kind: NodeKind::Flow, within: "", attributes: &[] };
        let label = vec![
            ("class", "table-box".to_owned()),
            ("tabindex", "0".to_owned()),
            ("role", "group".to_owned()),
            ("aria-label", self.context.texts.table.to_owned()),
        ];
        let mark = self.writer.open_block(&around, label);
        self.writer.open_block(element, attributes);
        mark
    }

    /// Opens a strong paragraph for a heading in a reply, because headings there would break the outline of the page.
    fn heading_in_reply(&mut self) -> Leave {
        let mut leave = Leave::default();
        if self.writer.place("") {
            leave.block = allowlist::find("p").map(|paragraph| self.writer.open_block(paragraph, Attributes::new()));
        }
        leave.inline = self.writer.open_inline("strong", Attributes::new());
        leave
    }
}
