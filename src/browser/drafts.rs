//! Drafts, and the reader's name, email and website if they ask for that. Comments stay for 30 days.

use std::cell::RefCell;

use js_sys::Date;
use offprint_core::model::reply::ReplyDraft;
use serde::{Deserialize, Serialize};

use super::storage::Storage::{self, Local, Session};

const DRAFT: &str = "offprint:draft:";
/// Behind the key of a draft, for the other one.
const OTHER: &str = "#other";
const AUTHOR: &str = "offprint:author";

/// The lifetime of a draft, in milliseconds: 30 days.
const LIFETIME: f64 = 30.0 * 24.0 * 60.0 * 60.0 * 1000.0;

#[derive(Serialize, Deserialize)]
struct SavedDraft {
    comment: String,
    /// The time of saving, in ISO 8601.
    saved: String,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Author {
    author: String,
    email: String,
    url: String,
}

/// The time now, in ISO 8601.
pub fn now() -> String {
    Date::new_0().to_iso_string().into()
}

/// Tells whether an ISO 8601 time is more than 30 days past. No time at all is long past.
pub fn is_old(iso: &str) -> bool {
    let written = Date::parse(iso);
    written.is_nan() || Date::now() - written >= LIFETIME
}

/// The drafts of one form. Another tab may write a draft to the same article: what this form has last seen in the storage tells whose
/// the stored one is.
#[derive(Default)]
pub struct Drafts {
    seen: RefCell<Option<String>>,
}

/// The drafts stored for a form.
#[derive(Default)]
pub struct StoredDrafts {
    /// The comment that was begun.
    pub comment: Option<String>,
    /// Another one, which was overtaken by this.
    pub other: Option<String>,
}

/// What became of a draft that was saved.
pub struct SavedComment {
    /// False if the browser stores nothing.
    pub is_stored: bool,
    /// The draft of another tab that was found under its key, and is kept as the other one.
    pub other: Option<String>,
}

impl Drafts {
    /// Reads the comment a reader had begun, on the article or in answer to a reply.
    pub fn open(&self, article: &str, parent: Option<&str>) -> StoredDrafts {
        let comment = saved_comment(&draft_key(article, parent));
        self.seen.replace(comment.clone());
        StoredDrafts { comment, other: saved_comment(&other_key(article, parent)) }
    }

    /// Saves the comment of a draft, or forgets it when there is none. A draft that another tab has stored meanwhile is kept. Name, email
    /// and website are [`save_author`]'s.
    pub fn save(&self, article: &str, draft: &ReplyDraft) -> SavedComment {
        let parent = draft.parent.as_deref();
        let key = draft_key(article, parent);
        let is_empty = draft.comment.trim().is_empty();
        let seen = self.seen.replace((!is_empty).then(|| draft.comment.clone()));
        let foreign = saved_comment(&key).filter(|stored| Some(stored) != seen.as_ref() && *stored != draft.comment);
        if is_empty && foreign.is_some() {
            return SavedComment { is_stored: true, other: None };
        }
        let other = foreign.inspect(|foreign| save_other(article, parent, foreign));
        SavedComment { is_stored: store(&key, &draft.comment), other }
    }
}

/// Saves the other draft, or forgets it when it is empty.
pub fn save_other(article: &str, parent: Option<&str>, comment: &str) {
    store(&other_key(article, parent), comment);
}

/// Stores a comment, or removes what is stored when there is none. Returns false if the browser stores nothing.
fn store(key: &str, comment: &str) -> bool {
    if comment.trim().is_empty() {
        Local.remove(key);
        return true;
    }
    Local.set_json(key, &SavedDraft { comment: comment.to_owned(), saved: now() })
}

/// The key of a draft: each reply that is answered has one of its own besides the article's.
fn draft_key(article: &str, parent: Option<&str>) -> String {
    match parent {
        Some(parent) => [DRAFT, article, "#comment-", parent].concat(),
        None => [DRAFT, article].concat(),
    }
}

fn other_key(article: &str, parent: Option<&str>) -> String {
    draft_key(article, parent) + OTHER
}

fn saved_comment(key: &str) -> Option<String> {
    let draft: SavedDraft = Local.get_json(key)?;
    (!is_old(&draft.saved)).then_some(draft.comment)
}

/// Removes the drafts, of whatever article, that are older than 30 days.
pub fn forget_old() {
    for key in Local.keys().into_iter().filter(|key| key.starts_with(DRAFT)) {
        let draft: Option<SavedDraft> = Local.get_json(&key);
        if draft.is_none_or(|draft| is_old(&draft.saved)) {
            Local.remove(&key);
        }
    }
}

/// Saves name, email and website: for the next time if the reader asked for it, else only through a reload of this tab, until the
/// reply is sent.
pub fn save_author(draft: &ReplyDraft, next_time: bool) {
    let author = Author { author: draft.author.clone(), email: draft.email.clone(), url: draft.url.clone() };
    let (keeping, forgetting) = if next_time { (Local, Session) } else { (Session, Local) };
    keeping.set_json(AUTHOR, &author);
    forgetting.remove(AUTHOR);
}

/// Forgets name, email and website.
pub fn forget_author() {
    Local.remove(AUTHOR);
    Session.remove(AUTHOR);
}

/// Name, email and website of the last time, and whether the reader had asked to keep them.
pub fn saved_author() -> (ReplyDraft, bool) {
    let read = |storage: Storage| storage.get_json::<Author>(AUTHOR);
    let lasting = read(Local);
    let asked = lasting.is_some();
    let Author { author, email, url } = lasting.or_else(|| read(Session)).unwrap_or_default();
    (ReplyDraft { author, email, url, ..ReplyDraft::default() }, asked)
}
