//! A run of the program: one thread reads documents, several make pages, and one collects the results.

mod article_id;
mod page_result;
mod progress;
mod site_files;
mod slug_allocator;
pub mod summary;
mod thread_pool;
mod worker;

use std::fs;
use std::sync::{Mutex, PoisonError};

use self::progress::Progress;
use self::slug_allocator::SlugAllocator;
use self::summary::Summary;
use self::thread_pool::Collector;
use self::worker::WorkerContext;
use crate::cli::Options;
use crate::content_hash::ContentHash;
use crate::error::FatalError;
use crate::feeds::feed_entries::FeedEntries;
use crate::output::Output;
use crate::output::lock::Lock;
use crate::output::manifest::Manifest;
use crate::source::http::Client;

/// Makes the pages of a site.
///
/// # Errors
///
/// Returns an error if the run can't start. Later errors are in the [`Summary`].
pub fn run(options: &Options) -> Result<Summary, FatalError> {
    options.check().map_err(FatalError::Usage)?;
    let output = Output::open(options.output(), options.sync, options.force)?;
    let _lock = Lock::take(&output.state(), output.root())?;
    let manifest = Manifest::open(&output)?;
    let site = options.site();
    // With `--prune` the input has all articles, so entries of earlier runs could only be of articles that are gone.
    let feed_entries = if options.prune { FeedEntries::default() } else { FeedEntries::open(&output) };
    let slugs = SlugAllocator::new(&manifest);
    let manifest = Mutex::new(manifest);
    let client = Client::new(options);
    let context = WorkerContext {
        options,
        site: &site,
        client: &client,
        output: &output,
        manifest: &manifest,
        slugs: &slugs,
        fingerprint: fingerprint(options),
    };
    let mut collector = Collector {
        feed_entries: site.address.as_ref().map(|_| feed_entries),
        progress: Progress::new(options.quiet),
        summary: Summary::default(),
        manifest: &manifest,
    };
    collector.work(&context)?;
    let Collector { feed_entries, progress, mut summary, .. } = collector;
    let manifest = manifest.into_inner().unwrap_or_else(PoisonError::into_inner);
    // No empty site is written if there were articles that could not be read.
    let is_nothing = manifest.iter().next().is_none() && (summary.failed > 0 || summary.stopped.is_some());
    if !is_nothing && !matches!(summary.stopped, Some(FatalError::Output(_))) {
        site_files::write(
            site_files::Finished { options, site: &site, output: &output, slugs: &slugs },
            manifest,
            feed_entries,
            &mut summary,
        )?;
    }
    summary.took = progress.finish();
    Ok(summary)
}

/// Hashes this program and its options, because pages of another version or with other options are out of date.
fn fingerprint(options: &Options) -> ContentHash {
    // Hashing the whole program would take longer than making a page.
    let program = std::env::current_exe().and_then(fs::metadata);
    let program = program.map(|program| format!("{} {:?}", program.len(), program.modified().ok())).unwrap_or_default();
    let said = format!("{:?} {:?} {:?}", options.site(), options.base(), options.format);
    let replies = format!("{} {} {:?}", options.replies, options.no_replies, options.isso);
    ContentHash::of(&[env!("CARGO_PKG_VERSION"), &program, &said, &replies])
}
