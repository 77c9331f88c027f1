//! The copies of a reader's own replies that the server's thread does not show (yet).

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::comment_html::{comment_html, comment_words};
use super::markup::Markup;
use super::thread::{ReplyText, ThreadReply};
use crate::lenient::{Many, from_json};

/// The copy of a reply that is stored in the reader's browser.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalReply {
    /// The reply's id on the server, if the server has named it; while the reply is queued, its key on this device.
    #[serde(default, deserialize_with = "non_empty", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The id of the reply that this one answers.
    #[serde(default, deserialize_with = "non_empty", skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// The author's name, plain text.
    pub author: String,
    /// The text as typed.
    pub comment: String,
    /// The time of writing, in ISO 8601.
    pub written: String,
    /// The status of the reply, stored as `standing`.
    #[serde(rename = "standing")]
    pub status: ReplyStatus,
    /// The markup language of the text; `None` for plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub markup: Option<Markup>,
}

/// Reads an empty text as `None`, because earlier versions stored it so.
fn non_empty<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    Ok(text.filter(|text| !text.is_empty()))
}

/// Reads stored replies. Malformed entries are left out, and a text that is no JSON list gives an empty list.
///
/// # Examples
///
/// ```
/// use offprint_core::model::local_reply::{ReplyStatus, list_from_json, list_to_json};
///
/// let json = r#"[{"author":"Ann","comment":"Yes.","written":"2026-11-27T08:00:00Z","standing":"held"}]"#;
/// let replies = list_from_json(json);
/// assert_eq!(replies[0].status, ReplyStatus::Held);
/// assert_eq!(list_to_json(replies.iter()), json);
/// ```
pub fn list_from_json(json: &str) -> Vec<LocalReply> {
    from_json::<Many<LocalReply>>(json).unwrap_or_default().0
}

/// Returns replies as the JSON that [`list_from_json`] reads.
pub fn list_to_json<'a>(replies: impl Iterator<Item = &'a LocalReply>) -> String {
    serde_json::to_string(&replies.collect::<Vec<_>>()).unwrap_or_default()
}

impl LocalReply {
    /// Returns the reply's key on this device, if it waits for a connection.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::model::local_reply::{LocalReply, ReplyStatus};
    ///
    /// let copy = LocalReply { id: Some("7".into()), status: ReplyStatus::Queued, ..LocalReply::default() };
    /// assert_eq!((copy.queued_as(), copy.id_there()), (Some("7"), None));
    /// let sent = LocalReply { status: ReplyStatus::Held, ..copy };
    /// assert_eq!((sent.queued_as(), sent.id_there()), (None, Some("7")));
    /// ```
    pub fn queued_as(&self) -> Option<&str> {
        self.id.as_deref().filter(|_| self.status == ReplyStatus::Queued)
    }

    /// Returns the reply's id on the server; `None` while it is queued, when nobody can answer it or link to it.
    pub fn id_there(&self) -> Option<&str> {
        self.id.as_deref().filter(|_| self.status != ReplyStatus::Queued)
    }

    /// Returns the copy as a reply of the thread. `at` is the time of writing in milliseconds since 1970.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::model::local_reply::{LocalReply, ReplyStatus};
    ///
    /// let copy = LocalReply { id: Some("key".into()), status: ReplyStatus::Queued, ..LocalReply::default() };
    /// let reply = copy.in_thread(0.0);
    /// assert!(reply.own && reply.id.is_empty() && !reply.is_answerable());
    /// ```
    pub fn in_thread(&self, at: f64) -> ThreadReply {
        ThreadReply {
            id: self.id_there().unwrap_or_default().to_owned(),
            parent: self.parent.clone(),
            author: self.author.clone(),
            published: Some(self.written.clone()),
            at,
            text: self.text(),
            status: self.status,
            own: true,
            ..ThreadReply::default()
        }
    }

