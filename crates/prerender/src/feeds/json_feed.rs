//! JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use serde_json::{Map, Value, json};

use super::{Channel, Entry};
use crate::clock::rfc3339;

/// The feed.
pub fn feed(channel: &Channel<'_>) -> String {
    let items: Vec<Value> = channel.entries.iter().map(|entry| item(channel, entry)).collect();
    let feed = said(json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.site.name,
        "home_page_url": channel.address,
        "feed_url": channel.file("feed.json"),
        "description": channel.site.tagline,
        "language": channel.site.language,
        "items": items,
    }));
    format!("{feed}\n")
}

fn item(channel: &Channel<'_>, entry: &Entry) -> Value {
    let page = channel.page(entry);
    let authors: Vec<Value> = entry.authors.iter().map(|name| json!({ "name": name })).collect();
    let html = if entry.html.is_empty() { entry.summary.as_deref().unwrap_or(&entry.headline) } else { &entry.html };
    // What stands for a text that is too long is no HTML.
    let key = if entry.html.is_empty() { "content_text" } else { "content_html" };
    said(json!({
        "id": page,
        "url": page,
        "title": entry.headline,
        "summary": entry.summary,
        key: html,
        "date_published": entry.published.map(rfc3339),
        "date_modified": entry.updated.map(rfc3339),
        "authors": Some(authors).filter(|authors| !authors.is_empty()),
        "tags": entry.section.as_ref().map(|section| [section]),
        "language": entry.language,
        "image": entry.image,
    }))
}

/// Without what is not said.
fn said(value: Value) -> Value {
    match value {
        Value::Object(object) => {
            Value::Object(object.into_iter().filter(|(_, value)| !value.is_null()).collect::<Map<_, _>>())
        }
        value => value,
    }
}
