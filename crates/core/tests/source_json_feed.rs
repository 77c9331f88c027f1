//! An item of a JSON Feed as an article.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use offprint_core::config::Format;
use offprint_core::formats::detect::{DocumentContext, article};
use offprint_core::formats::load_error::LoadError;
use offprint_core::model::Article;
use offprint_core::model::article::Body;
use offprint_core::sanitizer::html5ever::{resolver, text};
use serde_json::{Value, json};

fn item(document: &Value, item: Option<&str>) -> Result<Article, LoadError> {
    let absolute = |address: &str, base: &str| resolver(base)(address);
    article(
        document,
        &DocumentContext {
            format: Format::Auto,
            item,
            at: "https://news.example/feed.json",
            absolute: &absolute,
            plain_text: text,
        },
    )
}

fn feed() -> Value {
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour News",
        "language": "en-GB",
        "authors": [{ "name": "The desk", "url": "/desk" }],
        "items": [
            {
                "id": "https://news.example/1",
                "url": "https://news.example/2025/1/",
                "external_url": "https://www.post.example/report",
                "title": "Harbour reopens",
                "summary": "Ferries run again.",
                "content_html": "<p>The <em>harbour</em> is open.</p>",
                "content_text": "The harbour is open.",
                "image": "quay.jpg",
                "banner_image": "banner.jpg",
                "date_published": "2025-03-02T18:00:00+01:00",
                "date_modified": "2025-03-03T18:00:00+01:00",
                "tags": ["Ports", "Ferries"],
                "authors": [{ "name": "Ana Ruiz", "avatar": "ana.jpg" }, { "url": "https://li.example/" }, {}],
                "language": "pt"
            },
            { "id": 2, "url": "/two", "content_text": "A note < of two lines\nand this one" },
            { "id": "3", "content_text": "First.\nStill first.\n\nSecond.", "summary": "A summary" },
            { "id": "4", "title": "Nothing here" }
        ]
    })
}

#[test]
fn the_first_item_becomes_an_article() {
    let article = item(&feed(), None).unwrap();
    assert_eq!(article.headline, "Harbour reopens");
    assert_eq!(article.standfirst.as_deref(), Some("Ferries run again."));
    assert_eq!(article.body, Body::Html("<p>The <em>harbour</em> is open.</p>".into()));
    assert_eq!(article.id.as_deref(), Some("https://news.example/1"));
    assert_eq!(article.url.as_deref(), Some("https://news.example/2025/1/"));
    assert_eq!(article.kicker.as_deref(), Some("Ports"));
    let tags: Vec<_> = article.tags.iter().map(|tag| tag.name.as_str()).collect();
    assert_eq!(tags, ["Ports", "Ferries"]);
    assert_eq!(article.language.as_deref(), Some("pt"));
    assert_eq!(article.published.as_deref(), Some("2025-03-02T18:00:00+01:00"));
    assert_eq!(article.updated.as_deref(), Some("2025-03-03T18:00:00+01:00"));
    assert_eq!(article.lead_figure.unwrap().src, "https://news.example/2025/1/quay.jpg");
    let source = article.source.unwrap();
    assert_eq!(
        (source.name.as_str(), source.url.as_deref()),
        ("post.example", Some("https://www.post.example/report"))
    );
}

#[test]
fn authors_without_a_name_are_known_by_their_site() {
    let authors = item(&feed(), None).unwrap().authors;
    let names: Vec<_> = authors.iter().map(|author| author.name.as_str()).collect();
    assert_eq!(names, ["Ana Ruiz", "li.example"]);
    assert_eq!(authors[0].avatar.as_deref(), Some("https://news.example/2025/1/ana.jpg"));
}

#[test]
fn an_item_is_chosen_by_its_id_or_its_address() {
    for wanted in ["2", "/two", "https://news.example/two"] {
        assert_eq!(item(&feed(), Some(wanted)).unwrap().id.as_deref(), Some("2"), "{wanted}");
    }
    assert_eq!(item(&feed(), Some("three")), Err(LoadError::NotFound));
    assert_eq!(
        item(&json!({ "version": "https://jsonfeed.org/version/1", "items": [] }), None),
        Err(LoadError::NotFound)
    );
    assert_eq!(item(&feed(), Some("4")), Err(LoadError::NoBody));
}

#[test]
fn what_an_item_does_not_say_the_feed_does() {
    let article = item(&feed(), Some("2")).unwrap();
    assert_eq!(article.language.as_deref(), Some("en-GB"));
    assert_eq!(article.authors[0].name, "The desk");
    assert_eq!(article.authors[0].url.as_deref(), Some("https://news.example/desk"));
}

#[test]
fn an_item_without_a_title_is_named_by_its_summary_or_its_first_words() {
    let summed = item(&feed(), Some("3")).unwrap();
    assert_eq!((summed.headline.as_str(), summed.standfirst), ("A summary", None));
    assert_eq!(item(&feed(), Some("2")).unwrap().headline, "A note < of two lines and this one");
}

#[test]
fn plain_text_has_paragraphs() {
    let body = |id| item(&feed(), Some(id)).unwrap().body;
    assert_eq!(body("2"), Body::Paragraphs(vec!["A note < of two lines".into(), "and this one".into()]));
    assert_eq!(body("3"), Body::Paragraphs(vec!["First.\nStill first.".into(), "Second.".into()]));
}

#[test]
fn version_1_0_has_one_author() {
    let feed = json!({
        "version": "https://jsonfeed.org/version/1",
        "title": "News",
        "author": { "name": "The desk" },
        "items": [
            { "id": "1", "title": "One", "content_html": "<p>x</p>", "author": { "name": "Ana" } },
            { "id": "2", "title": "Two", "content_html": "<p>x</p>" }
        ]
    });
    assert_eq!(item(&feed, Some("1")).unwrap().authors[0].name, "Ana");
    assert_eq!(item(&feed, Some("2")).unwrap().authors[0].name, "The desk");
}

#[test]
fn plain_properties_are_unescaped_and_empty_ones_absent() {
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "",
        "items": [{ "id": "1", "title": "It&#039;s &amp;amp; here", "summary": " ", "content_html": "<p>Text.</p>", "tags": ["", "Ports &amp; docks"],
            "image": "", "authors": [{ "name": "" }, { "name": "Ann &amp; Bo" }] }],
    });
    let article = item(&feed, None).unwrap();
    assert_eq!(article.headline, "It's &amp; here");
    assert_eq!((article.standfirst, article.lead_figure), (None, None));
    assert_eq!(article.kicker.as_deref(), Some("Ports & docks"));
    assert_eq!(article.authors.iter().map(|author| author.name.as_str()).collect::<Vec<_>>(), ["Ann & Bo"]);
}
