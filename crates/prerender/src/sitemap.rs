//! The sitemap (<https://www.sitemaps.org/protocol.html>): one file, or where that would be too large an index of several.

use super::clock::rfc3339;
use super::failure::Stop;
use super::output::Output;
use super::register::Record;
use super::slug;

/// The protocol allows a file so many addresses,
const MOST_ADDRESSES: usize = 50_000;
/// and so many bytes.
const MOST_BYTES: usize = 50 * 1024 * 1024;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const XMLNS: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// Writes the sitemap of all pages.
///
/// # Errors
/// When it can't be written.
pub fn write(address: &str, records: &[&Record], output: &Output) -> Result<(), Stop> {
    let parts = parts(address, records, MOST_ADDRESSES, MOST_BYTES);
    let is_single = parts.len() == 1;
    for (index, part) in parts.iter().enumerate() {
        let file = if is_single { "sitemap.xml".to_owned() } else { part_name(index + 1) };
        output.update(&file, text(address, part, index == 0).as_bytes())?;
    }
    if !is_single {
        output.update("sitemap.xml", index(address, &parts).as_bytes())?;
    }
    // Those of a time when there were more.
    let first_spare = if is_single { 1 } else { parts.len() + 1 };
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

/// The pages, parted so that each part fits into a file. The front page stands in the first.
fn parts<'a, 'r>(address: &str, records: &'a [&'r Record], addresses: usize, bytes: usize) -> Vec<&'a [&'r Record]> {
    let around = HEAD.len() + XMLNS.len() + 32;
    let (mut parts, mut start, mut size, mut count) = (Vec::new(), 0, around + entry(address, None).len(), 1);
    for (index, record) in records.iter().enumerate() {
        let length = entry(&page(address, record), record.changed()).len();
        if count + 1 > addresses || size + length > bytes {
            parts.push(&records[start..index]);
            (start, size, count) = (index, around, 0);
        }
        (size, count) = (size + length, count + 1);
    }
    parts.push(&records[start..]);
    parts
}

/// One part. The largest takes a few megabytes.
fn text(address: &str, records: &[&Record], with_front: bool) -> String {
    let mut out = format!("{HEAD}<urlset {XMLNS}>\n");
    if with_front {
        out += &entry(address, None);
    }
    for record in records {
        out += &entry(&page(address, record), record.changed());
    }
    out + "</urlset>\n"
}

fn index(address: &str, parts: &[&[&Record]]) -> String {
    let mut out = format!("{HEAD}<sitemapindex {XMLNS}>\n");
    for (index, part) in parts.iter().enumerate() {
        let changed = part.iter().filter_map(|record| record.changed()).max();
        let inner = inner(&[address, &part_name(index + 1)].concat(), changed);
        out += &format!("<sitemap>{inner}</sitemap>\n");
    }
    out + "</sitemapindex>\n"
}

fn page(address: &str, record: &Record) -> String {
    format!("{address}{}/", slug::encoded(&record.folder))
}

fn entry(address: &str, changed: Option<i64>) -> String {
    format!("<url>{}</url>\n", inner(address, changed))
}

fn inner(address: &str, changed: Option<i64>) -> String {
    let address = address.replace('&', "&amp;").replace('\'', "&apos;").replace('"', "&quot;").replace('<', "&lt;");
    let changed = changed.map(|changed| format!("<lastmod>{}</lastmod>", rfc3339(changed))).unwrap_or_default();
    format!("<loc>{address}</loc>{changed}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(count: usize) -> Vec<Record> {
        (0..count).map(|number| Record { folder: format!("article-{number}").into(), ..Record::default() }).collect()
    }

    #[test]
    fn no_part_has_too_many_addresses_or_bytes() {
        let records = records(1000);
        let records: Vec<&Record> = records.iter().collect();
        for (addresses, bytes) in [(100, usize::MAX), (usize::MAX, 5000), (7, 700)] {
            let parts = parts("https://a.example/", &records, addresses, bytes);
            assert_eq!(parts.concat(), records);
            for (index, part) in parts.iter().enumerate() {
                let out = text("https://a.example/", part, index == 0);
                assert!(out.len() <= bytes && part.len() + usize::from(index == 0) <= addresses);
            }
        }
    }

    #[test]
    fn fifty_thousand_addresses_are_one_file_and_one_more_are_two() {
        let records = records(MOST_ADDRESSES);
        let records: Vec<&Record> = records.iter().collect();
        let count = |records: &[&Record]| parts("https://a.example/", records, MOST_ADDRESSES, MOST_BYTES).len();
        // The front page is one of them.
        assert_eq!(count(&records[1..]), 1);
        assert_eq!(count(&records), 2);
    }
}
