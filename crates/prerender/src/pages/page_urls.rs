//! Addresses as a page writes them.

use crate::pages::page_data::PageData;
use crate::site::Site;

/// The addresses of one page.
pub struct PageUrls<'a> {
    site: &'a Site,
    path: &'a str,
}

impl<'a> PageUrls<'a> {
    /// The addresses of a story's page.
    pub fn new(story: &'a PageData, site: &'a Site) -> Self {
        Self { site, path: &story.path }
    }

    /// The page's own absolute address, where the site has one.
    pub fn canonical(&self) -> Option<String> {
        Some([self.site.address.as_deref()?, self.path].concat())
    }

    /// From the page to something named from the site's root.
    pub fn at_root(&self, name: &str) -> String {
        let up = "../".repeat(self.path.matches('/').count());
        if up.is_empty() && name.is_empty() { "./".to_owned() } else { up + name }
    }

    /// An absolute address; relative to the page where it belongs to the site, so that the pages can be moved and tried out.
    pub fn near(&self, address: &str) -> String {
        match self.site.address.as_deref().and_then(|site| address.strip_prefix(site)) {
            Some(name) => self.at_root(name),
            None => address.to_owned(),
        }
    }

    /// The address of the script, where the pages have one.
    pub fn script(&self) -> Option<String> {
        let folder = self.site.module.as_deref()?;
        let file = [folder, "offprint.js"].concat();
        Some(if folder.starts_with('/') || folder.contains("://") { file } else { self.at_root(&file) })
    }
}
