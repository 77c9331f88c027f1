//! The JSON Feed 1.1 of the site (<https://www.jsonfeed.org/version/1.1/>).

use serde::Serialize;

use super::Channel;
use super::feed_entries::FeedEntry;
use crate::timestamps::rfc3339;

#[derive(Serialize)]
struct Feed<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    url: String,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(flatten)]
    content: Content<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
}

#[derive(Serialize)]
enum Content<'a> {
    #[serde(rename = "content_html")]
    Html(&'a str),
    /// The replacement for a text that is too long for a feed.
    #[serde(rename = "content_text")]
    Text(&'a str),
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

/// Returns the feed.
pub fn feed(channel: &Channel<'_>) -> String {
    let feed = Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: &channel.site.name,
        home_page_url: channel.address,
        feed_url: channel.file("feed.json"),
        description: channel.site.tagline.as_deref(),
        language: channel.site.language.as_deref(),
        items: channel.entries.iter().map(|entry| item(channel, entry)).collect(),
    };
    // Serializing texts can't fail.
    serde_json::to_string(&feed).unwrap_or_default() + "\n"
}

fn item<'a>(channel: &Channel<'_>, entry: &'a FeedEntry) -> Item<'a> {
    let page = channel.page(entry);
    let summary = entry.summary.as_deref();
    let content = match entry.html.as_str() {
        "" => Content::Text(summary.unwrap_or(&entry.headline)),
        html => Content::Html(html),
    };
    Item {
        id: page.clone(),
        url: page,
        title: &entry.headline,
        summary,
        content,
        date_published: entry.published.map(rfc3339),
        date_modified: entry.updated.map(rfc3339),
        authors: entry.authors.iter().map(|name| Author { name }).collect(),
        tags: &entry.tags,
        language: entry.language.as_deref(),
        image: entry.image.as_deref(),
    }
}
