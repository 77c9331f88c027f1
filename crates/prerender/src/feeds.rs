//! Feeds of the newest articles, with their whole text: JSON Feed, RSS and Atom.

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

/// A feed's file, and what it is.
#[derive(Clone, Copy, Debug)]
pub struct Feed {
    /// The name of its file.
    pub file: &'static str,
    /// Its media type.
    pub media_type: &'static str,
}

/// All feeds that are written.
pub const FEEDS: [Feed; 3] = [
    Feed { file: "feed.json", media_type: "application/feed+json" },
    Feed { file: "feed.xml", media_type: "application/rss+xml" },
    Feed { file: "atom.xml", media_type: "application/atom+xml" },
];

/// Writes all feeds.
///
/// # Errors
/// When one can't be written.
pub fn write(site: &Site, address: &str, entries: &[FeedEntry], output: &Output) -> Result<(), FatalError> {
    let channel = Channel { site, address, entries };
    for (feed, content) in FEEDS.iter().zip([json_feed::feed(&channel), rss::feed(&channel), atom::feed(&channel)]) {
        output.update(feed.file, content.as_bytes())?;
    }
    Ok(())
}

/// The content of a feed.
struct Channel<'a> {
    site: &'a Site,
    /// Absolute, with a slash at the end.
    address: &'a str,
    /// The newest first.
    entries: &'a [FeedEntry],
}

impl Channel<'_> {
    /// The address of a file of the site.
    fn file(&self, name: &str) -> String {
        [self.address, name].concat()
    }

    /// The address of an article's page, which is also what it is called for good.
    fn page(&self, entry: &FeedEntry) -> String {
        format!("{}{}/", self.address, slug::encoded(&entry.folder))
    }

    /// The time of the last change. Not that of the run: the same articles give the same feed.
    fn changed(&self) -> Option<i64> {
        self.entries.iter().filter_map(|entry| entry.updated.max(entry.published)).max()
    }

    fn description(&self) -> &str {
        self.site.tagline.as_deref().unwrap_or(&self.site.name)
    }
}
