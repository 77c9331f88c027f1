//! What readers may say about an article, and where their replies are read and sent.

/// The discussion of one article, as far as its source tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Discussion {
    /// Who keeps it.
    pub backend: Backend,
    /// Whether it takes replies.
    pub policy: ReplyPolicy,
    /// Where the replies that are there can be read: an absolute address, in WordPress of the collection
    /// `…/wp/v2/comments`.
    pub thread: Option<String>,
    /// Where a reply is posted: an absolute address.
    pub reply_to: Option<String>,
    /// What the article is called there: in WordPress the number of the post.
    pub post: Option<String>,
    /// Whether those who keep it want to know what tells a robot from a reader; see `public/schema/reply.schema.json`.
    pub spam_checks: bool,
}

/// Whose rules the discussion's addresses follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Backend {
    /// Those of `public/schema/`.
    #[default]
    Offprint,
    /// Those of WordPress's REST API.
    WordPress,
}

/// Whether a discussion takes replies.
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
