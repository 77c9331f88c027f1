//! The sitemap (<https://www.sitemaps.org/protocol.html>): one file, or an index of several if one would be too large.

use super::xml::Xml;
use crate::error::FatalError;
use crate::output::Output;
use crate::output::manifest::PageRecord;
use crate::slug;
use crate::timestamps::rfc3339;

/// The maximum number of addresses in a file, set by the protocol.
const MOST_ADDRESSES: usize = 50_000;
/// The maximum size of a file in bytes, set by the protocol.
const MOST_BYTES: usize = 50 * 1024 * 1024;
/// The number of bytes reserved for the declaration and the root element.
const AROUND: usize = 256;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// Writes the sitemap of all pages.
///
/// # Errors
///
/// Returns an error if a file can't be written.
pub fn write(address: &str, records: &[&PageRecord], output: &Output) -> Result<(), FatalError> {
    let files = files(entries(address, records), MOST_ADDRESSES, MOST_BYTES);
    let is_single = files.len() == 1;
    for (index, entries) in files.iter().enumerate() {
        let file = if is_single { "sitemap.xml".to_owned() } else { part_name(index + 1) };
        output.update(&file, document("urlset", entries).as_bytes())?;
    }
    if !is_single {
        output.update("sitemap.xml", index(address, &files).as_bytes())?;
    }
    // Files of an earlier run that had more pages.
    let first_spare = if is_single { 1 } else { files.len() + 1 };
    for number in first_spare.. {
        if !output.remove(&part_name(number)) {
            break;
        }
    }
    Ok(())
}

fn part_name(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

/// An entry of the sitemap.
struct Entry {
    xml: String,
    changed: Option<i64>,
}

impl Entry {
    fn new(element: &str, address: &str, changed: Option<i64>) -> Self {
        let mut xml = Xml::fragment();
        xml.element(element, &[], |xml| {
            xml.text("loc", address);
            xml.text_if("lastmod", changed.map(rfc3339).as_deref());
        });
        Self { xml: xml.finish(), changed }
    }
}

/// Returns the entries of the front page and of all articles.
fn entries(address: &str, records: &[&PageRecord]) -> impl Iterator<Item = Entry> {
    let pages = records.iter().map(move |record| {
        let page = format!("{address}{}/", slug::encoded(&record.folder));
        Entry::new("url", &page, record.changed())
    });
    std::iter::once(Entry::new("url", address, None)).chain(pages)
}

/// Divides the entries into files, as many in each as fit.
fn files(entries: impl Iterator<Item = Entry>, most_addresses: usize, most_bytes: usize) -> Vec<Vec<Entry>> {
    let (mut files, mut file, mut size) = (Vec::new(), Vec::new(), AROUND);
    for entry in entries {
        if file.len() >= most_addresses || size + entry.xml.len() > most_bytes {
            files.push(std::mem::take(&mut file));
            size = AROUND;
        }
        size += entry.xml.len();
        file.push(entry);
    }
    files.push(file);
    files
}

fn index(address: &str, files: &[Vec<Entry>]) -> String {
    let parts = files.iter().enumerate().map(|(index, entries)| {
        let changed = entries.iter().filter_map(|entry| entry.changed).max();
        Entry::new("sitemap", &[address, &part_name(index + 1)].concat(), changed)
    });
    document("sitemapindex", &parts.collect::<Vec<_>>())
}

fn document(root: &str, entries: &[Entry]) -> String {
    let mut xml = Xml::document();
    xml.element(root, &[NAMESPACE], |xml| entries.iter().for_each(|entry| xml.add(&entry.xml)));
    xml.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "https://a.example/";

    fn records(count: usize) -> Vec<PageRecord> {
        let record = |number| PageRecord { folder: format!("article-{number}").into(), ..PageRecord::default() };
        (0..count).map(record).collect()
    }

    #[test]
    fn no_file_has_too_many_addresses_or_bytes() {
        let records = records(1000);
        let records: Vec<&PageRecord> = records.iter().collect();
        let all: Vec<String> = entries(ADDRESS, &records).map(|entry| entry.xml).collect();
        for (addresses, bytes) in [(100, usize::MAX), (usize::MAX, 5000), (7, 900)] {
            let files = files(entries(ADDRESS, &records), addresses, bytes);
            let listed: Vec<String> = files.iter().flatten().map(|entry| entry.xml.clone()).collect();
            assert_eq!(listed, all);
            for file in &files {
                assert!(file.len() <= addresses && document("urlset", file).len() <= bytes);
            }
        }
    }

    #[test]
    fn fifty_thousand_addresses_are_one_file_and_one_more_are_two() {
        let records = records(MOST_ADDRESSES);
        let records: Vec<&PageRecord> = records.iter().collect();
        let count = |records: &[&PageRecord]| files(entries(ADDRESS, records), MOST_ADDRESSES, MOST_BYTES).len();
        // The front page is one of them.
        assert_eq!(count(&records[1..]), 1);
        assert_eq!(count(&records), 2);
    }
}
