//! The states of the reply form and the transitions between them.
//!
//! ```text
//! Idle ── submit ──> Sending ── finish ──> Done ── again ──> Idle
//!                      ^  └──── finish ──> Failed
//!                      └────── submit ────────┘ (once its countdown is over)
//! ```

use super::reply::{Field, FieldError};

/// The state of sending a reply. Each transition is a method that returns the next state, so a reply can't be sent twice.
///
/// # Examples
///
/// ```
/// use offprint_core::model::submission::{Outcome, PostError, Submission};
///
/// let sending = Submission::Idle.submit().unwrap();
/// assert_eq!(sending.submit(), None);
/// assert_eq!(sending.finish(Ok(Outcome::Held)), Submission::Done(Outcome::Held));
///
/// let failed = sending.finish(Err(PostError::RateLimited { seconds: 15 })).tick(10);
/// assert_eq!((failed.wait(), failed.submit()), (Some(5), None));
/// assert_eq!(failed.tick(5).submit(), Some(Submission::Sending));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Submission {
    /// Not sent yet.
    #[default]
    Idle,
    /// Sent, no answer yet.
    Sending,
    /// Accepted by the server, or stored on this device instead.
    Done(Outcome),
    /// Refused or given up; the reply is only in the form.
    Failed(PostError),
}

impl Submission {
    /// Returns the state after the button was pressed; `None` if the reply may not be sent now, because it is being sent, is done, or the
    /// server's countdown is running.
    pub fn submit(&self) -> Option<Self> {
        match self {
            Submission::Idle | Submission::Failed(_) if self.wait().is_none() => Some(Submission::Sending),
            _ => None,
        }
    }

    /// Returns the state after an answer. A late or second answer, when nothing is being sent, changes nothing.
    pub fn finish(&self, answer: Result<Outcome, PostError>) -> Self {
        match (self, answer) {
            (Submission::Sending, Ok(outcome)) => Submission::Done(outcome),
            (Submission::Sending, Err(error)) => Submission::Failed(error),
            (other, _) => other.clone(),
        }
    }

    /// Returns the state after a number of seconds. A countdown stops at 0 and is kept, so that the form can announce its end.
    ///
    /// Timers are slowed down in background tabs, so callers have to take `elapsed` from a clock.
    pub fn tick(&self, elapsed: u32) -> Self {
        match self {
            Submission::Failed(PostError::RateLimited { seconds }) => {
                let seconds = seconds.saturating_sub(elapsed);
                Submission::Failed(PostError::RateLimited { seconds })
            }
            other => other.clone(),
        }
    }

    /// Returns the state for another reply: `Idle` after `Done`, otherwise the same state.
    pub fn again(&self) -> Self {
        match self {
            Submission::Done(_) => Submission::Idle,
            other => other.clone(),
        }
    }

    /// Returns the seconds until the server accepts another reply; `None` if there is no countdown or it is over.
    pub fn wait(&self) -> Option<u32> {
        match self {
            Submission::Failed(PostError::RateLimited { seconds }) if *seconds > 0 => Some(*seconds),
            _ => None,
        }
    }

    /// Returns true if the reply was sent and not answered yet.
    pub fn is_sending(&self) -> bool {
        matches!(self, Submission::Sending)
    }
}

/// The successful outcome of sending a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The reply is visible to everybody.
    Published {
        /// The reply's id on the server, if the answer names it.
        id: Option<String>,
        /// The reply's address, `http`, `https` or relative, if the answer names it.
        url: Option<String>,
    },
    /// The server has the reply and does not show it: it waits for a moderator, or was taken for spam, which readers are not told.
    Held,
    /// The server had the reply already: the same text by the same reader.
    Duplicate,
    /// The page has no reply endpoint: the reply is stored in this browser only.
    KeptHere,
    /// There is no connection: the reply is stored on this device and sent later.
    Queued {
        /// The key that the stored reply has until then.
        key: String,
    },
}

impl Outcome {
    /// Returns the name of the outcome for a page's scripts.
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
    /// The server refused these fields: in form order, each field once, never empty.
    Fields(Vec<(Field, FieldError)>),
    /// The reply was sent too soon after the last one.
    RateLimited {
        /// The seconds to wait before the next attempt.
        seconds: u32,
    },
    /// The article takes no replies, or no more.
    Closed,
    /// The site takes replies from signed-in readers only.
    LoginRequired,
    /// The server refused the reply for another reason, with its message if it sent one: plain text, never empty.
    Refused(Option<String>),
    /// The server did not answer in time.
    TimedOut,
    /// The connection was lost or could not be made.
    Offline,
    /// The server failed (5xx), or nothing at the address takes replies (404 and the like). Holds the HTTP status.
    ServerFault(u16),
    /// The answer says neither yes nor no, such as a web page. It is unknown whether the reply arrived.
    NotUnderstood,
}

impl PostError {
    /// Returns true if the same reply may be accepted when it is sent again.
    ///
    /// This includes an answer that was not understood: it is often the page of a hotel's network or of a site under maintenance, and a
    /// server that did take the reply reports a duplicate the next time.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::model::submission::PostError;
    ///
    /// assert!(PostError::ServerFault(503).is_transient());
    /// assert!(!PostError::ServerFault(404).is_transient());
    /// ```
    pub fn is_transient(&self) -> bool {
        match self {
            PostError::RateLimited { .. } | PostError::TimedOut | PostError::Offline | PostError::NotUnderstood => true,
            PostError::ServerFault(status) => *status >= 500,
            PostError::Fields(_) | PostError::Closed | PostError::LoginRequired | PostError::Refused(_) => false,
        }
    }
}

impl std::error::Error for PostError {}

/// Writes the error for logs. The text for readers is in [`crate::messages`].
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
