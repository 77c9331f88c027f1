//! Splitting of a document with several articles into one document for each.

use serde_json::{Map, Value, json};

/// Splits a document: a feed into feeds of one item each, with all properties of the whole one; a list into its articles; any other
/// document stays whole.
pub fn split(document: Value) -> Vec<Value> {
    match document {
        Value::Array(list) if !is_graph(&list) => list,
        Value::Object(mut feed) if is_feed(&feed) => {
            let Some(Value::Array(items)) = feed.remove("items") else { return Vec::new() };
            items.into_iter().map(|item| feed_of(&feed, item)).collect()
        }
        document => vec![document],
    }
}

/// Returns a name for a part of a list, by its own address or id.
pub fn name(document: &Value, list: &str) -> String {
    let first = document.pointer("/items/0").unwrap_or(document);
    let own = ["url", "link", "id", "slug"].into_iter().find_map(|key| match first.get(key)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    match own {
        Some(own) if own.contains("://") => own,
        Some(own) => format!("{own} in {list}"),
        None => format!("an article without a name in {list}"),
    }
}

fn is_feed(document: &Map<String, Value>) -> bool {
    document.get("items").is_some_and(Value::is_array)
        && !(document.contains_key("headline") && document.contains_key("body"))
}

/// Returns true for a list of JSON-LD nodes, which stay together because they refer to each other.
fn is_graph(list: &[Value]) -> bool {
    list.iter().any(|node| ["@context", "@graph", "@type"].into_iter().any(|key| node.get(key).is_some()))
}

fn feed_of(feed: &Map<String, Value>, item: Value) -> Value {
    let mut feed = feed.clone();
    // The address of the next page is no property of an item, and changes with every new item.
    feed.remove("next_url");
    feed.insert("items".to_owned(), json!([item]));
    Value::Object(feed)
}
