//! The walk over the source.

mod autolink;
mod element;
mod media_writer;
mod tabs;

use super::allowlist::{REMOVED_WITH_CONTENT, has};
use super::parsed_node::{NodeKind, ParsedNode};
use super::sink::HtmlSink;
use super::writer::{Mark, Writer};
use super::{SanitizeOptions, Summary};
use tabs::Tabs;

/// Elements deeper than this lose their element, except parts of what was made already (the rows of a table).
/// Chromium's parser stops nesting at 512.
const DEEPEST: usize = 200;

/// Builds what is allowed of the nodes in `root` into the target.
///
/// Never fails and never recurses: a tree of any depth or shape gives a result, and the result is at most a constant
/// number of times longer than the source.
pub fn sanitize<N: ParsedNode>(root: &N, target: &mut dyn HtmlSink, context: &SanitizeOptions) -> Summary {
    let mut walk = Walk::new(target, context);
    walk.start(root);
    while walk.go_on(usize::MAX) {}
    walk.finish()
}

/// The same in slices, for those who may not be busy for long.
pub struct Walk<'a, 't, N> {
    sanitizer: Sanitizer<'a, 't>,
    /// The elements the walk is in, and the ends that are due when it leaves them.
    above: Vec<(N, Leave)>,
    next: Option<N>,
}

impl<'a, 't, N: ParsedNode> Walk<'a, 't, N> {
    /// A walk into a target.
    pub fn new(target: &'t mut dyn HtmlSink, context: &'a SanitizeOptions<'a>) -> Self {
        let writer = Writer::new(target);
        let sanitizer = Sanitizer { writer, context, noscript: 0, image: String::new(), tabs: Tabs::default() };
        Self { sanitizer, above: Vec::new(), next: None }
    }

    /// Takes up the nodes in `root`. What they give comes after what a root before it gave.
    pub fn start(&mut self, root: &N) {
        self.next = root.first_child();
    }

    /// Walks over so many nodes at most. `false` at the end of the root.
    pub fn go_on(&mut self, nodes: usize) -> bool {
        (0..nodes).all(|_| self.step())
    }

    /// Ends everything that is open.
    pub fn finish(self) -> Summary {
        Summary { words: self.sanitizer.writer.finish().total() }
    }

    fn step(&mut self) -> bool {
        let (node, entered) = match self.next.take() {
            Some(node) => {
                let entered = self.sanitizer.enter(&node, self.above.len());
                (node, entered)
            }
            None => {
                let Some((node, leave)) = self.above.pop() else { return false };
                self.sanitizer.leave(leave);
                (node, None)
            }
        };
        self.next = match entered {
            Some(leave) => {
                let child = node.first_child();
                self.above.push((node, leave));
                child
            }
            None => node.next_sibling(),
        };
        true
    }
}

/// Writes paragraphs of plain text.
pub fn paragraphs<'a>(texts: impl IntoIterator<Item = &'a str>, target: &mut dyn HtmlSink) -> Summary {
    let mut writer = Writer::new(target);
    for text in texts {
        writer.boundary();
        writer.text(text);
    }
    Summary { words: writer.finish().total() }
}

/// The ends that are due when the walk leaves an element it went into.
#[derive(Default)]
struct Leave {
    inline: bool,
    block: Option<Mark>,
    boundary: bool,
    noscript: bool,
    tab: bool,
}

impl Leave {
    fn boundary() -> Self {
        Leave { boundary: true, ..Leave::default() }
    }
}

struct Sanitizer<'a, 't> {
    writer: Writer<'t>,
    context: &'a SanitizeOptions<'a>,
    noscript: u32,
    /// The address of the last picture.
    image: String,
    tabs: Tabs,
}

impl Sanitizer<'_, '_> {
    /// `None` if there is nothing to go into.
    fn enter<N: ParsedNode>(&mut self, node: &N, depth: usize) -> Option<Leave> {
        match node.kind() {
            NodeKind::Text => {
                let text = node.text();
                if !self.tabs.take(&text) {
                    self.text(&text);
                }
            }
            NodeKind::Element(name) => return self.element(node, &name, depth),
            NodeKind::Foreign(name) if !has(REMOVED_WITH_CONTENT, &name) => return Some(Leave::default()),
            NodeKind::Foreign(_) | NodeKind::Other => {}
        }
        None
    }

    fn leave(&mut self, leave: Leave) {
        if leave.inline {
            self.writer.close_inline();
        }
        if let Some(mark) = leave.block {
            self.writer.close_block(mark);
        }
        if leave.boundary {
            self.writer.boundary();
        }
        self.noscript -= u32::from(leave.noscript);
        if leave.tab {
            self.tabs.leave();
        }
    }
}
