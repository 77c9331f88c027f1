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
    let mut walk =
        Sanitizer { writer: Writer::new(target), context, noscript: 0, image: String::new(), tabs: Tabs::default() };
    let mut above: Vec<(N, Leave)> = Vec::new();
    let mut next = root.first_child();
    loop {
        let (node, entered) = match next {
            Some(node) => {
                let entered = walk.enter(&node, above.len());
                (node, entered)
            }
            None => {
                let Some((node, leave)) = above.pop() else { break };
                walk.leave(leave);
                (node, None)
            }
        };
        next = match entered {
            Some(leave) => {
                let child = node.first_child();
                above.push((node, leave));
                child
            }
            None => node.next_sibling(),
        };
    }
    Summary { words: walk.writer.finish().total() }
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
