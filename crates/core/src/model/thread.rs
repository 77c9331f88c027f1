//! The replies to an article, in reading order.
//!
//! Replies arrive in pages, in any order, some twice, some before their parent or without it. Each is inserted at its place when it
//! arrives, so the whole thread is never sorted or searched.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::local_reply::ReplyStatus;
use crate::config::Sort;

/// The maximum depth of nested replies. Deeper ones are shown at this depth, with the name of the reply they answer.
///
/// It is WordPress's default (`thread_comments_depth`), and about what fits on a phone.
pub const DEPTH: usize = 5;

/// A reply in a thread.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ThreadReply {
    /// The reply's id on the server; empty where it has none. Then it can't be answered.
    pub id: String,
    /// The id of the reply that this one answers, which need not be in the thread.
    pub parent: Option<String>,
    /// The author's name, plain text. May be empty.
    pub author: String,
    /// The author's website, an absolute `http` or `https` address.
    pub author_url: Option<String>,
    /// The author's portrait, an absolute `http` or `https` address.
    pub avatar: Option<String>,
    /// True if the reply is by an author of the article.
    pub by_author: bool,
    /// The time of publication, as the source wrote it (ISO 8601).
    pub published: Option<String>,
    /// The time of publication in milliseconds since 1970, for the order; NaN, which sorts last, if it is unknown.
    pub at: f64,
    /// The text of the reply.
    pub text: ReplyText,
    /// The reply's address on another page, absolute, `http` or `https`.
    pub url: Option<String>,
    /// The status, which decides who sees the reply.
    pub status: ReplyStatus,
    /// True if this is the reader's own copy, which the server's replaces.
    pub own: bool,
    /// True for a tombstone: a deleted reply without author and text that stays because others answer it.
    pub is_deleted: bool,
    /// The number of answers that have not arrived yet, as far as the server says.
    pub answers_left: u32,
    /// The number of answers that have arrived in pages of their own, in the order of time.
    pub answers_fetched: u32,
    /// The votes, where readers can vote.
    pub votes: Option<Votes>,
    /// The changes that the server lets this reader make.
    pub rights: Rights,
}

/// The votes on a reply.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    /// The number of readers who like the reply.
    pub likes: u32,
    /// The number of readers who dislike the reply; `None` where the server has no such vote.
    pub dislikes: Option<u32>,
    /// This reader's own vote.
    pub own: Option<Vote>,
    /// The address that a vote is sent to, where it does not follow from that of the thread.
    pub address: Option<String>,
}

/// A reader's vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vote {
    /// A vote for the reply.
    Like,
    /// A vote against the reply.
    Dislike,
}

impl Vote {
    /// Returns the name of the vote for servers and storage.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Like => "like",
            Self::Dislike => "dislike",
        }
    }

    /// Returns the vote with a name; `None` for an unknown one.
    pub fn of(name: &str) -> Option<Self> {
        [Self::Like, Self::Dislike].into_iter().find(|vote| vote.as_str() == name)
    }
}

/// The changes that a server lets the author of a reply make to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rights {
    /// The address that a new text is sent to.
    pub edit: Option<String>,
    /// The address of the request that deletes the reply.
    pub delete: Option<String>,
    /// The end of these rights in milliseconds since 1970; `None` if they don't end.
    pub until: Option<f64>,
    /// The text as it was typed, if the server has sent it.
    pub source: Option<String>,
}

impl Rights {
    /// Returns the rights that are left at a time in milliseconds since 1970: all of them before their end, none from then on.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::model::thread::Rights;
    ///
    /// let rights = Rights { edit: Some("/id/7".into()), until: Some(900_000.0), ..Rights::default() };
    /// assert!(rights.clone().at(899_999.0).are_some());
    /// assert!(!rights.at(900_000.0).are_some());
    /// ```
    #[must_use]
    pub fn at(self, now: f64) -> Self {
        if self.until.is_some_and(|until| until <= now) { Self::default() } else { self }
    }

    /// Returns true if the reply can be edited or deleted.
    pub fn are_some(&self) -> bool {
        self.edit.is_some() || self.delete.is_some()
    }
}

