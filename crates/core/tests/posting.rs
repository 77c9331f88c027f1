//! Where a reply goes, what is sent, and what is found out before.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use offprint_core::model::Discussion;
use offprint_core::model::discussion::{Backend, ReplyPolicy};
use offprint_core::model::reply::{Reply, ReplyDraft, RequiredFields, validate};
use offprint_core::model::submission::PostError;
use offprint_core::reply_api::{
    Endpoint, Identity, Method, ReplyRef, Request, SubmissionSignals, endpoint, idempotency_key, policy,
    policy_probe_request, request,
};
use offprint_core::sanitizer::html5ever::text;
use serde_json::{Value, json};

const COMMENTS: &str = "https://cms.example/wp-json/wp/v2/comments";

fn reply(comment: &str, url: &str, parent: Option<&str>) -> Reply {
    let draft = ReplyDraft {
        comment: comment.into(),
        author: "Ann & Söhne".into(),
        email: " ann+x@example.com ".into(),
        url: url.into(),
        parent: parent.map(String::from),
    };
    validate(&draft, RequiredFields::default()).unwrap()
}

fn wordpress() -> Endpoint {
    Endpoint { address: COMMENTS.into(), backend: Backend::WordPress, post: Some("42".into()), ..Endpoint::default() }
}

fn own(spam_checks: bool) -> Endpoint {
    Endpoint { address: "/replies".into(), spam_checks, ..Endpoint::default() }
}

fn discussion(backend: Backend, reply_to: Option<&str>, post: Option<&str>) -> Discussion {
    Discussion { backend, reply_to: reply_to.map(String::from), post: post.map(String::from), ..Discussion::default() }
}

#[test]
fn the_publishers_own_endpoint_comes_first() {
    let article = discussion(Backend::WordPress, Some(COMMENTS), Some("42"));
    assert_eq!(endpoint(Some("/replies"), &article), Some(own(false)));
    assert_eq!(endpoint(None, &article), Some(wordpress()));
    assert_eq!(endpoint(None, &discussion(Backend::Offprint, Some("/replies"), None)), Some(own(false)));
}

#[test]
fn without_an_address_or_a_post_nothing_can_be_sent() {
    assert_eq!(endpoint(None, &Discussion::default()), None);
    assert_eq!(endpoint(None, &discussion(Backend::WordPress, Some(COMMENTS), None)), None);
    assert_eq!(endpoint(None, &discussion(Backend::WordPress, None, Some("42"))), None);
}

#[test]
fn wordpress_is_sent_a_form_with_its_own_names_and_nothing_it_would_refuse() {
    let reply = reply("1 < 2 & so\non — 100%", "x.example", Some("7"));
    let sent = request(&wordpress(), "a-1", &reply, &SubmissionSignals::default());
    assert_eq!(
        sent,
        Request {
            method: Method::Post,
            identity: Identity::Anonymous,
            address: COMMENTS.into(),
            content_type: "application/x-www-form-urlencoded",
            body: "post=42&content=1%20%3C%202%20%26%20so%0Aon%20%E2%80%94%20100%25&author_name=Ann%20%26%20S%C3%B6hne\
                   &author_email=ann%2Bx%40example.com&author_url=https%3A%2F%2Fx.example&parent=7"
                .into(),
            reply_ref: Some(ReplyRef { article: "a-1".into(), key: idempotency_key("a-1", &reply) }),
        }
    );
}

#[test]
fn what_is_empty_is_left_out_of_the_form() {
    let sent = request(&wordpress(), "", &reply("Yes.", "", None), &SubmissionSignals { trap: "x", elapsed: 60 });
    let names: Vec<_> = sent.body.split('&').map(|field| field.split('=').next().unwrap()).collect();
    assert_eq!(names, ["post", "content", "author_name", "author_email"]);
}

#[test]
fn our_own_request_is_json_whatever_was_typed() {
    let text = "A \"quote\", a \\ and\r\na\ttab \u{1}, é, \u{2028} 😀";
    let reply = reply(text, "", None);
    let sent = request(&own(false), "a/1", &reply, &SubmissionSignals { trap: "bot", elapsed: 1 });
    let key = idempotency_key("a/1", &reply);
    assert_eq!((sent.address.as_str(), sent.content_type), ("/replies", "application/json"));
    assert_eq!(
        serde_json::from_str::<Value>(&sent.body).unwrap(),
        json!({ "article": "a/1", "comment": text, "author": "Ann & Söhne", "email": "ann+x@example.com", "key": key })
    );
    assert_eq!(sent.reply_ref, Some(ReplyRef { article: "a/1".into(), key }));
}

