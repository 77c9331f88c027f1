//! The Atom feed of the site (RFC 4287).

use super::Channel;
use super::feed_entries::FeedEntry;
use super::xml::Xml;
use crate::timestamps::rfc3339;

/// Returns the feed.
pub fn feed(channel: &Channel<'_>) -> String {
    let mut attributes = vec![("xmlns", "http://www.w3.org/2005/Atom")];
    attributes.extend(channel.site.language.as_deref().map(|language| ("xml:lang", language)));
    let mut xml = Xml::document();
    xml.element("feed", &attributes, |xml| fill(xml, channel));
    xml.finish()
}

fn fill(xml: &mut Xml, channel: &Channel<'_>) {
    xml.text("id", channel.address);
    xml.text("title", &channel.site.name);
    xml.text_if("subtitle", channel.site.tagline.as_deref());
    // The element is required, even if no entry has a time.
    xml.text("updated", &rfc3339(channel.changed().unwrap_or(0)));
    xml.element("link", &[("rel", "self"), ("href", &channel.file("atom.xml"))], |_| {});
    xml.element("link", &[("rel", "alternate"), ("href", channel.address)], |_| {});
    // The author of entries that name none.
    xml.element("author", &[], |xml| xml.text("name", &channel.site.name));
    for entry in channel.entries {
        let language = entry.language.as_deref().map(|language| ("xml:lang", language));
        xml.element("entry", language.as_slice(), |xml| self::entry(xml, channel, entry));
    }
}

fn entry(xml: &mut Xml, channel: &Channel<'_>, entry: &FeedEntry) {
    let page = channel.page(entry);
    xml.text("id", &page);
    xml.text("title", &entry.headline);
    xml.element("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)], |_| {});
    xml.text_if("published", entry.published.map(rfc3339).as_deref());
    xml.text("updated", &rfc3339(entry.updated.max(entry.published).unwrap_or(0)));
    for name in &entry.authors {
        xml.element("author", &[], |xml| xml.text("name", name));
    }
    for tag in &entry.tags {
        xml.element("category", &[("term", tag)], |_| {});
    }
    xml.text_if("summary", entry.summary.as_deref());
    if !entry.html.is_empty() {
        xml.element("content", &[("type", "html")], |xml| xml.escaped(&entry.html));
    }
}
