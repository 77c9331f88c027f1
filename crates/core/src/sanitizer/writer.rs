//! The writer, which brings elements and text into a well-nested order.
//!
//! It has two stacks: the open blocks, and the inline elements around the next text. A block that starts inside inline elements ends them,
//! and they start again around the text in it and after it. An element is written only when there is content for it, so there are no empty
//! elements in the result.

mod content_model;

use super::allowlist::{Element, NodeKind};
use super::attributes::Attributes;
use super::sink::HtmlSink;
use super::word_count::WordCount;
use content_model::{Block, Inline, emit};

/// The maximum number of inline elements around one text; more are ignored.
const MOST_INLINES: usize = 16;

/// A reference to an open block, for [`Writer::close_block`].
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    index: usize,
    serial: u32,
}

/// A writer of well-nested elements, see the [module](self).
pub struct Writer<'t> {
    target: &'t mut dyn HtmlSink,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    /// The id of an element that was left out; the next element gets it.
    anchor: Option<String>,
    /// True if white space is due before the next content.
    space: bool,
    /// True if the text so far ends with white space.
    white: bool,
    restarts: u32,
    serial: u32,
    /// The count of the written words.
    pub words: WordCount,
}

impl<'t> Writer<'t> {
    /// Creates a writer to a target.
    pub fn new(target: &'t mut dyn HtmlSink) -> Self {
        let mut root = Block::new("", NodeKind::Flow, Attributes::new());
        root.open = true;
        Writer {
            target,
            blocks: vec![root],
            inlines: Vec::new(),
            anchor: None,
            space: false,
            white: false,
            restarts: 0,
            serial: 0,
            words: WordCount::default(),
        }
    }

    /// Adds text. White space at the start and end of a line is left out.
    pub fn text(&mut self, text: &str) {
        let top = self.top();
        let verbatim = top.tag == "pre";
        if text.is_empty() {
            return;
        }
        if !verbatim {
            if text.trim_ascii().is_empty() {
                self.part();
                return;
            }
            if !top.running && is_blank(text) {
                return;
            }
        }
        let text = if verbatim || (top.running && !self.white) { text } else { text.trim_ascii_start() };
        self.space &= !text.starts_with(|c: char| c.is_ascii_whitespace());
        if self.ready() {
            self.words.count(text);
            self.white = text.ends_with(|c: char| c.is_ascii_whitespace());
            self.target.text(text);
        }
    }

    /// Notes that white space is due before the next content of the line.
    fn part(&mut self) {
        if self.top().running {
            self.space = !self.white;
            self.words.end();
        }
    }

    /// Adds a complete inline element. `parts` are the elements in it.
    pub fn atom(&mut self, tag: &str, attributes: &Attributes, parts: &[(&str, Attributes)]) {
        if !self.ready() {
            return;
        }
        self.white = false;
        emit(self.target, &mut self.anchor, tag, attributes, false);
        for (tag, attributes) in parts {
            emit(self.target, &mut None, tag, attributes, false);
            self.target.close();
        }
        self.target.close();
    }

    /// Adds a line break; ignored at the start of a block.
    pub fn line_break(&mut self, tag: &str) {
        if self.top().running || self.top().tag == "pre" {
            self.words.end();
            self.atom(tag, &Attributes::new(), &[]);
            self.white = true;
        }
    }

    /// Starts an inline element. Returns false if there are too many already.
    pub fn open_inline(&mut self, tag: &'static str, attributes: Attributes) -> bool {
        let room = self.inlines.len() < MOST_INLINES;
        if room {
            self.inlines.push(Inline { tag, attributes, open: false, written: false });
        }
        room
    }

    /// Ends the innermost inline element. If it is empty and has an id, it is kept as a target of links.
    pub fn close_inline(&mut self) {
        let Some(inline) = self.inlines.pop() else { return };
        if inline.open {
            self.target.close();
        }
        let Some(id) = id_of(inline.attributes).filter(|_| !inline.written) else { return };
        if self.top().running {
            self.atom("span", &vec![("id", id)], &[]);
        } else {
            self.anchor.get_or_insert(id);
        }
    }

    /// Starts a block, for which [`place`](Self::place) has made room.
    pub fn open_block(&mut self, element: &Element, attributes: Attributes) -> Mark {
        self.push(Block::new(element.name, element.kind, attributes))
    }

    /// Ends a block and everything in it. If it has ended already, this is a [`boundary`](Self::boundary).
    pub fn close_block(&mut self, mark: Mark) {
        if self.blocks.get(mark.index).is_some_and(|block| block.serial == mark.serial) {
            while self.blocks.len() > mark.index {
                self.pop();
            }
        } else {
            self.boundary();
        }
    }

    /// Adds a complete block, which `write` writes. Returns false if no block is allowed here.
    pub fn block(&mut self, write: impl FnOnce(&mut dyn HtmlSink)) -> bool {
        let may = self.place("");
        if may {
            self.interrupt();
            self.open_blocks();
            write(self.target);
        }
        may
    }

    /// Separates the content before from the content after it, as the edge of a box does.
    pub fn boundary(&mut self) {
        match self.top().kind {
            NodeKind::Paragraph => self.pop(),
            NodeKind::Mixed if self.top().tag != "figure" => {
                self.interrupt();
                self.top_mut().parted = true;
            }
            NodeKind::Mixed | NodeKind::Line => self.part(),
            _ => {}
        }
    }

    /// Returns true if the next text is inside an inline element with this name.
    pub fn is_inside(&self, tag: &str) -> bool {
        self.inlines.iter().any(|inline| inline.tag == tag)
    }

    /// Returns the name of the innermost inline element; empty if there is none.
    pub fn inline(&self) -> &'static str {
        self.inlines.last().map_or("", |inline| inline.tag)
    }

    /// Returns true if the innermost block is a [`NodeKind::Line`], which holds only inline content and which a block can't end.
    pub fn is_line(&self) -> bool {
        self.top().kind == NodeKind::Line
    }

    /// Returns true if a table is open.
    pub fn is_in_table(&self) -> bool {
        self.blocks.iter().any(|block| block.tag == "table")
    }

    /// Returns true if the innermost block is a pull quote.
    pub fn is_pullquote(&self) -> bool {
        self.top().tag == "blockquote"
            && self.top().attributes.iter().any(|(name, value)| *name == "class" && value.starts_with("pullquote"))
    }

    /// Keeps the id in the attributes, if there is one, for the next element.
    pub fn anchor(&mut self, attributes: Attributes) {
        if let Some(id) = id_of(attributes) {
            self.anchor.get_or_insert(id);
        }
    }

    /// Ends every open element. Returns the count of words.
    pub fn finish(mut self) -> WordCount {
        while self.blocks.len() > 1 {
            self.pop();
        }
        self.words
    }

    // The root is never popped: see `finish`, and the marks, which are all above it.
    fn top(&self) -> &Block {
        &self.blocks[self.blocks.len() - 1]
    }

    fn top_mut(&mut self) -> &mut Block {
        let last = self.blocks.len() - 1;
        &mut self.blocks[last]
    }
}

fn id_of(attributes: Attributes) -> Option<String> {
    attributes.into_iter().find(|(name, _)| *name == "id").map(|(_, id)| id)
}

/// Returns true for a text of white space only, including no-break spaces.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_whitespace() || c == '\u{a0}')
}
