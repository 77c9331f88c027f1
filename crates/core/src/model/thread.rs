//! The replies to an article, and the order they are read in.
//!
//! Replies arrive in pages, in any order, some twice, some before the one they answer and some without it. Each finds its
//! place as it comes, so that nothing is ever sorted or searched as a whole.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::local_reply::ReplyStatus;

/// How deep replies are nested; what is deeper stands at this depth and says whom it answers. WordPress's default
/// (`thread_comments_depth`), and about what a phone has room for.
pub const DEPTH: usize = 5;

/// One reply.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ThreadReply {
    /// The reply's id on the server; empty where it has none, and then nobody can answer it.
    pub id: String,
    /// The id of the reply it answers, which need not be in the thread.
    pub parent: Option<String>,
    /// The author's name, as text. May be empty.
    pub author: String,
    /// Their site: an absolute `http` or `https` address.
    pub author_url: Option<String>,
    /// Their picture: an absolute `http` or `https` address.
    pub avatar: Option<String>,
    /// True if the author of the article wrote it.
    pub by_author: bool,
    /// The time of publication, as the source wrote it (ISO 8601).
    pub published: Option<String>,
    /// The same in milliseconds since 1970, for the order; NaN where it is not known, which is later than any time.
    pub at: f64,
    /// The text.
    pub text: ReplyText,
    /// The reply's address elsewhere: absolute, `http` or `https`.
    pub url: Option<String>,
    /// The reply's status, which says who sees it.
    pub status: ReplyStatus,
    /// True if this is the reader's own copy, to be replaced by the server's.
    pub own: bool,
    /// True if it was deleted, and stands there because others answer it: a tombstone without author and text.
    pub is_deleted: bool,
    /// The number of answers to it that have not come yet, as far as the server says so.
    pub answers_left: u32,
}

impl ThreadReply {
    /// Tells whether everybody can read it.
    pub fn is_public(&self) -> bool {
        self.status == ReplyStatus::Published && !self.is_deleted
    }

    /// Tells whether it can be answered: everybody can read it, and the server knows it by an id.
    pub fn is_answerable(&self) -> bool {
        self.is_public() && !self.id.is_empty()
    }
}

/// The text of a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplyText {
    /// HTML from elsewhere. Untrusted: it meets the page only through [`crate::sanitizer`].
    Html(String),
    /// Plain text, in which empty lines part paragraphs.
    Plain(String),
}

impl Default for ReplyText {
    fn default() -> Self {
        Self::Plain(String::new())
    }
}

/// A reply's place in the thread as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The reply's number in the [`Thread`].
    pub slot: usize,
    /// Levels from the top, 1 to [`DEPTH`].
    pub depth: usize,
    /// The reply in whose list it stands; `None` at the top.
    pub within: Option<usize>,
    /// The reply it answers, where its place does not show that.
    pub answers: Option<usize>,
}

/// All replies that have arrived. Each keeps the number it got ("slot") as long as the thread lives.
#[derive(Debug, Default)]
pub struct Thread {
    nodes: Vec<Node>,
    slots: HashMap<String, usize>,
    /// The replies at the top, and those that were there before their parent came; in order.
    top: Vec<usize>,
    arrived: usize,
}

/// A reply, or the place of one that others answer and that has not come (yet).
#[derive(Debug, Default)]
struct Node {
    reply: Option<ThreadReply>,
    /// The number of replies that came before it.
    order: usize,
    parent: Option<usize>,
    /// In order.
    children: Vec<usize>,
}

impl Thread {
    /// Puts a reply into its place. Returns its slot if there is something new to be shown there: one that is here already
    /// is left alone, unless it is the reader's own copy.
    pub fn add(&mut self, reply: ThreadReply) -> Option<usize> {
        let slot = self.slot(&reply.id);
        if let Some(known) = &mut self.nodes[slot].reply {
            if !known.own || reply.own {
                return None;
            }
            // Its place is the one it was given by the reader, and its time the one the order rests on.
            *known = ThreadReply { parent: known.parent.take(), at: known.at, ..reply };
            return Some(slot);
        }
        let parent = reply.parent.as_deref().filter(|parent| !parent.is_empty()).map(|parent| self.slot(parent));
        let parent = parent.filter(|parent| !self.descends(*parent, slot));
        self.arrived += 1;
        let node = &mut self.nodes[slot];
        (node.order, node.parent, node.reply) = (self.arrived, parent, Some(reply));
        if parent.is_some() {
            self.insert(slot, parent);
        }
        if self.is_top(slot) {
            self.insert(slot, None);
        }
        Some(slot)
    }

