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
    /// The article is the same as an earlier one of this run.
    Repeated,
    /// The article is protected by a password.
    LeftOut(ArticleError),
    /// The replies could not be read, so the page of an earlier run is kept.
    Stays(ArticleError),
    /// The article has no page, for this reason.
    Failed(ArticleError),
    /// The run has to stop, because no other page can be made either.
    Stopped(FatalError),
}

/// A finished page.
#[derive(Debug)]
pub struct FinishedPage {
    /// The key of the article.
    pub key: ContentHash,
    /// The record for the manifest.
    pub record: PageRecord,
    /// The decoded article.
    pub article: Article,
    /// True if the page differs from that of the last run.
    pub is_new: bool,
    /// The reason why a part of the page is missing, if one is.
    pub lacks: Option<ArticleError>,
}
