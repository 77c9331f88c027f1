//! The reply form's states, and what may follow what.
//!
//! ```text
//! Idle ── submit ──> Sending ── finish ──> Done ── again ──> Idle
//!                      ^  └──── finish ──> Failed
//!                      └────── submit ────────┘ (once its countdown is over)
//! ```

use super::reply::{Field, FieldError};

/// The state of sending. Every change is a method that returns the next state, so a reply can't be sent twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Submission {
    /// Nothing sent yet.
    #[default]
    Idle,
    /// Sent, no answer yet.
    Sending,
    /// The reply is safe: with the server, or where it was put instead.
    Done(Outcome),
    /// Answered or given up: the reply is still only here.
    Failed(PostError),
}

impl Submission {
    /// The state after pressing the button, or `None` if nothing may be sent now: already sending, already done, or the
    /// server's countdown is still running.
    pub fn submit(&self) -> Option<Self> {
        match self {
            Submission::Idle | Submission::Failed(_) if self.wait().is_none() => Some(Submission::Sending),
            _ => None,
        }
    }

    /// The state after an answer. Only a form that is sending takes one; a late or second answer changes nothing.
    pub fn finish(&self, answer: Result<Outcome, PostError>) -> Self {
        match (self, answer) {
            (Submission::Sending, Ok(outcome)) => Submission::Done(outcome),
            (Submission::Sending, Err(error)) => Submission::Failed(error),
            (other, _) => other.clone(),
        }
    }

    /// The state after some seconds: a countdown goes down, and stays at 0 so that the form can say that it is over. Timers
    /// sleep in background tabs, so count the seconds by a clock.
    pub fn tick(&self, elapsed: u32) -> Self {
        match self {
            Submission::Failed(PostError::RateLimited { seconds }) => {
                let seconds = seconds.saturating_sub(elapsed);
                Submission::Failed(PostError::RateLimited { seconds })
            }
            other => other.clone(),
        }
    }

    /// The state for writing another reply after one is done.
    pub fn again(&self) -> Self {
        match self {
            Submission::Done(_) => Submission::Idle,
            other => other.clone(),
        }
    }

    /// The seconds until the server takes another reply, while there are any.
    pub fn wait(&self) -> Option<u32> {
        match self {
            Submission::Failed(PostError::RateLimited { seconds }) if *seconds > 0 => Some(*seconds),
            _ => None,
        }
    }

    /// Tells whether an answer is awaited.
    pub fn is_sending(&self) -> bool {
        matches!(self, Submission::Sending)
    }
}

/// The outcome of sending a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everybody can read it.
    Published {
        /// Its id on the server.
        id: Option<String>,
        /// The reply's address: `http`, `https` or relative.
        url: Option<String>,
    },
    /// The server has it, and shows it later or never: waiting for a moderator, or taken for spam, which is not told.
    Held,
    /// The server had it already: the same words by the same reader.
    Duplicate,
    /// There is no server: it is kept in this browser and nowhere else.
    KeptHere,
    /// There is no connection: it is kept on this device, which sends it when there is one.
    Queued {
        /// Its key until then.
        key: String,
    },
}

impl Outcome {
    /// Its name, for a page's scripts.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Published { .. } => "published",
            Self::Held => "held",
            Self::Duplicate => "received",
            Self::KeptHere => "kept",
            Self::Queued { .. } => "queued",
        }
    }
}

/// The reason why a reply did not arrive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PostError {
    /// The server finds these fields wrong; in form order, each field once, never empty.
    Fields(Vec<(Field, FieldError)>),
    /// Too soon after the last one.
    RateLimited {
        /// The seconds to wait.
        seconds: u32,
    },
    /// The article takes no replies (any more).
    Closed,
    /// Only readers who have signed in may reply.
    LoginRequired,
    /// Refused for another reason, in the server's own words if it had any: plain text, never empty.
    Refused(Option<String>),
    /// No answer in time.
    TimedOut,
    /// The connection was lost or could not be made.
    Offline,
    /// The server failed (5xx), or there is nothing at the address that takes replies (404 and the like).
    ServerFault(u16),
    /// An answer that says neither yes nor no, such as a web page: whether the reply arrived is not known.
    NotUnderstood,
}

impl PostError {
    /// Tells whether the same reply, sent again unchanged, may be taken. An answer that was not understood counts: it is often the
    /// page of a hotel's network or of a site under maintenance, and a server that did take the reply says so the next time.
    pub fn is_transient(&self) -> bool {
        match self {
            PostError::RateLimited { .. } | PostError::TimedOut | PostError::Offline | PostError::NotUnderstood => true,
            PostError::ServerFault(status) => *status >= 500,
            PostError::Fields(_) | PostError::Closed | PostError::LoginRequired | PostError::Refused(_) => false,
        }
    }
}

impl std::error::Error for PostError {}

/// For logs. What a reader sees comes from `strings`.
impl std::fmt::Display for PostError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            PostError::Fields(fields) => {
                f.write_str("refused fields:")?;
                for (field, _) in fields {
                    f.write_str(" ")?;
                    f.write_str(field.name())?;
                }
                return Ok(());
            }
            PostError::ServerFault(status) => return write!(f, "server answered {status}"),
            PostError::RateLimited { seconds } => return write!(f, "too fast, wait {seconds} s"),
            PostError::Refused(Some(words)) => return write!(f, "refused: {words}"),
            PostError::Refused(None) => "refused",
            PostError::Closed => "replies are closed",
            PostError::LoginRequired => "sign-in required",
            PostError::TimedOut => "no answer in time",
            PostError::Offline => "no connection",
            PostError::NotUnderstood => "answer not understood",
        })
    }
}
