//! A reply the reader has written and that the thread does not show (yet).

/// The reader's copy of a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptReply {
    /// Who wrote it.
    pub author: String,
    /// The text as typed.
    pub comment: String,
    /// When, in ISO 8601.
    pub written: String,
    /// What became of it.
    pub standing: Standing,
}

/// What became of a reply of the reader's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The site shows it to everybody.
    Published,
    /// The site has it and waits for a moderator.
    Held,
    /// It was never sent: the page has nowhere to send it.
    OnlyHere,
}

impl Standing {
    /// The word it is stored under.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Held => "held",
            Self::OnlyHere => "only-here",
        }
    }

    /// The standing stored under a word.
    pub fn of(word: &str) -> Option<Self> {
        [Self::Published, Self::Held, Self::OnlyHere].into_iter().find(|standing| standing.as_str() == word)
    }
}
