//! A reply the reader has written and that the thread does not show (yet).

use super::thread::{ReplyText, ThreadReply};

/// The reader's copy of a reply.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LocalReply {
    /// What the server calls it, if it has said so; while it is queued, what it is known by on this device.
    pub id: Option<String>,
    /// The id of the reply it answers.
    pub parent: Option<String>,
    /// Who wrote it.
    pub author: String,
    /// The text as typed.
    pub comment: String,
    /// When, in ISO 8601.
    pub written: String,
    /// What became of it.
    pub standing: ReplyStatus,
}

impl LocalReply {
    /// What it is known by on this device while it waits for a connection.
    pub fn queued_as(&self) -> Option<&str> {
        self.id.as_deref().filter(|_| self.standing == ReplyStatus::Queued)
    }

    /// What the server calls it. Nobody can answer or link to what is not there yet.
    pub fn id_there(&self) -> Option<&str> {
        self.id.as_deref().filter(|_| self.standing != ReplyStatus::Queued)
    }

    /// The copy as a part of the thread; `at` is when it was written, in milliseconds since 1970.
    pub fn in_thread(&self, at: f64) -> ThreadReply {
        ThreadReply {
            id: self.id_there().unwrap_or_default().to_owned(),
            parent: self.parent.clone(),
            author: self.author.clone(),
            published: Some(self.written.clone()),
            at,
            text: ReplyText::Plain(self.comment.clone()),
            standing: self.standing,
            own: true,
            ..ThreadReply::default()
        }
    }

    /// Whether a reply of the thread with this author and this text is the one that was kept. Systems change quotation marks,
    /// dashes and white space in what they are sent, so only the rest is compared.
    pub fn reads(&self, author: &str, text: &str) -> bool {
        self.author.trim() == author.trim() && letters(&self.comment).eq(letters(text))
    }
}

/// The characters of a text that no typography touches.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    let touched = |c: &char| {
        c.is_whitespace() || c.is_ascii_punctuation() || matches!(c, '\u{2000}'..='\u{206f}' | '×' | '«' | '»')
    };
    text.chars().filter(move |c| !touched(c))
}

/// What became of a reply of the reader's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

    /// The standing stored under a word.
    pub fn of(word: &str) -> Option<Self> {
        [Self::Published, Self::Held, Self::OnlyHere, Self::Queued]
            .into_iter()
            .find(|standing| standing.as_str() == word)
    }
}
