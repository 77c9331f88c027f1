//! Threads as servers hand them out.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use offprint_core::formats::thread::{
    Extras, ThreadContext, ThreadPage, discussion, is_collection, page, page_address,
};
use offprint_core::model::discussion::Backend;
use offprint_core::model::local_reply::ReplyStatus;
use offprint_core::model::markup::Markup;
use offprint_core::model::thread::{ReplyText, ThreadReply};
use offprint_core::sanitizer::html5ever::{resolver, text};
use serde_json::{Value, json};

/// Tells times apart, which is all that is asked of a clock here.
fn clock(iso: &str) -> f64 {
    iso.bytes().filter(u8::is_ascii_digit).fold(0.0, |number, digit| number * 10.0 + f64::from(digit - b'0'))
}

fn read(document: &Value) -> Option<ThreadPage> {
    let resolve = resolver("https://news.example/threads/1.json");
    let authors = ["Ann O'Neil & Sons".to_owned()];
    page(document, &ThreadContext { resolve: &resolve, clock, iso: |_| None, plain_text: text, authors: &authors })
}

fn one(item: Value) -> Option<ThreadReply> {
    read(&json!([item])).unwrap().replies.pop()
}

fn comment(more: Value) -> Value {
    let mut comment = json!({
        "id": 7, "parent": 0, "author": 0, "author_name": "Bo", "author_url": "", "date_gmt": "2025-02-11T14:05:00",
        "content": { "rendered": "<p>Hello</p>\n" }
    });
    comment.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    comment
}

#[test]
fn a_wordpress_comment_is_read() {
    let expected = ThreadReply {
        id: "7".into(),
        author: "Bo".into(),
        published: Some("2025-02-11T14:05:00Z".into()),
        at: clock("2025-02-11T14:05:00Z"),
        text: ReplyText::Html("<p>Hello</p>\n".into()),
        ..ThreadReply::default()
    };
    assert_eq!(one(comment(json!({}))), Some(expected));
}

#[test]
fn the_parent_of_a_wordpress_comment_is_a_number_and_zero_is_none() {
    assert_eq!(one(comment(json!({ "parent": 3 }))).unwrap().parent.as_deref(), Some("3"));
    assert_eq!(one(comment(json!({ "parent": 0 }))).unwrap().parent, None);
}

#[test]
fn names_in_wordpress_are_decoded_once() {
    let name = |escaped: &str| one(comment(json!({ "author_name": escaped }))).unwrap().author;
    assert_eq!(name("O'Neil &amp; Sons &quot;Q&quot;"), "O'Neil & Sons \"Q\"");
    assert_eq!(name("&amp;lt;b&amp;gt;"), "&lt;b&gt;");
    assert_eq!(name(""), "");
}

#[test]
fn only_who_has_signed_in_is_the_author_by_name() {
    let by_author = |id: u32, name: &str| one(comment(json!({ "author": id, "author_name": name }))).unwrap().by_author;
    assert!(by_author(2, "Ann O'Neil &amp; Sons"));
    assert!(!by_author(0, "Ann O'Neil &amp; Sons"));
    assert!(!by_author(2, "Bo"));
}

#[test]
fn addresses_that_run_something_are_none() {
    for address in ["javascript:alert(1)", "data:text/html,x", "", "http://"] {
        let reply = one(comment(json!({ "author_url": address, "author_avatar_urls": { "96": address } }))).unwrap();
        assert_eq!((reply.author_url, reply.avatar), (None, None), "{address}");
        let own = json!({ "author": { "name": "Bo", "url": address, "avatar": address }, "body": "x", "url": address });
        let reply = one(own).unwrap();
        if !address.is_empty() {
            assert_eq!((reply.author_url, reply.avatar, reply.url), (None, None, None), "{address}");
        }
    }
}

#[test]
fn a_comment_without_an_id_or_a_text_is_left_out() {
    for broken in [json!({ "id": null }), json!({ "content": null }), json!({ "content": { "rendered": 3 } })] {
        assert_eq!(one(comment(broken)), None);
    }
}

#[test]
fn a_page_of_comments_has_an_address_with_and_without_a_query() {
    let fields = "_fields=id,parent,author,author_name,author_url,date_gmt,content";
    assert_eq!(
        page_address("https://wp.example/wp-json/wp/v2/comments", Some("42"), 1, false, Extras::default()),
        format!(
            "https://wp.example/wp-json/wp/v2/comments?post=42&orderby=date_gmt&order=asc&per_page=100&{fields}&page=1"
        )
    );
    assert_eq!(
        page_address(
            "https://wp.example/?rest_route=/wp/v2/comments#x",
            Some("42"),
            12,
            true,
            Extras { avatars: true, rights: true }
        ),
        format!(
            "https://wp.example/?rest_route=/wp/v2/comments&post=42&orderby=date_gmt&order=desc&per_page=100\
             &{fields},author_avatar_urls,offprint_until,offprint_source&page=12"
        )
    );
    assert_eq!(
        page_address("https://wp.example/wp-json/wp/v2/comments?post=7", None, 1, false, Extras::default()),
        format!(
            "https://wp.example/wp-json/wp/v2/comments?post=7&orderby=date_gmt&order=asc&per_page=100&{fields}&page=1"
        )
    );
}

