//! The result of making a page.

use crate::content_hash::ContentHash;
use crate::error::{ArticleError, FatalError};
use crate::output::manifest::PageRecord;
use offprint_core::model::Article;

/// The result of making a page.
#[derive(Debug)]
pub enum PageResult {
    /// The page exists.
    Page(Box<FinishedPage>),
    /// The article is the same as an earlier one.
    Repeated,
    /// The article is protected.
    LeftOut(ArticleError),
    /// The replies could not be read, so the page of an earlier run stays.
    Stays(ArticleError),
    /// The article has no page.
    Failed(ArticleError),
    /// No other page can be made either.
    Stopped(FatalError),
}

/// A page that exists.
#[derive(Debug)]
pub struct FinishedPage {
    /// The article's id.
    pub key: ContentHash,
    /// The page's record.
    pub record: PageRecord,
    /// The article.
    pub article: Article,
    /// True if the page differs from that of the run before.
    pub is_new: bool,
    /// The part that the page lacks.
    pub lacks: Option<ArticleError>,
}
