//! The pages that lead to the articles: `index.html`, `page/2/index.html` and so on, and `404.html`.

use super::clock::day;
use super::failure::Stop;
use super::feeds::FEEDS;
use super::output::Output;
use super::register::Record;
use super::site::Site;
use super::slug;
use crate::html::target::{Markup, Target};

/// How many articles a page lists.
const PAGE: usize = 200;

/// Writes them all.
///
/// # Errors
/// When one can't be written.
pub fn write(site: &Site, records: &[&Record], output: &Output) -> Result<(), Stop> {
    let pages = records.len().div_ceil(PAGE).max(1);
    for number in 1..=pages {
        let listed = &records[(number - 1) * PAGE..records.len().min(number * PAGE)];
        output.update(&file(number), document(site, listed, number, pages).as_bytes())?;
    }
    // Those of a time when there were more.
    for number in pages + 1.. {
        if !output.remove(&file(number)) {
            break;
        }
    }
    output.update("404.html", not_found(site).as_bytes())
}

fn file(number: usize) -> String {
    if number == 1 { "index.html".to_owned() } else { format!("page/{number}/index.html") }
}

/// One page of the list.
fn document(site: &Site, records: &[&Record], number: usize, pages: usize) -> String {
    let root = if number == 1 { "" } else { "../../" };
    let place = |number: usize| if number == 1 { format!("{root}./") } else { format!("{root}page/{number}/") };
    let mut page = Page::new(site, root);
    page.text("h1", &[], &site.name);
    page.tag("ul", &[("class", "articles")], |page| {
        for record in records {
            page.tag("li", &[], |page| entry(page, record, root));
        }
    });
    if pages > 1 {
        page.tag("nav", &[("aria-label", "Pages")], |page| {
            if number > 1 {
                page.text("a", &[("rel", "prev"), ("href", &place(number - 1))], "Newer articles");
            }
            page.text("span", &[], &format!("Page {number} of {pages}"));
            if number < pages {
                page.text("a", &[("rel", "next"), ("href", &place(number + 1))], "Older articles");
            }
        });
    }
    let title = if number == 1 { site.name.clone() } else { format!("{} – page {number}", site.name) };
    let own = if number == 1 { String::new() } else { format!("page/{number}/") };
    page.finish(&title, Some(&own))
}

fn entry(page: &mut Page<'_>, record: &Record, root: &str) {
    let address = format!("{root}{}/", slug::encoded(&record.folder));
    page.text("a", &[("href", &address), ("dir", "auto")], &record.headline);
    if let Some(published) = record.published {
        let day = day(published);
        page.text("time", &[("datetime", &day)], &day);
    }
}

/// Shown at any address, so nothing in it may be relative.
fn not_found(site: &Site) -> String {
    let home = site.address.as_deref().unwrap_or("/");
    let mut page = Page::new(site, home);
    page.text("h1", &[], "There is no page at this address");
    page.tag("p", &[], |page| page.text("a", &[("href", home)], &site.name));
    page.finish(&site.name, None)
}

/// A page that is being written.
struct Page<'a> {
    site: &'a Site,
    root: &'a str,
    body: Markup,
}

impl<'a> Page<'a> {
    fn new(site: &'a Site, root: &'a str) -> Self {
        Self { site, root, body: Markup::default() }
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)], content: impl FnOnce(&mut Self)) {
        self.body.open(name);
        attributes.iter().for_each(|(name, value)| self.body.attr(name, value));
        content(self);
        self.body.close();
    }

    fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.tag(name, attributes, |page| page.body.text(text));
    }

    /// The document. `own` is its place in the site, if it has one.
    fn finish(self, title: &str, own: Option<&str>) -> String {
        let mut head = Page::new(self.site, self.root);
        head.text("title", &[], title);
        if let Some((address, own)) = self.site.address.as_deref().zip(own) {
            head.tag("link", &[("rel", "canonical"), ("href", &[address, own].concat())], |_| {});
            for feed in FEEDS {
                let href = [self.root, feed.file].concat();
                head.tag("link", &[("rel", "alternate"), ("type", feed.media_type), ("href", &href)], |_| {});
            }
        }
        let language = self.site.language.as_deref().unwrap_or("en");
        let (head, body) = (head.body.finish(), self.body.finish());
        format!("<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\">{head}</head><body><main>{body}</main></body></html>\n")
    }
}