impl ThreadReply {
    /// Returns true if everybody can read the reply: it is published and not deleted.
    pub fn is_public(&self) -> bool {
        self.status == ReplyStatus::Published && !self.is_deleted
    }

    /// Returns true if the reply can be answered: everybody can read it, and it has an id on the server.
    pub fn is_answerable(&self) -> bool {
        self.is_public() && !self.id.is_empty()
    }
}

/// The text of a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplyText {
    /// Untrusted HTML, which may get into a page only through [`crate::sanitizer`].
    Html(String),
    /// Plain text, in which empty lines separate paragraphs.
    Plain(String),
}

impl Default for ReplyText {
    fn default() -> Self {
        Self::Plain(String::new())
    }
}

/// The place of a reply in the thread as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The slot of the reply in the [`Thread`].
    pub slot: usize,
    /// The level, 1 (top) to [`DEPTH`].
    pub depth: usize,
    /// The slot of the reply whose list contains this one; `None` at the top.
    pub within: Option<usize>,
    /// The slot of the reply that this one answers, where its place does not show it.
    pub answers: Option<usize>,
}

/// All replies that have arrived. Each has a number, its slot, which never changes.
///
/// # Examples
///
/// ```
/// use offprint_core::config::Sort;
/// use offprint_core::model::thread::{Thread, ThreadReply};
///
/// let reply = |id: &str, parent: Option<&str>, at: f64| ThreadReply {
///     id: id.into(),
///     parent: parent.map(str::to_owned),
///     at,
///     ..ThreadReply::default()
/// };
/// let mut thread = Thread::default();
/// for reply in [reply("3", Some("1"), 30.0), reply("2", None, 20.0), reply("1", None, 10.0)] {
///     thread.add(reply);
/// }
/// let rows = thread.rows(Sort::Oldest);
/// let ids: Vec<_> = rows.iter().map(|row| (&*thread.reply(row.slot).unwrap().id, row.depth)).collect();
/// assert_eq!(ids, [("1", 1), ("3", 2), ("2", 1)]);
/// assert_eq!(thread.count(), 3);
/// ```
#[derive(Debug, Default)]
pub struct Thread {
    nodes: Vec<Node>,
    slots: HashMap<String, usize>,
    /// The replies at the top, and those that arrived before their parent; in order.
    top: Vec<usize>,
    arrived: usize,
}

/// A reply, or the place of one that others answer and that has not arrived.
#[derive(Debug, Default)]
struct Node {
    reply: Option<ThreadReply>,
    /// The number of the reply in the order of arrival.
    order: usize,
    parent: Option<usize>,
    /// The slots of the answers, in order.
    children: Vec<usize>,
}

