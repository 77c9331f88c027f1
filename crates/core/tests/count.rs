//! The number of replies for lists of articles.
#![cfg(not(target_arch = "wasm32"))]

use offprint_core::formats::thread::count::{
    CountSource, comments_address, is_worth_paging, isso_counts, isso_request, posts_of, total, total_address,
};
use offprint_core::model::discussion::Backend;
use serde_json::json;

fn isso(server: &str, uri: &str) -> CountSource {
    CountSource::Isso { server: server.into(), uri: uri.into() }
}

fn wordpress(collection: &str, post: &str) -> CountSource {
    CountSource::WordPress { collection: collection.into(), post: post.into() }
}

#[test]
fn a_thread_is_counted_where_its_address_leads() {
    for (thread, expected) in [
        ("https://news.example/isso/?uri=%2Fa%2F", isso("https://news.example/isso/", "/a/")),
        ("https://isso.news.example/", isso("https://isso.news.example/", "/this/")),
        (
            "https://news.example/wp-json/wp/v2/comments?post=7&lang=de",
            wordpress("https://news.example/wp-json/wp/v2/comments", "7"),
        ),
        (
            "https://news.example/?rest_route=/wp/v2/comments&post=7",
            wordpress("https://news.example/?rest_route=/wp/v2/comments", "7"),
        ),
        ("https://news.example/a/thread.json", CountSource::Document("https://news.example/a/thread.json".into())),
    ] {
        assert_eq!(CountSource::of(thread, None, Some("/this/")), expected, "{thread}");
    }
}

#[test]
fn whose_server_it_is_may_be_said() {
    let thread = "https://comments.example/";
    assert_eq!(CountSource::of(thread, Some(Backend::Isso), Some("/a/")), isso(thread, "/a/"));
    let named = "https://news.example/isso/";
    assert_eq!(CountSource::of(named, Some(Backend::Offprint), None), CountSource::Document(named.into()));
}

#[test]
fn articles_of_one_server_are_counted_together() {
    let (one, other) = (isso("https://a.example/isso/", "/1/"), isso("https://a.example/isso/", "/2/"));
    assert_eq!(one.group(), other.group());
    let request = isso_request(one.group(), &[one.name(), other.name()]);
    assert_eq!((&*request.address, &*request.body), ("https://a.example/isso/count", r#"["/1/","/2/"]"#));
    assert_eq!(isso_counts(&json!([8, 0, null, -1, "2"])), [Some(8), Some(0), None, None, None]);
    assert_eq!(isso_counts(&json!({ "message": "no" })), []);
}

#[test]
fn comments_on_several_posts_are_asked_for_at_once() {
    assert_eq!(
        comments_address("https://a.example/wp-json/wp/v2/comments", &["1", "22"], 2),
        "https://a.example/wp-json/wp/v2/comments?post=1,22&per_page=100&_fields=post&page=2"
    );
    assert_eq!(
        total_address("https://a.example/?rest_route=/wp/v2/comments", "22"),
        "https://a.example/?rest_route=/wp/v2/comments&post=22&per_page=1&_fields=id"
    );
    let answer = json!([{ "post": 1 }, { "post": 22 }, { "post": 1 }, {}, null]);
    assert_eq!(posts_of(&answer), Some(vec!["1".into(), "22".into(), "1".into()]));
    assert_eq!(posts_of(&json!({ "code": "rest_cannot_read_post" })), None);
}

#[test]
fn the_way_with_fewer_requests_is_taken() {
    assert!(is_worth_paging(0, 1) && is_worth_paging(1, 1) && is_worth_paging(4, 10));
    assert!(!is_worth_paging(12, 10));
}

#[test]
fn a_document_says_its_number_or_is_counted_if_it_is_complete() {
    assert_eq!(total(&json!({ "total": 214, "next": "2.json", "replies": [{}, {}] })), Some(214));
    assert_eq!(total(&json!({ "replies": [{}, {}] })), Some(2));
    assert_eq!(total(&json!({ "next": "2.json", "replies": [{}] })), None);
    assert_eq!(total(&json!({ "headline": "An article" })), None);
    assert_eq!(total(&json!([])), None);
}
