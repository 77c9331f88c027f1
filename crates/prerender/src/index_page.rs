//! The pages that lead to the articles: `index.html`, `page/2/index.html` and so on, and `404.html`.

use super::clock::rfc3339;
use super::dates;
use super::failure::Stop;
use super::feeds::FEEDS;
use super::head::link;
use super::markup_tree::{Node, el};
use super::output::Output;
use super::page::{colophon, masthead};
use super::register::Record;
use super::site::Site;
use super::{slug, styles, words};

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
        output.update(&file(number), Listing { site, number, pages }.document(listed).as_bytes())?;
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
    format!("{}index.html", place(number))
}

/// Where a page stands in the site.
fn place(number: usize) -> String {
    if number == 1 { String::new() } else { format!("page/{number}/") }
}

/// One page of the list.
struct Listing<'a> {
    site: &'a Site,
    number: usize,
    pages: usize,
}

impl Listing<'_> {
    fn document(&self, records: &[&Record]) -> String {
        let Self { site, number, .. } = *self;
        let entries = records.iter().map(|record| self.entry(record));
        let list = if records.is_empty() { el("p").text(words::NOTHING) } else { el("ul").children(entries) };
        let title = if number == 1 { site.name.clone() } else { format!("{} – {number}", site.name) };
        let main = el("main").class("listing").child(el("h1").text(words::ALL));
        let main = main.child(list).children(self.ways());
        let mut head = vec![el("title").text(&title)];
        if let Some(address) = &site.address {
            head.push(link("canonical").with("href", &[address, place(number).as_str()].concat()));
            head.extend(FEEDS.map(|feed| {
                let feed_link = link("alternate").with("type", feed.media_type).with("title", &site.name);
                feed_link.with("href", &self.address_of(feed.file))
            }));
        }
        document(site, head, &self.address_of("./"), main)
    }

    fn entry(&self, record: &Record) -> Node {
        let address = self.address_of(&format!("{}/", slug::encoded(&record.folder)));
        let published = record.published.map(rfc3339);
        let day = published.and_then(|published| dates::with_day(&published, self.site.language.as_deref()));
        let time = day.map(|[datetime, _, day]| el("time").with("datetime", &datetime).text(&day));
        el("li").with("dir", "auto").child(el("a").with("href", &address).text(&record.headline)).children(time)
    }

    /// Where the list goes on.
    fn ways(&self) -> Option<Node> {
        let way = |rel, number: usize, words| {
            el("a").with("rel", rel).with("href", &self.address_of(&format!("./{}", place(number)))).text(words)
        };
        let newer = (self.number > 1).then(|| way("prev", self.number - 1, words::NEWER));
        let older = (self.number < self.pages).then(|| way("next", self.number + 1, words::OLDER));
        let count = el("span").text(&format!("{} / {}", self.number, self.pages));
        let ways = || el("nav").with("aria-label", words::PAGES).children(newer).child(count).children(older);
        (self.pages > 1).then(ways)
    }

    /// From this page to something named from the site's root.
    fn address_of(&self, name: &str) -> String {
        if self.number == 1 { name.to_owned() } else { ["../../", name.trim_start_matches("./")].concat() }
    }
}

/// Shown at any address, so nothing in it may be relative.
fn not_found(site: &Site) -> String {
    let home = site.address.as_deref().unwrap_or("/");
    let head = vec![el("title").text(words::NOT_FOUND), el("meta").with("name", "robots").with("content", "noindex")];
    let main = el("main").class("listing").child(el("h1").text(words::NOT_FOUND));
    document(site, head, home, main.child(el("p").child(el("a").with("href", home).text(&site.name))))
}

fn document(site: &Site, own_head: Vec<Node>, home: &str, main: Node) -> String {
    let named = |name, content| el("meta").with("name", name).with("content", content);
    let mut head = vec![
        el("meta").with("charset", "utf-8"),
        named("viewport", "width=device-width, initial-scale=1"),
        named("color-scheme", "light dark"),
    ];
    head.extend(site.tagline.as_deref().map(|tagline| named("description", tagline)));
    head.extend(own_head);
    head.push(el("style").raw(styles::LISTING.to_owned()));
    let body = el("body").child(masthead(site, home)).child(main).child(colophon(site));
    let html = el("html").with("lang", site.language.as_deref().unwrap_or("en"));
    let html = html.child(el("head").children(head)).child(body);
    ["<!doctype html>", &(html).markup(), "\n"].concat()
}
