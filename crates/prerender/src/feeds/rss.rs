//! The RSS 2.0 feed of the site (<https://www.rssboard.org/rss-specification>).

use super::Channel;
use super::feed_entries::FeedEntry;
use super::xml::Xml;
use crate::timestamps::rfc822;

const NAMESPACES: [(&str, &str); 4] = [
    ("version", "2.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
];

/// Returns the feed.
pub fn feed(channel: &Channel<'_>) -> String {
    let mut xml = Xml::document();
    xml.element("rss", &NAMESPACES, |xml| xml.element("channel", &[], |xml| fill(xml, channel)));
    xml.finish()
}

fn fill(xml: &mut Xml, channel: &Channel<'_>) {
    let itself = channel.file("feed.xml");
    xml.text("title", &channel.site.name);
    xml.text("link", channel.address);
    xml.text("description", channel.description());
    xml.text_if("language", channel.site.language.as_deref());
    xml.text_if("lastBuildDate", channel.changed().map(rfc822).as_deref());
    let link = [("href", itself.as_str()), ("rel", "self"), ("type", "application/rss+xml")];
    xml.element("atom:link", &link, |_| {});
    for entry in channel.entries {
        xml.element("item", &[], |xml| item(xml, channel, entry));
    }
}

fn item(xml: &mut Xml, channel: &Channel<'_>, entry: &FeedEntry) {
    let page = channel.page(entry);
    xml.text("title", &entry.headline);
    xml.text("link", &page);
    xml.element("guid", &[("isPermaLink", "true")], |xml| xml.escaped(&page));
    xml.text_if("pubDate", entry.published.map(rfc822).as_deref());
    // RSS's own `author` has to be an email address.
    entry.authors.iter().for_each(|name| xml.text("dc:creator", name));
    entry.tags.iter().for_each(|tag| xml.text("category", tag));
    xml.text_if("description", entry.summary.as_deref());
    xml.text_if("content:encoded", Some(entry.html.as_str()).filter(|html| !html.is_empty()));
}
