//! The settings of a site.

/// A site of prerendered pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The name of the site. Never empty.
    pub name: String,
    /// A sentence about the site.
    pub tagline: Option<String>,
    /// The absolute address of the site, with a slash at the end. Without one no page has a canonical address, and there is no sitemap.
    pub address: Option<String>,
    /// The BCP 47 tag of lists, feeds, and articles that don't name their language.
    pub language: Option<String>,
    /// The address of the folder with `offprint.js`, relative to the site's root or absolute, with a slash at the end. Without one the
    /// pages have no script.
    pub module: Option<String>,
    /// True if articles with enough headings get a table of contents.
    pub contents: bool,
    /// True if a copy in an existing page reserves the space of the share button.
    pub share: bool,
}
