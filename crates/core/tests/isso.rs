//! Isso's threads, and what it answers to a comment: as Isso 0.14 does.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use offprint_core::config::Sort;
use offprint_core::formats::thread::{ThreadContext, ThreadPage, isso, page};
use offprint_core::model::discussion::Backend;
use offprint_core::model::local_reply::ReplyStatus;
use offprint_core::model::reply::{Field, FieldError, Reply, ReplyDraft, RequiredFields, validate};
use offprint_core::model::submission::{Outcome, PostError};
use offprint_core::model::thread::ReplyText;
use offprint_core::reply_api::{
    Endpoint, SubmissionSignals, find_in_isso, parse_isso_response, preview_html, preview_request, request,
};
use offprint_core::sanitizer::html5ever::{resolver, text};
use serde_json::{Value, json};

const NOBODY: RequiredFields = RequiredFields { author: false, email: false };

fn read(document: &Value) -> ThreadPage {
    let resolve = resolver("https://comments.example/isso/?uri=%2Fa%2F");
    let iso = |millis: f64| (!millis.is_nan()).then(|| format!("at {millis}"));
    page(document, &ThreadContext { resolve: &resolve, clock: |_| f64::NAN, iso, plain_text: text, authors: &[] })
        .unwrap()
}

fn thread() -> Value {
    json!({
        "id": null, "total_replies": 9, "hidden_replies": 4,
        "config": { "reply-to-self": false, "require-email": false, "require-author": true, "gravatar": false, "feed": true },
        "replies": [
            {
                "id": 1, "parent": null, "created": 1767225600.25, "modified": null, "mode": 4, "text": "<p></p>", "author": null,
                "website": null, "likes": 0, "dislikes": 0, "hash": "878f28823c1d", "total_replies": 71, "hidden_replies": 70,
                "replies": [{
                    "id": 2, "parent": 1, "created": 1767226020.25, "modified": null, "mode": 1, "text": "<p>Two.</p>",
                    "author": "Zo\u{eb} &lt;i&gt;", "website": "https://example.org/?a=1&amp;b=2", "likes": 1, "dislikes": 1
                }]
            },
            { "id": 3, "parent": null, "created": 1767226021, "mode": 2, "text": "<p>Held.</p>", "author": "  ", "website": "javascript:alert(1)" },
            { "id": null, "text": "nobody can answer this" },
            "nonsense"
        ]
    })
}

fn reply(draft: &ReplyDraft) -> Reply {
    validate(draft, NOBODY).unwrap()
}

fn draft() -> ReplyDraft {
    ReplyDraft { comment: "I *was* there.".into(), parent: Some("2".into()), ..ReplyDraft::default() }
}

#[test]
fn a_server_is_known_by_its_address() {
    for address in [
        "https://comments.example/isso/",
        "https://comments.example/isso",
        "https://isso.example/",
        "https://comments.example/?uri=%2Fa%2F",
        "https://comments.example/isso/?uri=/2025/harbour/",
    ] {
        assert!(isso::is_isso(address), "{address}");
    }
    for address in [
        "https://news.example/replies.json",
        "https://news.example/wp-json/wp/v2/comments?post=1",
        "https://news.example/issou/",
    ] {
        assert!(!isso::is_isso(address), "{address}");
    }
}

#[test]
fn a_discussion_has_the_address_of_its_thread_and_of_its_server() {
    let address = "https://comments.example/isso/?uri=%2F2025%2Fharbour%2F#x";
    assert_eq!(isso::uri(address).as_deref(), Some("/2025/harbour/"));
    let discussion = isso::discussion(address, "/2025/harbour/");
    assert_eq!(discussion.backend, Backend::Isso);
    assert_eq!(discussion.thread.as_deref(), Some("https://comments.example/isso/?uri=%2F2025%2Fharbour%2F"));
    assert_eq!(discussion.reply_to.as_deref(), Some("https://comments.example/isso/"));
    let thread = discussion.thread.unwrap();
    let second = isso::page_address(&thread, 2, Sort::Newest);
    assert!(second.ends_with("&limit=100&nested_limit=5&offset=100&sort=newest"), "{second}");
    assert!(isso::answers_address(&thread, "7", 5).ends_with("&parent=7&limit=100&offset=5&sort=oldest"));
}

#[test]
fn comments_and_the_answers_in_them_are_replies() {
    let page = read(&thread());
    let ids: Vec<_> = page.replies.iter().map(|reply| (reply.id.as_str(), reply.parent.as_deref())).collect();
    assert_eq!(ids, [("1", None), ("2", Some("1")), ("3", None)]);
    let answer = &page.replies[1];
    assert_eq!(
        (answer.author.as_str(), answer.author_url.as_deref()),
        ("Zo\u{eb} <i>", Some("https://example.org/?a=1&b=2"))
    );
    assert_eq!((answer.at, answer.published.as_deref()), (1_767_226_020_250.0, Some("at 1767226020250")));
    assert_eq!(answer.text, ReplyText::Html("<p>Two.</p>".into()));
    assert_eq!((page.total, page.left_out), (Some(9), 4));
    assert_eq!(page.required, Some(RequiredFields { author: true, email: false }));
}

