//! Replies to an article: who may write them, and where they are read and sent.

use super::markup::Markup;

/// The discussion of one article, as far as its source tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Discussion {
    /// The kind of server that keeps it.
    pub backend: Backend,
    /// True if it takes replies.
    pub policy: ReplyPolicy,
    /// Where the replies that are there can be read: an absolute address, in WordPress of the collection
    /// `…/wp/v2/comments`.
    pub thread: Option<String>,
    /// The address that a reply is posted to: absolute.
    pub reply_to: Option<String>,
    /// The article's name there: in WordPress the number of the post, in Isso the path of the page.
    pub post: Option<String>,
    /// True if those who keep it want to know what tells a robot from a reader; see `public/schema/reply.schema.json`.
    pub spam_checks: bool,
    /// The language that replies are written in, where the source says so.
    pub markup: Option<Markup>,
}

/// Whose rules the discussion's addresses follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Backend {
    /// Those of `public/schema/`.
    #[default]
    Offprint,
    /// Those of WordPress's REST API.
    WordPress,
    /// Those of Isso.
    Isso,
}

impl Backend {
    /// The language that replies are written in by these rules; `None` where they leave it open.
    pub fn markup(self) -> Option<Markup> {
        match self {
            Self::Offprint => None,
            Self::WordPress => Some(Markup::Html),
            Self::Isso => Some(Markup::Markdown),
        }
    }
}

/// True if a discussion takes replies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReplyPolicy {
    /// Nothing is said against it.
    #[default]
    Open,
    /// No (more) replies.
    Closed,
    /// Only from readers who have signed in on the site itself.
    MembersOnly,
}
