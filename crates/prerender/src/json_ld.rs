//! What search engines read: a `NewsArticle` of schema.org, with what Google's documentation of article data asks for.

use serde_json::{Map, Value, json};

use super::dates::datetime;
use super::links::Links;
use super::site::Site;
use super::story::Story;
use offprint_core::model::article::Contributor;

/// The article as JSON-LD, so written that it can stand in a `<script>`.
pub fn news_article(story: &Story, site: &Site, links: &Links<'_>) -> String {
    let article = &story.article;
    let address = links.canonical().or_else(|| article.url.clone());
    let mut data = Map::new();
    let mut add = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            data.insert(name.to_owned(), value);
        }
    };
    add("@context", Some("https://schema.org".into()));
    add("@type", Some("NewsArticle".into()));
    add("headline", Some(article.headline.clone().into()));
    add("description", article.standfirst.clone().map(Value::from));
    add("image", article.lead_figure.as_ref().map(|figure| json!([figure.src])));
    let published = article.published.as_deref().and_then(datetime);
    let updated = article.updated.as_deref().and_then(datetime).or_else(|| published.clone());
    add("datePublished", published.map(Value::from));
    add("dateModified", updated.map(Value::from));
    add("author", (!article.authors.is_empty()).then(|| article.authors.iter().map(person).collect()));
    add("publisher", Some(publisher(site)));
    add("mainEntityOfPage", address.clone().map(Value::from));
    add("url", address.map(Value::from));
    add("inLanguage", article.language.clone().or_else(|| site.language.clone()).map(Value::from));
    add("articleSection", article.kicker.clone().map(Value::from));
    add("commentCount", (story.total > 0).then(|| story.total.into()));
    // The text may hold the end of the element it stands in, and the beginning of a comment.
    Value::Object(data).to_string().replace('<', "\\u003c")
}

fn person(author: &Contributor) -> Value {
    let mut person = json!({ "@type": "Person", "name": author.name });
    if let (Some(url), Some(person)) = (&author.url, person.as_object_mut()) {
        person.insert("url".to_owned(), url.clone().into());
    }
    person
}

fn publisher(site: &Site) -> Value {
    let mut publisher = json!({ "@type": "Organization", "name": site.name });
    if let (Some(address), Some(publisher)) = (&site.address, publisher.as_object_mut()) {
        publisher.insert("url".to_owned(), address.clone().into());
    }
    publisher
}
