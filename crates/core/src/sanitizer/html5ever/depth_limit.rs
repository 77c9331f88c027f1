//! A limit to the depth of nested HTML.
//!
//! Chromium's parser stops nesting at 512 elements. html5ever does not, and searches all open elements at each further block, so that a
//! file of 300 KB would take minutes.

use std::cell::Cell;

use ::html5ever::interface::TreeSink;
use ::html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use ::html5ever::tree_builder::TreeBuilder;

/// The maximum depth of nested blocks. The sanitizer flattens elements at a far lower depth, so nothing is lost.
const DEEPEST: u32 = 1_000;

/// The blocks that only an end tag ends. Others, such as paragraphs and list items, are ended by what follows them.
const BLOCKS: [&str; 25] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "header",
    "hgroup",
    "main",
    "menu",
    "nav",
    "ol",
    "pre",
    "search",
    "section",
    "summary",
    "ul",
];

/// A token sink that passes tokens on to the tree builder, without the tags of blocks that are too deep.
pub struct DepthLimit<Handle, Sink> {
    /// The tree builder that gets the tokens.
    pub builder: TreeBuilder<Handle, Sink>,
    depth: Cell<u32>,
}

impl<Handle: Clone, Sink: TreeSink<Handle = Handle>> DepthLimit<Handle, Sink> {
    /// Creates the limit in front of a tree builder.
    pub fn new(builder: TreeBuilder<Handle, Sink>) -> Self {
        Self { builder, depth: Cell::new(0) }
    }

    /// Counts a tag. Returns true if it is too deep.
    fn is_too_deep(&self, tag: &Tag) -> bool {
        if !BLOCKS.contains(&&*tag.name) {
            return false;
        }
        let depth = self.depth.get();
        match tag.kind {
            TagKind::StartTag => {
                self.depth.set(depth + 1);
                depth >= DEEPEST
            }
            TagKind::EndTag => {
                self.depth.set(depth.saturating_sub(1));
                depth > DEEPEST
            }
        }
    }
}

impl<Handle: Clone, Sink: TreeSink<Handle = Handle>> TokenSink for DepthLimit<Handle, Sink> {
    type Handle = Handle;

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<Handle> {
        match &token {
            Token::TagToken(tag) if self.is_too_deep(tag) => TokenSinkResult::Continue,
            _ => self.builder.process_token(token, line_number),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
