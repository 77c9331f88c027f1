//! The settings of a site.

/// A site of prerendered pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The site's name. Never empty.
    pub name: String,
    /// A sentence about it.
    pub tagline: Option<String>,
    /// Its absolute address, with a slash at the end. Without one no page has a canonical address, and there is no sitemap.
    pub address: Option<String>,
    /// BCP 47 tag of what is not said otherwise.
    pub language: Option<String>,
    /// Address of the folder that holds `offprint.js`, relative to the site's root or absolute, with a slash at the end. Without one
    /// the pages have no script.
    pub module: Option<String>,
    /// True if long articles have a table of contents.
    pub contents: bool,
    /// True if a copy in somebody else's page keeps the place of the button to share it.
    pub share: bool,
}
