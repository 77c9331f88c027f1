//! The discussion of an article: who may reply, and where replies are read and sent.

use super::markup::Markup;

/// The discussion of one article, as far as its source describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Discussion {
    /// The kind of server that keeps the replies.
    pub backend: Backend,
    /// The readers who may reply.
    pub policy: ReplyPolicy,
    /// The absolute address that existing replies are read from; for WordPress that of the collection `…/wp/v2/comments`.
    pub thread: Option<String>,
    /// The absolute address that a reply is posted to.
    pub reply_to: Option<String>,
    /// The article's name on that server: for WordPress the number of the post, for Isso the path of the page.
    pub post: Option<String>,
    /// True if the endpoint wants the signals that tell robots from readers, see `public/schema/reply.schema.json`.
    pub spam_checks: bool,
    /// The markup language of replies, where the source names one.
    pub markup: Option<Markup>,
}

/// A kind of reply server, whose protocol the addresses of a discussion follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Backend {
    /// Offprint's own protocol, `public/schema/thread.schema.json` and `reply.schema.json`.
    #[default]
    Offprint,
    /// WordPress's REST API.
    WordPress,
    /// Isso's API.
    Isso,
}

impl Backend {
    /// Returns the markup language of replies on such a server; `None` if the server's documents may name one.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::model::{discussion::Backend, markup::Markup};
    ///
    /// assert_eq!(Backend::Isso.markup(), Some(Markup::Markdown));
    /// assert_eq!(Backend::Offprint.markup(), None);
    /// ```
    pub fn markup(self) -> Option<Markup> {
        match self {
            Self::Offprint => None,
            Self::WordPress => Some(Markup::Html),
            Self::Isso => Some(Markup::Markdown),
        }
    }
}

/// The readers who may reply to an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReplyPolicy {
    /// Everybody, as far as the source says.
    #[default]
    Open,
    /// Nobody, or nobody any more.
    Closed,
    /// Readers who are signed in on the site itself.
    MembersOnly,
}
