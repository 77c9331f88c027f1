//! One page.

use super::site::Site;
use super::story::Story;

/// A finished page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The whole document.
    pub html: String,
    /// The sources a Content Security Policy has to allow for the styles in it: `'sha256-…'`.
    pub style_sources: Vec<String>,
}

/// The page of a story.
pub fn page(story: &Story, site: &Site) -> Page {
    let _ = site;
    Page { html: story.article.headline.clone(), ..Page::default() }
}