    /// Takes a reply out again. What answers it moves to the top.
    pub fn remove(&mut self, slot: usize) {
        let Some(node) = self.nodes.get_mut(slot) else { return };
        let orphans = node.children.clone();
        let parent = node.parent.take();
        if let Some(parent) = parent {
            self.nodes[parent].children.retain(|child| *child != slot);
        }
        self.top.retain(|top| *top != slot);
        self.nodes[slot].reply = None;
        for orphan in orphans {
            self.insert(orphan, None);
        }
    }

    /// Notes how many answers to a reply have not come yet.
    pub fn set_answers_left(&mut self, slot: usize, left: u32) {
        if let Some(reply) = self.nodes.get_mut(slot).and_then(|node| node.reply.as_mut()) {
            reply.answers_left = left;
        }
    }

    /// Tells whether answers have not come yet, as far as servers say so.
    pub fn has_answers_left(&self) -> bool {
        self.nodes.iter().any(|node| node.reply.as_ref().is_some_and(|reply| reply.answers_left > 0))
    }

    /// The number of answers to a reply that are here.
    pub fn answers(&self, slot: usize) -> usize {
        self.nodes.get(slot).map_or(0, |node| node.children.len())
    }

    /// The reply in a slot.
    pub fn reply(&self, slot: usize) -> Option<&ThreadReply> {
        self.nodes.get(slot)?.reply.as_ref()
    }

    /// The slot of a reply that has arrived.
    pub fn find(&self, id: &str) -> Option<usize> {
        let slot = self.slots.get(id).copied()?;
        self.nodes[slot].reply.is_some().then_some(slot)
    }

    /// Counts the replies that everybody can read.
    pub fn count(&self) -> usize {
        let public = |node: &&Node| node.reply.as_ref().is_some_and(ThreadReply::is_public);
        self.nodes.iter().filter(public).count()
    }

    /// The whole thread in reading order: at the top the oldest or the newest first, below that always the oldest. A reply
    /// whose parent is missing stands at the top.
    pub fn rows(&self, newest_first: bool) -> Vec<Row> {
        let mut rows = Vec::with_capacity(self.nodes.len());
        // What is still to come, the next last. No recursion: a chain may be as long as the thread.
        let mut ahead: Vec<(usize, usize, Option<usize>)> = Vec::new();
        let top = self.top.iter().filter(|slot| self.is_top(**slot)).map(|slot| (*slot, 1, None));
        if newest_first {
            ahead.extend(top)
        } else {
            ahead.extend(top.rev())
        }
        while let Some((slot, depth, within)) = ahead.pop() {
            let node = &self.nodes[slot];
            let answers = if depth > DEPTH { node.parent } else { None };
            rows.push(Row { slot, depth: depth.min(DEPTH), within, answers });
            let within = if depth < DEPTH { Some(slot) } else { within };
            ahead.extend(node.children.iter().rev().map(|child| (*child, depth + 1, within)));
        }
        rows
    }

    fn is_top(&self, slot: usize) -> bool {
        let node = &self.nodes[slot];
        node.reply.is_some() && node.parent.is_none_or(|parent| self.nodes[parent].reply.is_none())
    }

    /// The place of the reply with this id, made where there is none.
    fn slot(&mut self, id: &str) -> usize {
        let known = if id.is_empty() { None } else { self.slots.get(id).copied() };
        known.unwrap_or_else(|| {
            let slot = self.nodes.len();
            self.nodes.push(Node::default());
            if !id.is_empty() {
                self.slots.insert(id.to_owned(), slot);
            }
            slot
        })
    }

    /// Tells whether one is the other or an answer to it, however indirect: the other must not become an answer to it then.
    fn descends(&self, one: usize, other: usize) -> bool {
        let mut next = Some(one);
        while let Some(slot) = next {
            if slot == other {
                return true;
            }
            next = self.nodes[slot].parent;
        }
        false
    }

    /// Inserts a slot into the answers to a reply, or into what stands at the top, which are kept in order.
    fn insert(&mut self, slot: usize, parent: Option<usize>) {
        let mut sorted = std::mem::take(self.list(parent));
        if let Err(place) = sorted.binary_search_by(|one| self.compare(*one, slot)) {
            sorted.insert(place, slot);
        }
        *self.list(parent) = sorted;
    }

    fn list(&mut self, parent: Option<usize>) -> &mut Vec<usize> {
        match parent {
            Some(parent) => &mut self.nodes[parent].children,
            None => &mut self.top,
        }
    }

    fn compare(&self, one: usize, other: usize) -> Ordering {
        let at =
            |slot: usize| self.reply(slot).map(|reply| reply.at).filter(|at| !at.is_nan()).unwrap_or(f64::INFINITY);
        at(one).total_cmp(&at(other)).then(self.nodes[one].order.cmp(&self.nodes[other].order))
    }
}
