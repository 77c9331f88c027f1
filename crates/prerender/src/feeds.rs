//! Feeds of the newest articles with their whole texts: JSON Feed, RSS and Atom.

mod atom;
pub mod feed_entries;
mod json_feed;
mod rss;
pub mod sitemap;
mod xml;

use self::feed_entries::FeedEntry;
use crate::error::FatalError;
use crate::output::Output;
use crate::site::Site;
use crate::slug;

/// The file of a feed, with its media type.
#[derive(Clone, Copy, Debug)]
pub struct Feed {
    /// The name of the file.
    pub file: &'static str,
    /// The media type of the file.
    pub media_type: &'static str,
}

/// Every feed that is written.
pub const FEEDS: [Feed; 3] = [
    Feed { file: "feed.json", media_type: "application/feed+json" },
    Feed { file: "feed.xml", media_type: "application/rss+xml" },
    Feed { file: "atom.xml", media_type: "application/atom+xml" },
];

/// Writes all feeds.
///
/// # Errors
///
/// Returns an error if a file can't be written.
pub fn write(site: &Site, address: &str, entries: &[FeedEntry], output: &Output) -> Result<(), FatalError> {
    let channel = Channel { site, address, entries };
    for (feed, content) in FEEDS.iter().zip([json_feed::feed(&channel), rss::feed(&channel), atom::feed(&channel)]) {
        output.update(feed.file, content.as_bytes())?;
    }
    Ok(())
}

/// The content that all feeds share.
struct Channel<'a> {
    site: &'a Site,
    /// The absolute address of the site, with a slash at the end.
    address: &'a str,
    /// The entries, the newest first.
    entries: &'a [FeedEntry],
}

impl Channel<'_> {
    /// Returns the address of a file of the site.
    fn file(&self, name: &str) -> String {
        [self.address, name].concat()
    }

    /// Returns the address of an article's page, which is also its permanent id in the feeds.
    fn page(&self, entry: &FeedEntry) -> String {
        format!("{}{}/", self.address, slug::encoded(&entry.folder))
    }

    /// Returns the time of the last change of an entry. It is not the time of the run, so that the same articles give the same feed.
    fn changed(&self) -> Option<i64> {
        self.entries.iter().filter_map(|entry| entry.updated.max(entry.published)).max()
    }

    fn description(&self) -> &str {
        self.site.tagline.as_deref().unwrap_or(&self.site.name)
    }
}
