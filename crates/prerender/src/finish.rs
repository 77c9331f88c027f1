//! What is written when all pages are there: the index, the sitemap, the feeds, and what the next run wants to know.

use std::collections::HashSet;

use super::claims::Claims;
use super::digest::Digest;
use super::failure::Stop;
use super::newest::{self, Newest};
use super::options::Options;
use super::output::Output;
use super::register::Register;
use super::site;
use super::summary::Summary;
use super::{feeds, index_page, page, sitemap, worker};

/// What was worked on.
pub struct Site<'a> {
    /// What was asked for.
    pub options: &'a Options,
    /// What all pages have in common.
    pub site: &'a site::Site,
    /// Where it is written.
    pub output: &'a Output,
    /// Which articles came.
    pub claims: &'a Claims,
}

/// Writes what belongs to the site as a whole.
///
/// # Errors
/// When something can't be written.
pub fn finish(
    done: Site<'_>,
    mut register: Register,
    newest: Option<Newest>,
    summary: &mut Summary,
) -> Result<(), Stop> {
    let Site { options, site, output, claims } = done;
    see_what_is_gone(options, output, claims, &mut register, summary);
    let records = register.newest_first();
    for (file, content) in page::files() {
        output.update(file, content.as_bytes())?;
    }
    index_page::write(site, &records, output)?;
    if let Some(address) = &site.address {
        sitemap::write(address, &records, output)?;
        let folders: HashSet<&str> = records.iter().map(|record| &*record.folder).collect();
        let entries = newest.unwrap_or_default().entries(&|folder| folders.contains(folder));
        feeds::write(site, address, &entries, output)?;
        newest::keep(&entries, output)?;
    }
    drop(records);
    register.tidy(output)
}

/// Pages whose articles did not come. They are removed if that was asked for, and if it is certain that they are gone.
fn see_what_is_gone(
    options: &Options,
    output: &Output,
    claims: &Claims,
    register: &mut Register,
    summary: &mut Summary,
) {
    // An article that can't be read can't say what it is called either.
    let is_certain = summary.stopped.is_none() && summary.failed == 0 && options.post.is_none();
    if !is_certain {
        return;
    }
    let seen: HashSet<Digest> = claims.seen().into_iter().collect();
    let gone: Vec<Digest> = register.iter().map(|(key, _)| key).filter(|key| !seen.contains(key)).collect();
    summary.gone = gone.len() as u64;
    if options.prune {
        for record in gone.iter().filter_map(|key| register.get(*key)) {
            output.remove(&worker::file(&record.folder));
        }
        register.forget(&gone);
        summary.pruned = true;
    }
}