impl Thread {
    /// Inserts a reply at its place. Returns its slot if there is something new to show; `None` if the reply was there already.
    ///
    /// The server's reply replaces the reader's own copy, and takes over its parent and its time, so that it does not move.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::model::thread::{Thread, ThreadReply};
    ///
    /// let reply = ThreadReply { id: "1".into(), ..ThreadReply::default() };
    /// let mut thread = Thread::default();
    /// assert_eq!(thread.add(ThreadReply { own: true, ..reply.clone() }), Some(0));
    /// assert_eq!(thread.add(reply.clone()), Some(0));
    /// assert_eq!(thread.add(reply), None);
    /// ```
    pub fn add(&mut self, reply: ThreadReply) -> Option<usize> {
        let slot = self.slot(&reply.id);
        if let Some(known) = &mut self.nodes[slot].reply {
            if !known.own || reply.own {
                return None;
            }
            // Its place and its time stay, so that it does not move before the reader's eyes.
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

    /// Removes a reply. The answers to it move to the top.
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

    /// Records that as many answers to a reply have arrived on request, and how many have not arrived yet.
    pub fn set_answers(&mut self, slot: usize, arrived: u32, left: u32) {
        self.change(slot, |reply| {
            reply.answers_fetched += arrived;
            reply.answers_left = left;
        });
    }

    /// Returns true if some reply has answers that have not arrived yet, as far as servers say.
    pub fn has_answers_left(&self) -> bool {
        self.nodes.iter().any(|node| node.reply.as_ref().is_some_and(|reply| reply.answers_left > 0))
    }

    /// Sets the text of a reply.
    pub fn rewrite(&mut self, slot: usize, text: ReplyText) {
        self.change(slot, |reply| reply.text = text);
    }

    /// Sets the changes that the reader may make to a reply.
    pub fn set_rights(&mut self, slot: usize, rights: Rights) {
        self.change(slot, |reply| reply.rights = rights);
    }

    /// Sets the votes on a reply.
    pub fn set_votes(&mut self, slot: usize, votes: Votes) {
        self.change(slot, |reply| reply.votes = Some(votes));
    }

    /// Removes a reply that was deleted. If there are answers to it, a tombstone stays.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::model::thread::{Thread, ThreadReply};
    ///
    /// let mut thread = Thread::default();
    /// let question = thread.add(ThreadReply { id: "1".into(), ..ThreadReply::default() }).unwrap();
    /// let answer = thread.add(ThreadReply { id: "2".into(), parent: Some("1".into()), ..ThreadReply::default() }).unwrap();
    /// thread.delete(question);
    /// assert!(thread.reply(question).unwrap().is_deleted);
    /// thread.delete(answer);
    /// assert_eq!(thread.reply(answer), None);
    /// ```
    pub fn delete(&mut self, slot: usize) {
        let has_answers = self.answers(slot) > 0 || self.reply(slot).is_some_and(|reply| reply.answers_left > 0);
        if !has_answers {
            return self.remove(slot);
        }
        self.change(slot, |reply| {
            let ThreadReply { id, parent, at, answers_left, answers_fetched, .. } = std::mem::take(reply);
            *reply = ThreadReply {
                id,
                parent,
                at,
                answers_left,
                answers_fetched,
                is_deleted: true,
                ..ThreadReply::default()
            };
        });
    }

    /// Returns the slots of the replies for which `holds` returns true.
    pub fn slots(&self, holds: impl Fn(&ThreadReply) -> bool) -> Vec<usize> {
        let reply = |slot: &usize| self.nodes[*slot].reply.as_ref().is_some_and(&holds);
        (0..self.nodes.len()).filter(reply).collect()
    }

    fn change(&mut self, slot: usize, change: impl FnOnce(&mut ThreadReply)) {
        if let Some(reply) = self.nodes.get_mut(slot).and_then(|node| node.reply.as_mut()) {
            change(reply);
        }
    }

    /// Returns the number of answers to a reply that have arrived; 0 for an unknown slot.
    pub fn answers(&self, slot: usize) -> usize {
        self.nodes.get(slot).map_or(0, |node| node.children.len())
    }

    /// Returns the reply in a slot; `None` if it was removed or has not arrived.
    pub fn reply(&self, slot: usize) -> Option<&ThreadReply> {
        self.nodes.get(slot)?.reply.as_ref()
    }

    /// Returns the slot of the reply with an id; `None` if it has not arrived.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::model::thread::{Thread, ThreadReply};
    ///
    /// let mut thread = Thread::default();
    /// let slot = thread.add(ThreadReply { id: "2".into(), parent: Some("1".into()), ..ThreadReply::default() });
    /// assert_eq!(thread.find("2"), slot);
    /// assert_eq!(thread.find("1"), None);
    /// ```
    pub fn find(&self, id: &str) -> Option<usize> {
        let slot = self.slots.get(id).copied()?;
        self.nodes[slot].reply.is_some().then_some(slot)
    }

    /// Counts the replies that everybody can read.
    pub fn count(&self) -> usize {
        let public = |node: &&Node| node.reply.as_ref().is_some_and(ThreadReply::is_public);
        self.nodes.iter().filter(public).count()
    }

    /// Returns the whole thread in reading order: the top level sorted by `sort`, the levels below always oldest first. A reply whose
    /// parent is missing is shown at the top.
    pub fn rows(&self, sort: Sort) -> Vec<Row> {
        let mut rows = Vec::with_capacity(self.nodes.len());
        // The rows still to be written, the next one last. Recursion could overflow: a chain may be as long as the thread.
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

    /// Returns the slot for an id, a new one if there is none.
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

    /// Returns true if the first slot is the second or a direct or indirect answer to it; then the second must not become an answer to the
    /// first.
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

    /// Inserts a slot into the sorted answers to a reply, or into the sorted top level.
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