#[test]
fn a_reply_has_the_same_key_however_often_it_is_sent() {
    let sent = |text: &str, elapsed| {
        request(&own(true), "a", &reply(text, "", None), &SubmissionSignals { trap: "", elapsed })
    };
    let (first, later) = (sent("Hi", 5).reply_ref.unwrap(), sent(" Hi ", 500).reply_ref.unwrap());
    assert_eq!(first, later);
    assert_eq!(first.key.len(), 16);
    assert!(first.key.bytes().all(|byte| byte.is_ascii_hexdigit()), "{}", first.key);
}

#[test]
fn replies_that_differ_have_different_keys() {
    let one = reply("Hi", "", None);
    let keys = [
        idempotency_key("a", &one),
        idempotency_key("b", &one),
        idempotency_key("a", &reply("Hi!", "", None)),
        idempotency_key("a", &reply("Hi", "", Some("7"))),
        // Where one part ends and the next begins counts too.
        idempotency_key("a7", &one),
        idempotency_key("", &one),
    ];
    for (index, key) in keys.iter().enumerate() {
        assert!(!keys[..index].contains(key), "{index}");
    }
}

#[test]
fn an_endpoint_that_wants_to_know_is_told_what_may_be_a_robot() {
    let body = |attempt| {
        let sent = request(&own(true), "a", &reply("Hi", "", None), &attempt);
        serde_json::from_str::<Value>(&sent.body).unwrap()
    };
    let person = body(SubmissionSignals { trap: "", elapsed: 95 });
    assert_eq!((person["elapsed"].as_str(), person.get("trap")), (Some("95"), None));
    let robot = body(SubmissionSignals { trap: "Cheap pills", elapsed: 0 });
    assert_eq!((robot["elapsed"].as_str(), robot["trap"].as_str()), (Some("0"), Some("Cheap pills")));
}

#[test]
fn wordpress_is_spared_what_looks_like_a_robot() {
    let wait = |seconds| Some(PostError::RateLimited { seconds });
    assert_eq!(SubmissionSignals { trap: "", elapsed: 2 }.rate_limit_reason(&wordpress()), None);
    assert_eq!(SubmissionSignals { trap: "", elapsed: 1 }.rate_limit_reason(&wordpress()), wait(1));
    assert_eq!(SubmissionSignals { trap: "", elapsed: 0 }.rate_limit_reason(&wordpress()), wait(2));
    assert_eq!(SubmissionSignals { trap: "x", elapsed: 500 }.rate_limit_reason(&wordpress()), wait(2));
    // Another endpoint judges for itself.
    assert_eq!(SubmissionSignals { trap: "x", elapsed: 0 }.rate_limit_reason(&own(true)), None);
}

#[test]
fn only_wordpress_is_asked_and_in_a_way_that_can_create_nothing() {
    let asked = policy_probe_request(&wordpress()).unwrap();
    assert_eq!((asked.address.as_str(), asked.body.as_str()), (COMMENTS, "post=42&id=1"));
    assert_eq!(asked.reply_ref, None, "a question is no reply");
    assert_eq!(policy_probe_request(&own(false)), None);
}

#[test]
fn only_a_clear_no_closes_the_form() {
    let says = |status, code: &str| {
        policy(status, Some(&json!({ "code": code, "message": "…", "data": { "status": status } })), text)
    };
    assert_eq!(says(401, "rest_comment_login_required"), ReplyPolicy::MembersOnly);
    assert_eq!(says(401, "rest_cannot_read_post"), ReplyPolicy::Closed);
    assert_eq!(says(403, "rest_comment_closed"), ReplyPolicy::Closed);
    assert_eq!(says(400, "rest_comment_exists"), ReplyPolicy::Open);
    assert_eq!(says(400, "rest_comment_content_invalid"), ReplyPolicy::Open);
    assert_eq!(says(403, "rest_cookie_invalid_nonce"), ReplyPolicy::Open);
    assert_eq!(policy(503, None, text), ReplyPolicy::Open);
    assert_eq!(policy(200, None, text), ReplyPolicy::Open);
}
