//! The rules of nesting: which elements have to end or start before something is written.

use super::{Mark, Writer};
use crate::sanitizer::allowlist::{NodeKind, has};
use crate::sanitizer::attributes::Attributes;
use crate::sanitizer::sink::HtmlSink;

/// The maximum number of restarts of inline elements, so that elements around a long text can't make it many times longer.
const MOST_RESTARTS: u32 = 1000;

/// A block of the result.
pub(super) struct Block {
    pub(super) tag: &'static str,
    pub(super) kind: NodeKind,
    pub(super) attributes: Attributes,
    /// True if it is written. Then the blocks around it are written too.
    pub(super) open: bool,
    /// True if it was made for loose content, without an element in the source.
    pub(super) implied: bool,
    /// True if the last content in it is inline.
    pub(super) running: bool,
    /// True if loose inline content gets a `p` although the block is [`NodeKind::Mixed`], because boxes without an element separate it.
    pub(super) parted: bool,
    pub(super) serial: u32,
}

impl Block {
    pub(super) fn new(tag: &'static str, kind: NodeKind, attributes: Attributes) -> Self {
        let (open, implied, running, parted) = (false, false, false, false);
        Block { tag, kind, attributes, open, implied, running, parted, serial: 0 }
    }
}

/// An inline element of the result.
pub(super) struct Inline {
    pub(super) tag: &'static str,
    pub(super) attributes: Attributes,
    pub(super) open: bool,
    pub(super) written: bool,
}

impl Writer<'_> {
    /// Ends the elements that can't contain a block. Returns false if the block is not allowed here at all. `within` is that of the
    /// element.
    pub fn place(&mut self, within: &str) -> bool {
        if !within.is_empty() {
            while self.blocks.len() > 1 && self.top().implied {
                self.pop();
            }
            return has(within, self.top().tag);
        }
        while self.top().kind == NodeKind::Paragraph {
            self.pop();
        }
        match self.top().kind {
            NodeKind::Parts(Some(tag)) => {
                self.imply(tag, NodeKind::Mixed);
                true
            }
            kind => matches!(kind, NodeKind::Flow | NodeKind::Mixed),
        }
    }

    /// Opens the elements that have to be around text. Returns false if no text is allowed here.
    pub(super) fn ready(&mut self) -> bool {
        let top = self.top();
        match top.kind {
            NodeKind::Parts(None) => return false,
            NodeKind::Parts(Some(tag)) => self.imply(tag, NodeKind::Mixed),
            NodeKind::Flow => self.imply("p", NodeKind::Paragraph),
            NodeKind::Mixed if top.parted => self.imply("p", NodeKind::Paragraph),
            _ => {}
        }
        self.open_blocks();
        if std::mem::take(&mut self.space) {
            self.target.text(" ");
        }
        for inline in self.inlines.iter_mut().filter(|inline| !inline.open) {
            if inline.written {
                if self.restarts == MOST_RESTARTS {
                    continue;
                }
                self.restarts += 1;
            }
            emit(self.target, &mut self.anchor, inline.tag, &inline.attributes, inline.written);
            inline.open = true;
            inline.written = true;
        }
        self.top_mut().running = true;
        true
    }

    pub(super) fn open_blocks(&mut self) {
        let first = self.blocks.iter().rposition(|block| block.open).map_or(0, |at| at + 1);
        for block in &mut self.blocks[first..] {
            emit(self.target, &mut self.anchor, block.tag, &block.attributes, false);
            block.open = true;
        }
    }

    /// Ends the open inline elements; they start again with the next text.
    pub(super) fn interrupt(&mut self) {
        for inline in self.inlines.iter_mut().rev().filter(|inline| inline.open) {
            self.target.close();
            inline.open = false;
        }
        self.top_mut().running = false;
        self.space = false;
        self.white = false;
        self.words.end();
    }

    pub(super) fn pop(&mut self) {
        self.interrupt();
        if matches!(self.top().tag, "td" | "th") {
            self.open_blocks();
        }
        let Some(block) = self.blocks.pop() else { return };
        if block.open {
            self.target.close();
        } else {
            self.anchor(block.attributes);
        }
        self.top_mut().running = false;
    }

    /// Adds a block, which is written with its first content.
    pub(super) fn push(&mut self, mut block: Block) -> Mark {
        self.interrupt();
        self.serial += 1;
        block.serial = self.serial;
        self.blocks.push(block);
        Mark { index: self.blocks.len() - 1, serial: self.serial }
    }

    fn imply(&mut self, tag: &'static str, kind: NodeKind) {
        let mut block = Block::new(tag, kind, Attributes::new());
        block.implied = true;
        self.push(block);
    }
}

/// Writes the start of an element. An id is written only once, not `again`, and the id in `anchor` goes to the first element without one.
pub(super) fn emit(
    target: &mut dyn HtmlSink,
    anchor: &mut Option<String>,
    tag: &str,
    attributes: &Attributes,
    again: bool,
) {
    target.open(tag);
    if !again
        && !attributes.iter().any(|(name, _)| *name == "id")
        && let Some(id) = anchor.take()
    {
        target.attr("id", &id);
    }
    for (name, value) in attributes {
        if !(again && *name == "id") {
            target.attr(name, value);
        }
    }
}
