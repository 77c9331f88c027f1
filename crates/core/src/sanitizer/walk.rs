//! The walk over the source tree.

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

/// The maximum depth. Content that is deeper loses its elements, except those that need their parent, such as the rows of a table.
/// (Chromium's parser stops nesting at 512.)
const DEEPEST: usize = 200;

/// Writes the allowed content of the children of `root` to the target.
///
/// It never fails and never recurses. A tree of any depth or shape gives a result, whose length is at most a constant factor of that of the
/// source.
///
/// # Examples
///
/// ```
/// use offprint_core::sanitizer::html5ever::{parse, resolver};
/// use offprint_core::sanitizer::sink::Markup;
/// use offprint_core::sanitizer::{SanitizeOptions, sanitize};
///
/// let resolve = resolver("https://news.example/");
/// let body = parse("Loose <em>text</em><hr>").unwrap();
/// let mut markup = Markup::default();
/// let summary = sanitize(&body, &mut markup, &SanitizeOptions::reply(&resolve));
/// assert_eq!(markup.finish(), "<p>Loose <em>text</em></p>");
/// assert_eq!(summary.words, 2);
/// ```
pub fn sanitize<N: ParsedNode>(root: &N, target: &mut dyn HtmlSink, context: &SanitizeOptions) -> Summary {
    let mut walk = Walk::new(target, context);
    walk.start(root);
    while walk.go_on(usize::MAX) {}
    walk.finish()
}

/// A walk that can be done in slices, so that a browser's main thread is not blocked for long. [`sanitize`] does all of it at once.
///
/// # Examples
///
/// ```
/// use offprint_core::sanitizer::html5ever::{parse, resolver};
/// use offprint_core::sanitizer::sink::Markup;
/// use offprint_core::sanitizer::{SanitizeOptions, Walk};
///
/// let resolve = resolver("https://news.example/");
/// let options = SanitizeOptions::reply(&resolve);
/// let mut markup = Markup::default();
/// let mut walk = Walk::new(&mut markup, &options);
/// walk.start(&parse("<p>One</p><p>two</p>").unwrap());
/// while walk.go_on(100) {
///     // A browser would let other tasks run here.
/// }
/// assert_eq!(walk.finish().words, 2);
/// ```
pub struct Walk<'a, 't, N> {
    sanitizer: Sanitizer<'a, 't>,
    /// The elements that the walk is inside, and what it has to end when it leaves them.
    above: Vec<(N, Leave)>,
    next: Option<N>,
}

impl<'a, 't, N: ParsedNode> Walk<'a, 't, N> {
    /// Creates a walk that writes to a target.
    pub fn new(target: &'t mut dyn HtmlSink, context: &'a SanitizeOptions<'a>) -> Self {
        let writer = Writer::new(target);
        let sanitizer = Sanitizer { writer, context, noscript: 0, image: String::new(), tabs: Tabs::default() };
        Self { sanitizer, above: Vec::new(), next: None }
    }

    /// Sets the children of `root` as the next nodes. Their content is added after that of earlier roots.
    pub fn start(&mut self, root: &N) {
        self.next = root.first_child();
    }

    /// Takes at most this many steps, one for entering and one for leaving a node. Returns false at the end of the root.
    pub fn go_on(&mut self, nodes: usize) -> bool {
        (0..nodes).all(|_| self.step())
    }

    /// Ends every open element. Returns the facts about the text.
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

/// Writes paragraphs of plain text to the target.
///
/// # Examples
///
/// ```
/// use offprint_core::sanitizer::paragraphs;
/// use offprint_core::sanitizer::sink::Markup;
///
/// let mut markup = Markup::default();
/// paragraphs(["1 < 2", "So it is."], &mut markup);
/// assert_eq!(markup.finish(), "<p>1 &lt; 2</p><p>So it is.</p>");
/// ```
pub fn paragraphs<'a>(texts: impl IntoIterator<Item = &'a str>, target: &mut dyn HtmlSink) -> Summary {
    let mut writer = Writer::new(target);
    for text in texts {
        writer.boundary();
        writer.text(text);
    }
    Summary { words: writer.finish().total() }
}

/// The things to end when the walk leaves an element.
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
    /// The address of the last picture or player.
    image: String,
    tabs: Tabs,
}

impl Sanitizer<'_, '_> {
    /// Handles a node. Returns `None` if its children are skipped.
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
