//! The reader's votes on the replies to an article, and their rights to change replies, stored in this browser.

use offprint_core::model::thread::Vote;
use serde::{Deserialize, Serialize};

use super::storage::Storage::Local;

const MARKS: &str = "offprint:marks:";

/// The votes and rights at one article, by the ids of replies. Every change is stored.
#[derive(Default)]
pub struct ReplyMarks {
    article: String,
    stored: Stored,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    votes: Vec<(String, String)>,
    /// The times until which replies may be changed, in milliseconds since the Unix epoch.
    rights: Vec<(String, u64)>,
}

impl ReplyMarks {
    /// Reads the votes and rights at an article. Expired rights are dropped.
    pub fn read(article: &str) -> Self {
        let mut stored: Stored = Local.get_json(&[MARKS, article].concat()).unwrap_or_default();
        let now = js_sys::Date::now() as u64;
        stored.rights.retain(|(_, until)| *until > now);
        Self { article: article.to_owned(), stored }
    }

    /// Returns the reader's vote on a reply.
    pub fn vote(&self, id: &str) -> Option<Vote> {
        let (_, vote) = self.stored.votes.iter().find(|(voted, _)| voted == id)?;
        Vote::of(vote)
    }

    /// Stores a vote on a reply.
    pub fn remember_vote(&mut self, id: &str, vote: Vote) {
        self.stored.votes.retain(|(voted, _)| voted != id);
        self.stored.votes.push((id.to_owned(), vote.as_str().to_owned()));
        self.store();
    }

    /// Returns the time until which the reader may change a reply, in milliseconds since the Unix epoch.
    pub fn changeable_until(&self, id: &str) -> Option<f64> {
        self.stored.rights.iter().find(|(own, _)| own == id).map(|(_, until)| *until as f64)
    }

    /// Stores that a reply may be changed until a time, in milliseconds since the Unix epoch.
    pub fn allow_changes(&mut self, id: &str, until: f64) {
        self.stored.rights.retain(|(own, _)| own != id);
        self.stored.rights.push((id.to_owned(), until as u64));
        self.store();
    }

    /// Stores that a reply can no longer be changed.
    pub fn end_changes(&mut self, id: &str) {
        self.stored.rights.retain(|(own, _)| own != id);
        self.store();
    }

    fn store(&self) {
        let key = [MARKS, &self.article].concat();
        if self.stored.votes.is_empty() && self.stored.rights.is_empty() {
            Local.remove(&key);
        } else {
            Local.set_json(&key, &self.stored);
        }
    }
}
