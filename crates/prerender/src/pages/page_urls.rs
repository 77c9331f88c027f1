//! The addresses in a page.

use crate::pages::page_data::PageData;
use crate::site::Site;

/// The addresses in one page.
pub struct PageUrls<'a> {
    site: &'a Site,
    path: &'a str,
}

impl<'a> PageUrls<'a> {
    /// Returns the addresses in the page of an article.
    pub fn new(story: &'a PageData, site: &'a Site) -> Self {
        Self { site, path: &story.path }
    }

    /// Returns the page's own absolute address; `None` if the site has no address.
    pub fn canonical(&self) -> Option<String> {
        Some([self.site.address.as_deref()?, self.path].concat())
    }

    /// Returns the address of something relative to the page. `name` is relative to the site's root.
    pub fn at_root(&self, name: &str) -> String {
        let up = "../".repeat(self.path.matches('/').count());
        if up.is_empty() && name.is_empty() { "./".to_owned() } else { up + name }
    }

    /// Returns an absolute address, made relative to the page if it belongs to the site, so that the pages can be moved and previewed.
    pub fn near(&self, address: &str) -> String {
        match self.site.address.as_deref().and_then(|site| address.strip_prefix(site)) {
            Some(name) => self.at_root(name),
            None => address.to_owned(),
        }
    }

    /// Returns the address of the script; `None` if the pages have none.
    pub fn script(&self) -> Option<String> {
        let folder = self.site.module.as_deref()?;
        let file = [folder, "offprint.js"].concat();
        Some(if folder.starts_with('/') || folder.contains("://") { file } else { self.at_root(&file) })
    }
}
