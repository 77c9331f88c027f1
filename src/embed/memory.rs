//! What is remembered of a reader: the draft of each article, the name, email and website if they ask for it, and their own
//! replies that no thread shows.

use js_sys::{Array, Date};

use super::json::{Value, object, stringify};
use super::store::Store::{self, Lasting, Tab};
use crate::formats::json::Json;
use crate::model::local_reply::{LocalReply, ReplyStatus};
use crate::model::reply::{Reply, ReplyDraft};

const DRAFT: &str = "offprint:draft:";
const REPLIES: &str = "offprint:replies:";
const AUTHOR: &str = "offprint:author";

/// Drafts and held replies are kept for 30 days, in milliseconds.
const KEEPING: f64 = 30.0 * 24.0 * 60.0 * 60.0 * 1000.0;

fn now() -> String {
    Date::new_0().to_iso_string().into()
}

/// Whether an ISO 8601 time is more than 30 days past. No time at all is long past.
fn is_old(iso: Option<String>) -> bool {
    let written = iso.map_or(f64::NAN, |iso| Date::parse(&iso));
    written.is_nan() || Date::now() - written >= KEEPING
}

/// Each reply that is answered has a draft of its own besides the article's.
fn draft_key(article: &str, parent: Option<&str>) -> String {
    match parent {
        Some(parent) => [DRAFT, article, "#comment-", parent].concat(),
        None => [DRAFT, article].concat(),
    }
}

/// Keeps the comment of a draft, or forgets it when there is none. Name, email and website are [`remember_author`]'s.
pub fn save_draft(article: &str, draft: &ReplyDraft) {
    let key = draft_key(article, draft.parent.as_deref());
    if draft.comment.trim().is_empty() {
        Lasting.remove(&key);
    } else {
        Lasting.set(&key, &stringify(&object(&[("comment", &draft.comment), ("saved", &now())])));
    }
}

/// The comment a reader had begun, on the article or in answer to a reply.
pub fn saved_comment(article: &str, parent: Option<&str>) -> Option<String> {
    let draft = Value::parse(&Lasting.get(&draft_key(article, parent))?)?;
    if is_old(draft.line("saved")) { None } else { draft.get("comment")?.text() }
}

/// Removes the drafts, of whatever article, that are older than 30 days.
pub fn forget_old_drafts() {
    for key in Lasting.keys() {
        if key.starts_with(DRAFT) {
            let draft = Lasting.get(&key).and_then(|draft| Value::parse(&draft));
            if is_old(draft.and_then(|draft| draft.line("saved"))) {
                Lasting.remove(&key);
            }
        }
    }
}

/// Keeps name, email and website: for the next time if the reader asked for it, else only through a reload of this tab, until the
/// reply is sent.
pub fn remember_author(draft: &ReplyDraft, next_time: bool) {
    let author = stringify(&object(&[("author", &draft.author), ("email", &draft.email), ("url", &draft.url)]));
    let (keeping, forgetting) = if next_time { (Lasting, Tab) } else { (Tab, Lasting) };
    keeping.set(AUTHOR, &author);
    forgetting.remove(AUTHOR);
}

/// Forgets name, email and website.
pub fn forget_author() {
    Lasting.remove(AUTHOR);
    Tab.remove(AUTHOR);
}

/// Name, email and website of the last time, and whether the reader had asked to keep them.
pub fn remembered_author() -> (ReplyDraft, bool) {
    let read = |store: Store| Value::parse(&store.get(AUTHOR)?);
    let lasting = read(Lasting);
    let asked = lasting.is_some();
    let author = lasting.or_else(|| read(Tab));
    let field = |name| author.as_ref().and_then(|author| author.get(name)?.text()).unwrap_or_default();
    let draft = ReplyDraft { author: field("author"), email: field("email"), url: field("url"), ..Default::default() };
    (draft, asked)
}

/// The reader's own replies to an article.
pub fn kept_replies(article: &str) -> Vec<LocalReply> {
    let kept = Lasting.get(&[REPLIES, article].concat()).and_then(|kept| Value::parse(&kept)?.items());
    let reply = |reply: Value| {
        let standing = ReplyStatus::of(&reply.line("standing")?)?;
        let written = reply.line("written")?;
        if standing == ReplyStatus::Held && is_old(Some(written.clone())) {
            return None;
        }
        Some(LocalReply {
            id: reply.line("id"),
            parent: reply.line("parent"),
            author: reply.line("author")?,
            comment: reply.line("comment")?,
            written,
            standing,
        })
    };
    kept.into_iter().flatten().filter_map(reply).collect()
}

/// Keeps the reader's own replies to an article. Published ones are in the thread and are not kept.
pub fn keep_replies<'a>(article: &str, replies: impl Iterator<Item = &'a LocalReply>) {
    let list = Array::new();
    for reply in replies.filter(|reply| reply.standing != ReplyStatus::Published) {
        list.push(&object(&[
            ("id", reply.id.as_deref().unwrap_or_default()),
            ("parent", reply.parent.as_deref().unwrap_or_default()),
            ("author", &reply.author),
            ("comment", &reply.comment),
            ("written", &reply.written),
            ("standing", reply.standing.as_str()),
        ]));
    }
    let key = [REPLIES, article].concat();
    if list.length() == 0 { Lasting.remove(&key) } else { Lasting.set(&key, &stringify(&list)) }
}

/// A reply of the reader's own, written now.
pub fn kept_now(reply: &Reply, id: Option<String>, standing: ReplyStatus) -> LocalReply {
    LocalReply {
        id,
        parent: reply.parent().map(str::to_owned),
        author: reply.author().to_owned(),
        comment: reply.comment().to_owned(),
        written: now(),
        standing,
    }
}
