//! What has become of an article.

use super::digest::Digest;
use super::failure::{Failed, Stop};
use super::register::Record;
use offprint_core::model::Article;

/// What has become of an article.
#[derive(Debug)]
pub enum Made {
    /// Its page is there.
    Page(Box<Finished>),
    /// It is the same as one before it.
    Repeated,
    /// It is not for everybody.
    LeftOut(Failed),
    /// What belongs to it could not be read, so that its page stays as it was.
    Stays(Failed),
    /// It has none.
    Failed(Failed),
    /// No other one will have one.
    Stop(Stop),
}

/// An article whose page is there.
#[derive(Debug)]
pub struct Finished {
    /// What the article is called.
    pub key: Digest,
    /// What is known of the page.
    pub record: Record,
    /// The article itself.
    pub article: Article,
    /// Whether the page is another one than before.
    pub is_new: bool,
    /// What is missing in it.
    pub lacks: Option<Failed>,
}
