//! Puts elements and text in well nested order.
//!
//! Two stacks: the open blocks, and the inline elements around the text that comes next. A block that starts inside
//! inline elements ends them; they start again around the text in it and after it. Nothing is written before there is
//! content for it, so what stays empty is never made.

mod content_model;

use super::allowlist::{Element, NodeKind};
use super::attributes::Attributes;
use super::sink::HtmlSink;
use super::word_count::WordCount;
use content_model::{Block, Inline, emit};

/// More inline elements around one text are ignored.
const MOST_INLINES: usize = 16;

/// The start of an element, to end it there.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    index: usize,
    serial: u32,
}

/// See the module.
pub struct Writer<'t> {
    target: &'t mut dyn HtmlSink,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    /// The id of an element that was not made: the next one gets it.
    anchor: Option<String>,
    /// White space parts what comes next from the text before it.
    space: bool,
    /// The text before it ends with white space itself.
    white: bool,
    restarts: u32,
    serial: u32,
    /// The words written.
    pub words: WordCount,
}

impl<'t> Writer<'t> {
    /// Writes into the target.
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

    /// Adds text. White space that parts nothing is left out.
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

    /// White space comes before what comes next in the same line.
    fn part(&mut self) {
        if self.top().running {
            self.space = !self.white;
            self.words.end();
        }
    }

    /// Adds an inline element that is complete: `parts` are elements in it.
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

    /// Adds a line break, which means nothing where no line is.
    pub fn line_break(&mut self, tag: &str) {
        if self.top().running || self.top().tag == "pre" {
            self.words.end();
            self.atom(tag, &Attributes::new(), &[]);
            self.white = true;
        }
    }

    /// Starts an inline element, if one more may start.
    pub fn open_inline(&mut self, tag: &'static str, attributes: Attributes) -> bool {
        let room = self.inlines.len() < MOST_INLINES;
        if room {
            self.inlines.push(Inline { tag, attributes, open: false, written: false });
        }
        room
    }

    /// Ends the inline element started last. One that stayed empty but carries an id stays as a target.
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

    /// Starts a block here, where [`place`](Self::place) found room for it.
    pub fn open_block(&mut self, element: &Element, attributes: Attributes) -> Mark {
        self.push(Block::new(element.name, element.kind, attributes))
    }

    /// Ends that block and all in it. If something ended it before, what came after it ends.
    pub fn close_block(&mut self, mark: Mark) {
        if self.blocks.get(mark.index).is_some_and(|block| block.serial == mark.serial) {
            while self.blocks.len() > mark.index {
                self.pop();
            }
        } else {
            self.boundary();
        }
    }

    /// Makes room for a block that `write` writes at once; `false` where none can stand.
    pub fn block(&mut self, write: impl FnOnce(&mut dyn HtmlSink)) -> bool {
        let may = self.place("");
        if may {
            self.interrupt();
            self.open_blocks();
            write(self.target);
        }
        may
    }

    /// Parts what came from what comes, as the edge of a box does.
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

    /// Tells whether the text that comes next stands in such an inline element.
    pub fn is_inside(&self, tag: &str) -> bool {
        self.inlines.iter().any(|inline| inline.tag == tag)
    }

    /// The innermost inline element.
    pub fn inline(&self) -> &'static str {
        self.inlines.last().map_or("", |inline| inline.tag)
    }

    /// Tells whether the innermost block holds only inline content and can't be ended by a block.
    pub fn is_line(&self) -> bool {
        self.top().kind == NodeKind::Line
    }

    /// Tells whether a table is open.
    pub fn is_in_table(&self) -> bool {
        self.blocks.iter().any(|block| block.tag == "table")
    }

    /// Tells whether the innermost block is a pull quote.
    pub fn is_pullquote(&self) -> bool {
        self.top().tag == "blockquote"
            && self.top().attributes.iter().any(|(name, value)| *name == "class" && value.starts_with("pullquote"))
    }

    /// An id for the next element.
    pub fn anchor(&mut self, attributes: Attributes) {
        if let Some(id) = id_of(attributes) {
            self.anchor.get_or_insert(id);
        }
    }

    /// Ends everything.
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

/// Nothing but white space, hard spaces included.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_whitespace() || c == '\u{a0}')
}
