//! The files of the whole site: the list pages, the sitemap, the feeds, and the records for the next run.

use std::collections::HashSet;

use super::slug_allocator::SlugAllocator;
use super::summary::Summary;
use super::worker;
use crate::cli::Options;
use crate::content_hash::ContentHash;
use crate::error::FatalError;
use crate::feeds::feed_entries::{self, FeedEntries};
use crate::feeds::{self, sitemap};
use crate::output::Output;
use crate::output::manifest::Manifest;
use crate::pages::{listing, styles};
use crate::site::Site;

/// The parts of a finished run.
pub struct Finished<'a> {
    /// The options of the run.
    pub options: &'a Options,
    /// The settings of the site.
    pub site: &'a Site,
    /// The output folder.
    pub output: &'a Output,
    /// The allocator, which knows the articles of this run.
    pub slugs: &'a SlugAllocator,
}

/// Writes the files of the whole site.
///
/// # Errors
///
/// Returns an error if a file can't be written.
pub fn write(
    finished: Finished<'_>,
    mut manifest: Manifest,
    feed_entries: Option<FeedEntries>,
    summary: &mut Summary,
) -> Result<(), FatalError> {
    let Finished { options, site, output, slugs } = finished;
    count_gone(options, output, slugs, &mut manifest, summary);
    let records = manifest.newest_first();
    output.update(styles::REST_FILE, styles::REST.as_bytes())?;
    listing::write(site, &records, output)?;
    if let Some(address) = &site.address {
        sitemap::write(address, &records, output)?;
        let folders: HashSet<&str> = records.iter().map(|record| &*record.folder).collect();
        let entries =
            feed_entries.unwrap_or_default().entries(&|folder| folders.contains(folder), site.language.as_deref());
        feeds::write(site, address, &entries, output)?;
        feed_entries::keep(&entries, output)?;
    }
    drop(records);
    manifest.tidy(output)
}

/// Counts the pages whose articles were not in the input. They are removed if the options say so and the articles are certainly gone.
fn count_gone(
    options: &Options,
    output: &Output,
    slugs: &SlugAllocator,
    manifest: &mut Manifest,
    summary: &mut Summary,
) {
    // The key of an article that can't be read is unknown, so any page may be its page.
    let is_certain = summary.stopped.is_none() && summary.failed == 0 && options.post.is_none();
    if !is_certain {
        return;
    }
    let seen: HashSet<ContentHash> = slugs.seen().into_iter().collect();
    let gone: Vec<ContentHash> = manifest.iter().map(|(key, _)| key).filter(|key| !seen.contains(key)).collect();
    summary.gone = gone.len() as u64;
    if options.prune {
        for record in gone.iter().filter_map(|key| manifest.get(*key)) {
            output.remove(&worker::file(&record.folder));
        }
        manifest.forget(&gone);
        summary.pruned = true;
    }
}
