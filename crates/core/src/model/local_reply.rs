//! A reply the reader has written and that the thread does not show (yet).

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::comment_html::{comment_html, comment_words};
use super::markup::Markup;
use super::thread::{ReplyText, ThreadReply};
use crate::lenient::{Many, from_json};

/// The reader's copy of a reply.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalReply {
    /// Its id on the server, if that has said so; while it is queued, its key on this device.
    #[serde(default, deserialize_with = "non_empty", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The id of the reply it answers.
    #[serde(default, deserialize_with = "non_empty", skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// The author's name.
    pub author: String,
    /// The text as typed.
    pub comment: String,
    /// The time of writing, in ISO 8601.
    pub written: String,
    /// The reply's status.
    #[serde(rename = "standing")]
    pub status: ReplyStatus,
    /// The language the text is written in, if it is more than plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub markup: Option<Markup>,
}

/// Reads an empty text as none: that is how earlier versions stored it.
fn non_empty<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    Ok(text.filter(|text| !text.is_empty()))
}

/// Reads stored replies. Entries that are broken are left out.
pub fn list_from_json(json: &str) -> Vec<LocalReply> {
    from_json::<Many<LocalReply>>(json).unwrap_or_default().0
}

/// Writes replies to be stored.
pub fn list_to_json<'a>(replies: impl Iterator<Item = &'a LocalReply>) -> String {
    serde_json::to_string(&replies.collect::<Vec<_>>()).unwrap_or_default()
}

impl LocalReply {
    /// Its key on this device while it waits for a connection.
    pub fn queued_as(&self) -> Option<&str> {
        self.id.as_deref().filter(|_| self.status == ReplyStatus::Queued)
    }

    /// Its id on the server. Nobody can answer or link to what is not there yet.
    pub fn id_there(&self) -> Option<&str> {
        self.id.as_deref().filter(|_| self.status != ReplyStatus::Queued)
    }

    /// The copy as a part of the thread; `at` is when it was written, in milliseconds since 1970.
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

    /// The text as the server will show it, as far as that is known here.
    fn text(&self) -> ReplyText {
        match self.markup {
            Some(Markup::Html) => ReplyText::Html(comment_html(&self.comment)),
            Some(Markup::Markdown) | None => ReplyText::Plain(self.comment.clone()),
        }
    }

    /// Tells whether a reply of the thread with this author and this text is the one that was kept. Systems change quotation marks,
    /// dashes and white space in what they are sent, so only the rest is compared.
    pub fn reads(&self, author: &str, text: &str) -> bool {
        let comment = match self.markup {
            Some(Markup::Html) => Cow::Owned(comment_words(&self.comment)),
            Some(Markup::Markdown) | None => Cow::Borrowed(self.comment.as_str()),
        };
        self.author.trim() == author.trim() && letters(&comment).eq(letters(text))
    }
}

/// The characters of a text that no typography touches.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    let touched = |c: &char| {
        c.is_whitespace() || c.is_ascii_punctuation() || matches!(c, '\u{2000}'..='\u{206f}' | '×' | '«' | '»')
    };
    text.chars().filter(move |c| !touched(c))
}

/// The status of a reply of the reader's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReplyStatus {
    /// The site shows it to everybody.
    #[default]
    Published,
    /// The site has it and waits for a moderator.
    Held,
    /// It was never sent: the page has nowhere to send it.
    OnlyHere,
    /// It is sent when there is a connection.
    Queued,
}

impl ReplyStatus {
    /// The word it is stored under.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Held => "held",
            Self::OnlyHere => "only-here",
            Self::Queued => "queued",
        }
    }

    /// The status stored under a word.
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
