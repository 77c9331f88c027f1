//! Drafts, which are stored for 30 days, and the reader's name, email and website if they want them stored.

use std::cell::RefCell;

use js_sys::Date;
use offprint_core::model::reply::ReplyDraft;
use serde::{Deserialize, Serialize};

use super::storage::Storage::{self, Local, Session};

const DRAFT: &str = "offprint:draft:";
/// The suffix of a draft's key for the other draft.
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

/// Returns the current time in ISO 8601.
pub fn now() -> String {
    Date::new_0().to_iso_string().into()
}

/// Returns true if an ISO 8601 time is more than 30 days ago, or is not a time.
pub fn is_old(iso: &str) -> bool {
    let written = Date::parse(iso);
    written.is_nan() || Date::now() - written >= LIFETIME
}

/// The drafts of one form. Another tab may store a draft for the same article. It is recognised because it differs from what this form has
/// last seen in the storage.
#[derive(Default)]
pub struct Drafts {
    seen: RefCell<Option<String>>,
}

/// The drafts stored for a form.
#[derive(Default)]
pub struct StoredDrafts {
    /// The comment.
    pub comment: Option<String>,
    /// Another comment, which was stored by another tab or replaced by this one.
    pub other: Option<String>,
}

/// The result of saving a draft.
pub struct SavedComment {
    /// False if the browser refuses to store it.
    pub is_stored: bool,
    /// The draft of another tab that was found under its key, and is now stored as the other draft.
    pub other: Option<String>,
}

impl Drafts {
    /// Reads the stored comment on the article, or the answer to a reply.
    pub fn open(&self, article: &str, parent: Option<&str>) -> StoredDrafts {
        let comment = saved_comment(&draft_key(article, parent));
        self.seen.replace(comment.clone());
        StoredDrafts { comment, other: saved_comment(&other_key(article, parent)) }
    }

    /// Saves the comment of a draft, or removes it if it is empty. A draft that another tab has stored meanwhile is kept. Name, email and
    /// website are saved by [`save_author`].
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

/// Saves the other draft, or removes it if it is empty.
pub fn save_other(article: &str, parent: Option<&str>, comment: &str) {
    store(&other_key(article, parent), comment);
}

/// Stores a comment, or removes it if it is empty. Returns false if the browser refuses to store it.
fn store(key: &str, comment: &str) -> bool {
    if comment.trim().is_empty() {
        Local.remove(key);
        return true;
    }
    Local.set_json(key, &SavedDraft { comment: comment.to_owned(), saved: now() })
}

/// Returns the key of a draft. Each reply that is being answered has a draft of its own.
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

/// Removes the drafts for all articles that are older than 30 days.
pub fn forget_old() {
    for key in Local.keys().into_iter().filter(|key| key.starts_with(DRAFT)) {
        let draft: Option<SavedDraft> = Local.get_json(&key);
        if draft.is_none_or(|draft| is_old(&draft.saved)) {
            Local.remove(&key);
        }
    }
}

/// Saves name, email and website: in `localStorage` if the reader wants them stored, or else in `sessionStorage`, where they survive a
/// reload of this tab, until the reply is sent.
pub fn save_author(draft: &ReplyDraft, next_time: bool) {
    let author = Author { author: draft.author.clone(), email: draft.email.clone(), url: draft.url.clone() };
    let (keeping, forgetting) = if next_time { (Local, Session) } else { (Session, Local) };
    keeping.set_json(AUTHOR, &author);
    forgetting.remove(AUTHOR);
}

/// Removes name, email and website.
pub fn forget_author() {
    Local.remove(AUTHOR);
    Session.remove(AUTHOR);
}

/// Returns the stored name, email and website, and whether the reader wants them stored.
pub fn saved_author() -> (ReplyDraft, bool) {
    let read = |storage: Storage| storage.get_json::<Author>(AUTHOR);
    let lasting = read(Local);
    let asked = lasting.is_some();
    let Author { author, email, url } = lasting.or_else(|| read(Session)).unwrap_or_default();
    (ReplyDraft { author, email, url, ..ReplyDraft::default() }, asked)
}
