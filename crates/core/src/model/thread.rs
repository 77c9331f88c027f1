//! The replies to an article, and the order they are read in.
//!
//! Replies arrive in pages, in any order, some twice, some before the one they answer and some without it. Each finds its
//! place as it comes, so that nothing is ever sorted or searched as a whole.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::local_reply::ReplyStatus;
use crate::config::Sort;

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
    /// The votes on it, where readers can vote.
    pub votes: Option<Votes>,
    /// What the server lets this reader do to it.
    pub rights: Rights,
}

/// The votes on a reply.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    /// The number of readers who like it.
    pub likes: u32,
    /// The number of readers who dislike it; `None` where nobody can say that.
    pub dislikes: Option<u32>,
    /// This reader's own vote.
    pub own: Option<Vote>,
    /// The address that a vote is sent to, where it can't be told from the thread's.
    pub address: Option<String>,
}

/// A reader's vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vote {
    /// For the reply.
    Like,
    /// Against it.
    Dislike,
}

impl Vote {
    /// Its name for servers and storage.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Like => "like",
            Self::Dislike => "dislike",
        }
    }

    /// The vote of that name.
    pub fn of(name: &str) -> Option<Self> {
        [Self::Like, Self::Dislike].into_iter().find(|vote| vote.as_str() == name)
    }
}

/// The changes to a reply that a server lets its reader make, because they wrote it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rights {
    /// The address that another text is sent to.
    pub edit: Option<String>,
    /// The address that is asked to delete it.
    pub delete: Option<String>,
    /// The end of these rights, in milliseconds since 1970; `None` if there is none.
    pub until: Option<f64>,
    /// The text as it was typed, if the server has said it.
    pub source: Option<String>,
}

impl Rights {
    /// Those that are left at a time.
    #[must_use]
    pub fn at(self, now: f64) -> Self {
        if self.until.is_some_and(|until| until <= now) { Self::default() } else { self }
    }

    /// Tells whether there are any.
    pub fn are_some(&self) -> bool {
        self.edit.is_some() || self.delete.is_some()
    }
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
        self.change(slot, |reply| reply.answers_left = left);
    }

    /// Tells whether answers have not come yet, as far as servers say so.
    pub fn has_answers_left(&self) -> bool {
        self.nodes.iter().any(|node| node.reply.as_ref().is_some_and(|reply| reply.answers_left > 0))
    }

    /// Gives a reply another text.
    pub fn rewrite(&mut self, slot: usize, text: ReplyText) {
        self.change(slot, |reply| reply.text = text);
    }

    /// Notes what its reader may do to a reply.
    pub fn set_rights(&mut self, slot: usize, rights: Rights) {
        self.change(slot, |reply| reply.rights = rights);
    }

    /// Notes how the votes on a reply stand.
    pub fn set_votes(&mut self, slot: usize, votes: Votes) {
        self.change(slot, |reply| reply.votes = Some(votes));
    }

    /// Takes out a reply that was deleted. Where others answer it, a tombstone stays.
    pub fn delete(&mut self, slot: usize) {
        let has_answers = self.answers(slot) > 0 || self.reply(slot).is_some_and(|reply| reply.answers_left > 0);
        if !has_answers {
            return self.remove(slot);
        }
        self.change(slot, |reply| {
            let ThreadReply { id, parent, at, answers_left, .. } = std::mem::take(reply);
            *reply = ThreadReply { id, parent, at, answers_left, is_deleted: true, ..ThreadReply::default() };
        });
    }

    /// The slots of the replies for which something holds.
    pub fn slots(&self, holds: impl Fn(&ThreadReply) -> bool) -> Vec<usize> {
        let reply = |slot: &usize| self.nodes[*slot].reply.as_ref().is_some_and(&holds);
        (0..self.nodes.len()).filter(reply).collect()
    }

    fn change(&mut self, slot: usize, change: impl FnOnce(&mut ThreadReply)) {
        if let Some(reply) = self.nodes.get_mut(slot).and_then(|node| node.reply.as_mut()) {
            change(reply);
        }
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

    /// The whole thread in reading order: at the top as asked, below that always the oldest first. A reply whose parent is missing
    /// stands at the top.
    pub fn rows(&self, sort: Sort) -> Vec<Row> {
        let mut rows = Vec::with_capacity(self.nodes.len());
        // What is still to come, the next last. No recursion: a chain may be as long as the thread.
        let mut ahead: Vec<(usize, usize, Option<usize>)> = Vec::new();
        let top = self.top.iter().filter(|slot| self.is_top(**slot)).map(|slot| (*slot, 1, None));
        match sort {
            Sort::Newest => ahead.extend(top),
            Sort::Oldest => ahead.extend(top.rev()),
            Sort::MostLiked => {
                ahead.extend(top.rev());
                ahead.sort_by_key(|(slot, _, _)| self.likes(*slot));
            }
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

    fn likes(&self, slot: usize) -> u32 {
        self.reply(slot).and_then(|reply| reply.votes.as_ref()).map_or(0, |votes| votes.likes)
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