#[test]
fn a_collection_of_wordpress_is_known_by_its_address() {
    assert!(is_collection("https://wp.example/wp-json/wp/v2/comments?post=1"));
    assert!(is_collection("https://wp.example/index.php?rest_route=/wp/v2/comments"));
    assert!(!is_collection("https://news.example/threads/1.json"));
}

#[test]
fn a_reply_of_our_own_format_is_read() {
    let document = json!({
        "total": 250, "next": "1.json?after=100",
        "replies": [{
            "id": "a", "parent": 9, "author": { "name": "Bo", "url": "/bo", "avatar": "bo.png" }, "published": "2025-02-11T14:05:00Z",
            "body": "<p>Hello</p>", "url": "/threads/1#a", "byAuthor": true, "status": "held"
        }]
    });
    let expected = ThreadReply {
        id: "a".into(),
        parent: Some("9".into()),
        author: "Bo".into(),
        author_url: Some("https://news.example/bo".into()),
        avatar: Some("https://news.example/threads/bo.png".into()),
        by_author: true,
        published: Some("2025-02-11T14:05:00Z".into()),
        at: clock("2025-02-11T14:05:00Z"),
        text: ReplyText::Html("<p>Hello</p>".into()),
        url: Some("https://news.example/threads/1#a".into()),
        status: ReplyStatus::Held,
        ..ThreadReply::default()
    };
    let page = read(&document).unwrap();
    assert_eq!(page.replies, [expected]);
    assert_eq!((page.total, page.next.as_deref()), (Some(250), Some("https://news.example/threads/1.json?after=100")));
}

#[test]
fn an_author_may_be_a_name_and_a_body_a_list_of_paragraphs() {
    let reply = one(json!({ "author": "Bo", "body": ["One <b>", 2, "Two"] })).unwrap();
    assert_eq!(reply.author, "Bo");
    assert_eq!(reply.text, ReplyText::Plain("One <b>\n\nTwo".into()));
}

#[test]
fn strange_values_are_absent_and_never_fatal() {
    for strange in [json!(null), json!(true), json!(-1), json!(1.5), json!([]), json!({}), json!("")] {
        let item = json!({
            "id": strange, "parent": strange, "author": strange, "published": strange, "url": strange, "byAuthor": strange,
            "status": strange, "body": "x"
        });
        let reply = one(item).unwrap();
        assert_eq!((reply.id.as_str(), reply.parent, reply.author.as_str()), ("", None, ""), "{strange}");
        assert_eq!(read(&json!([strange])).unwrap().replies, [], "{strange}");
        assert!(read(&json!({ "replies": [], "total": strange, "next": strange })).is_some(), "{strange}");
    }
}

#[test]
fn a_page_says_what_replies_are_written_in() {
    for (word, markup) in [
        (json!("html"), Some(Markup::Html)),
        (json!("markdown"), Some(Markup::Markdown)),
        (json!("bbcode"), None),
        (json!(1), None),
    ] {
        assert_eq!(read(&json!({ "replies": [], "markup": word })).unwrap().markup, markup, "{word}");
    }
}

#[test]
fn what_holds_no_list_is_no_thread() {
    for document in [json!(null), json!("x"), json!(3), json!({}), json!({ "replies": "x" })] {
        assert_eq!(read(&document), None);
    }
    assert_eq!(read(&json!([])), Some(ThreadPage::default()));
}

#[test]
fn the_address_of_wordpresss_comments_says_where_replies_go() {
    for (address, reply_to) in [
        ("https://a.example/wp-json/wp/v2/comments?post=42&order=asc", "https://a.example/wp-json/wp/v2/comments"),
        ("https://a.example/?rest_route=/wp/v2/comments&post=42", "https://a.example/?rest_route=/wp/v2/comments"),
    ] {
        let found = discussion(address);
        assert_eq!((found.backend, found.post.as_deref()), (Backend::WordPress, Some("42")), "{address}");
        assert_eq!((found.reply_to.as_deref(), found.thread.as_deref()), (Some(reply_to), Some(address)));
    }
}

#[test]
fn the_address_of_another_thread_says_nothing_else() {
    let found = discussion("https://a.example/threads/7.json?post=42");
    assert_eq!((found.backend, found.post, found.reply_to), (Backend::Offprint, None, None));
    assert_eq!(found.thread.as_deref(), Some("https://a.example/threads/7.json?post=42"));
}