    /// Returns the text as the server will show it; Markdown as typed, because its renderer is loaded later.
    pub fn text(&self) -> ReplyText {
        match self.markup {
            Some(Markup::Html) => ReplyText::Html(comment_html(&self.comment)),
            Some(Markup::Markdown) | None => ReplyText::Plain(self.comment.clone()),
        }
    }

    /// Returns true if a reply of the thread with this author and this text (plain, not HTML) is the one that was stored. Servers change
    /// quotation marks, dashes and white space, so white space and punctuation are ignored.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::model::local_reply::LocalReply;
    ///
    /// let copy = LocalReply { author: "Ann".into(), comment: "\"Yes\" - I was there.".into(), ..LocalReply::default() };
    /// assert!(copy.reads("Ann", "“Yes” – I was there."));
    /// assert!(!copy.reads("Ann", "I was not there."));
    /// ```
    pub fn reads(&self, author: &str, text: &str) -> bool {
        let comment = match self.markup {
            Some(Markup::Html) => Cow::Owned(comment_words(&self.comment)),
            Some(Markup::Markdown) | None => Cow::Borrowed(self.comment.as_str()),
        };
        self.author.trim() == author.trim() && letters(&comment).eq(letters(text))
    }
}

/// Returns the characters of a text that typographic filters don't change.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    let touched = |c: &char| {
        c.is_whitespace() || c.is_ascii_punctuation() || matches!(c, '\u{2000}'..='\u{206f}' | '×' | '«' | '»')
    };
    text.chars().filter(move |c| !touched(c))
}

/// The status of a reply, which decides who sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReplyStatus {
    /// On the site, visible to everybody.
    #[default]
    Published,
    /// On the site, waiting for a moderator.
    Held,
    /// In this browser only, because the page has no address to send it to.
    OnlyHere,
    /// On this device, to be sent when there is a connection.
    Queued,
}

impl ReplyStatus {
    /// Returns the word that the status is stored as.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Held => "held",
            Self::OnlyHere => "only-here",
            Self::Queued => "queued",
        }
    }

    /// Returns the status for a stored word; `None` for an unknown one.
    pub fn of(word: &str) -> Option<Self> {
        [Self::Published, Self::Held, Self::OnlyHere, Self::Queued].into_iter().find(|status| status.as_str() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_read_again_whatever_its_status() {
        for (status, word) in [
            (ReplyStatus::Published, "published"),
            (ReplyStatus::Held, "held"),
            (ReplyStatus::OnlyHere, "only-here"),
            (ReplyStatus::Queued, "queued"),
        ] {
            let reply = LocalReply {
                id: Some("7".to_owned()),
                author: "Ann".to_owned(),
                comment: "Well said.".to_owned(),
                written: "2026-11-27T08:00:00Z".to_owned(),
                status,
                ..LocalReply::default()
            };
            let json = list_to_json([&reply].into_iter());
            assert!(json.contains(&["\"standing\":\"", word, "\""].concat()), "{json}");
            assert_eq!(list_from_json(&json), [reply]);
        }
    }

    #[test]
    fn a_reply_in_html_is_known_by_its_words_and_shown_as_the_server_will() {
        let reply = LocalReply {
            comment: "I <strong>was</strong> there.".to_owned(),
            markup: Some(Markup::Html),
            ..LocalReply::default()
        };
        assert!(reply.reads("", "I was there."));
        assert_eq!(reply.in_thread(0.0).text, ReplyText::Html("<p>I <strong>was</strong> there.</p>".to_owned()));
        assert_eq!(list_from_json(&list_to_json([&reply].into_iter())), [reply]);
    }

    #[test]
    fn entries_that_are_broken_are_left_out() {
        let json = r#"[null, 5, {}, [], { "author": "A", "comment": "C", "written": "W", "standing": "unheard of" },
            { "author": "A", "comment": "C", "written": "W", "standing": "held" }]"#;
        assert_eq!(list_from_json(json).len(), 1);
        assert_eq!(list_from_json("{"), []);
    }
}