#[test]
fn what_was_deleted_and_has_answers_is_a_tombstone_without_words() {
    let page = read(&thread());
    assert!(page.replies[0].is_deleted && page.replies[0].text == ReplyText::Plain(String::new()));
    assert_eq!(page.replies[0].answers_left, 70);
}

#[test]
fn a_held_comment_waits_and_a_blank_name_is_nobodys() {
    let held = &read(&thread()).replies[2];
    assert_eq!((held.status, held.author.trim(), held.author_url.as_deref()), (ReplyStatus::Held, "", None));
}

#[test]
fn names_may_be_left_empty_where_the_server_wants_none() {
    let empty = ReplyDraft { comment: "Text".into(), ..ReplyDraft::default() };
    assert!(validate(&empty, NOBODY).is_ok());
    let author = RequiredFields { author: true, email: false };
    assert_eq!(validate(&empty, author).unwrap_err(), [(Field::Author, FieldError::Required)]);
    let wrong = ReplyDraft { email: "ann".into(), ..empty };
    assert!(matches!(validate(&wrong, NOBODY).unwrap_err()[..], [(Field::Email, FieldError::NotAnEmail(_))]));
}

#[test]
fn a_comment_is_sent_as_json_with_the_title_of_the_page() {
    let endpoint = Endpoint {
        address: "https://comments.example/isso/".into(),
        backend: Backend::Isso,
        post: Some("/2025/harbour/".into()),
        title: "Harbour".into(),
        ..Endpoint::default()
    };
    let sent = request(&endpoint, "", &reply(&draft()), &SubmissionSignals::default());
    assert_eq!(sent.address, "https://comments.example/isso/new?uri=%2F2025%2Fharbour%2F");
    assert_eq!(sent.content_type, "application/json");
    let body: Value = serde_json::from_str(&sent.body).unwrap();
    let expected = json!({ "text": "I *was* there.", "author": null, "email": null, "website": null, "parent": 2, "title": "Harbour" });
    assert_eq!(body, expected);
}

#[test]
fn every_answer_means_something() {
    let page = |sentence: &str| {
        format!("<!doctype html>\n<title>400 Bad Request</title>\n<h1>Bad Request</h1>\n<p>{sentence}</p>\n")
    };
    let answer = |status, body: Option<Value>, page: &str| parse_isso_response(status, body.as_ref(), page, text);
    let of_server = |words: &str| FieldError::Server(words.into());
    let message = |words: &str| Some(json!({ "message": words }));
    assert_eq!(
        answer(201, Some(json!({ "id": 7, "mode": 1 })), ""),
        Ok(Outcome::Published { id: Some("7".into()), url: None })
    );
    assert_eq!(answer(202, Some(json!({ "id": 8, "mode": 2 })), ""), Ok(Outcome::Held));
    assert_eq!(answer(200, None, "<p>Welcome to the hotel's network</p>"), Err(PostError::NotUnderstood));
    let short = "text is too short (minimum length: 3)";
    assert_eq!(answer(400, None, &page(short)), Err(PostError::Fields(vec![(Field::Comment, of_server(short))])));
    let website = answer(400, None, &page("Website not Django-conform"));
    assert_eq!(website, Err(PostError::Fields(vec![(Field::Url, FieldError::NotAWebAddress)])));
    assert_eq!(
        answer(403, message("/a/: ratelimit exceeded (2, 127.0.0.0)"), ""),
        Err(PostError::RateLimited { seconds: 60 })
    );
    let direct = "only 3 direct response(s) to /a/";
    assert_eq!(answer(403, message(direct), ""), Err(PostError::Refused(Some(direct.into()))));
    assert!(matches!(answer(413, None, ""), Err(PostError::Fields(_))));
    assert_eq!(answer(404, None, ""), Err(PostError::ServerFault(404)));
    assert_eq!(answer(500, message("oops"), ""), Err(PostError::ServerFault(500)));
}

#[test]
fn a_reply_whose_answer_got_lost_is_found_by_its_words_and_its_author() {
    let comments = json!({ "hidden_replies": 0, "replies": [
        { "id": 8, "text": "I *was* there.", "author": "Bo" },
        { "id": 9, "text": "I *was* there.\n", "author": null }
    ] });
    assert_eq!(find_in_isso(&comments, &reply(&draft())).as_deref(), Some("9"));
    let other = ReplyDraft { comment: "Another".into(), ..draft() };
    assert_eq!(find_in_isso(&comments, &reply(&other)), None);
}

#[test]
fn a_comment_is_shown_before_it_is_sent_as_the_server_says() {
    let request = preview_request("https://isso.example/", "I *was* there.");
    assert_eq!((request.address.as_str(), request.content_type), ("https://isso.example/preview", "application/json"));
    assert_eq!(request.body, r#"{"text":"I *was* there."}"#);
    let answer = json!({ "text": "<p>I <em>was</em> there.</p>" });
    assert_eq!(preview_html(200, Some(&answer)).as_deref(), Some("<p>I <em>was</em> there.</p>"));
    for (status, body) in
        [(500, Some(&answer)), (200, None), (200, Some(&json!([]))), (200, Some(&json!({ "text": 1 })))]
    {
        assert_eq!(preview_html(status, body), None);
    }
}
