//! What is posted to a reply endpoint, and what its answers mean.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use offprint_core::model::reply::{Field, FieldError, Reply, ReplyDraft, RequiredFields, validate};
use offprint_core::model::submission::{Outcome, PostError};
use offprint_core::reply_api::{ReplyBody, parse_response};
use offprint_core::sanitizer::html5ever::text;
use serde_json::{Value, json};

fn reply(url: &str, parent: Option<&str>) -> Reply {
    let draft = ReplyDraft {
        comment: "Well said.".into(),
        author: "Ann".into(),
        email: "ann@example.com".into(),
        url: url.into(),
        parent: parent.map(String::from),
    };
    validate(&draft, RequiredFields::default()).unwrap()
}

fn says(status: u16, body: Value) -> Result<Outcome, PostError> {
    parse_response(status, None, Some(&body), text)
}

fn silent(status: u16) -> Result<Outcome, PostError> {
    parse_response(status, None, None, text)
}

fn server(field: Field, words: &str) -> (Field, FieldError) {
    (field, FieldError::Server(words.into()))
}

fn refused(words: &str) -> Result<Outcome, PostError> {
    Err(PostError::Refused(Some(words.into())))
}

fn published(id: Option<&str>, url: Option<&str>) -> Result<Outcome, PostError> {
    Ok(Outcome::Published { id: id.map(String::from), url: url.map(String::from) })
}

#[test]
fn a_request_names_the_article_and_what_was_typed() {
    assert_eq!(
        json!(ReplyBody::new("a-1", &reply("example.com", Some("7")))),
        json!({
            "article": "a-1",
            "comment": "Well said.",
            "author": "Ann",
            "email": "ann@example.com",
            "url": "https://example.com",
            "parent": "7",
        })
    );
}

#[test]
fn what_is_empty_is_left_out_of_a_request() {
    assert_eq!(
        json!(ReplyBody::new("a-1", &reply("", None))),
        json!({ "article": "a-1", "comment": "Well said.", "author": "Ann", "email": "ann@example.com" })
    );
}

#[test]
fn an_accepted_reply_is_published_or_held() {
    for status in [200, 201, 202] {
        for (body, outcome) in [
            (json!({"status": "published"}), published(None, None)),
            (
                json!({"status": "published", "id": "r9", "url": "https://example.com/a#r9"}),
                published(Some("r9"), Some("https://example.com/a#r9")),
            ),
            (json!({"status": "published", "id": "", "url": "/a#r9"}), published(None, Some("/a#r9"))),
            (json!({"status": "published", "id": null, "url": "javascript:alert(1)"}), published(None, None)),
            (
                json!({"status": "approved", "id": 42, "link": "https://example.com/#comment-42"}),
                published(Some("42"), Some("https://example.com/#comment-42")),
            ),
            (json!({"status": "approved", "id": 1.5}), published(None, None)),
            (json!({"status": "approved", "id": -1}), published(None, None)),
            (json!({"status": "held"}), Ok(Outcome::Held)),
            (json!({"status": "hold", "id": 43}), Ok(Outcome::Held)),
            (json!({"status": "spam"}), Ok(Outcome::Held)),
            (json!({"status": "trash"}), Ok(Outcome::Held)),
            (json!({"status": "received"}), Ok(Outcome::Duplicate)),
        ] {
            assert_eq!(says(status, body.clone()), outcome, "{status} {body}");
        }
    }
}

#[test]
fn a_status_word_in_an_error_accepts_nothing() {
    assert_eq!(says(500, json!({"status": "published"})), Err(PostError::ServerFault(500)));
    assert_eq!(says(400, json!({"status": "held"})), Err(PostError::ServerFault(400)));
}

#[test]
fn a_status_that_means_taken_needs_no_words() {
    for status in [201, 202, 204, 205] {
        assert_eq!(silent(status), Ok(Outcome::Held), "{status}");
    }
    assert_eq!(says(201, json!({"id": 1, "comment": "Well said."})), Ok(Outcome::Held));
    assert_eq!(says(201, json!({"status": "queued"})), Ok(Outcome::Held));
}

#[test]
fn a_200_that_does_not_say_what_became_of_the_reply_is_not_understood() {
    assert_eq!(silent(200), Err(PostError::NotUnderstood));
    for body in [
        json!({}),
        json!([]),
        json!(null),
        json!("ok"),
        json!({"status": "maybe"}),
        json!({"message": "Welcome to our network"}),
        json!({"status": 1}),
    ] {
        assert_eq!(says(200, body.clone()), Err(PostError::NotUnderstood), "{body}");
    }
    for status in [0, 100, 203, 206, 301, 304, 600] {
        assert_eq!(silent(status), Err(PostError::NotUnderstood), "{status}");
    }
}

#[test]
fn field_errors_land_at_their_field_in_form_order() {
    let body = json!({"errors": {"url": "No links, please.", "email": "We can't reach <b>this</b> address.", "comment": ["Too rude.", "Too short."]}});
    for status in [400, 422, 200] {
        assert_eq!(
            says(status, body.clone()),
            Err(PostError::Fields(vec![
                server(Field::Comment, "Too rude."),
                server(Field::Email, "We can't reach this address."),
                server(Field::Url, "No links, please."),
            ])),
            "{status}"
        );
    }
}

#[test]
fn an_error_of_a_field_that_is_not_ours_becomes_the_reason() {
    assert_eq!(says(422, json!({"errors": {"captcha": "Are you human?"}})), refused("Are you human?"));
    assert_eq!(
        says(422, json!({"errors": {"captcha": "Are you human?", "author": "Who?"}})),
        Err(PostError::Fields(vec![server(Field::Author, "Who?")]))
    );
    for errors in [json!({}), json!([]), json!("x"), json!({"email": ""}), json!({"email": 7}), json!({"email": []})] {
        assert_eq!(says(422, json!({"errors": errors, "message": "No."})), refused("No."));
    }
}

#[test]
fn wordpress_codes_mean_the_same_with_every_status() {
    let closed = || Err(PostError::Closed);
    let login = || Err(PostError::LoginRequired);
    for (code, result) in [
        ("comment_flood", Err(PostError::RateLimited { seconds: 15 })),
        ("comment_duplicate", Ok(Outcome::Duplicate)),
        ("rest_comment_closed", closed()),
        ("comment_closed", closed()),
        ("rest_comment_trash_post", closed()),
        ("rest_comment_draft_post", closed()),
        ("rest_comment_invalid_post_id", closed()),
        ("rest_cannot_read_post", closed()),
        ("rest_comment_login_required", login()),
        ("not_logged_in", login()),
    ] {
        for status in [200, 400, 401, 403, 409, 429] {
            assert_eq!(
                says(status, json!({"code": code, "message": "Sorry.", "data": {"status": status}})),
                result,
                "{status} {code}"
            );
        }
    }
}

#[test]
fn wordpress_field_codes_land_at_their_field() {
    for (code, fields) in [
        ("rest_comment_author_data_required", vec![Field::Author, Field::Email]),
        ("require_name_email", vec![Field::Author, Field::Email]),
        ("rest_comment_content_invalid", vec![Field::Comment]),
        ("comment_content_column_length", vec![Field::Comment]),
        ("comment_author_column_length", vec![Field::Author]),
        ("comment_author_email_column_length", vec![Field::Email]),
        ("comment_author_url_column_length", vec![Field::Url]),
    ] {
        let expected = |words| Err(PostError::Fields(fields.iter().map(|&field| server(field, words)).collect()));
        assert_eq!(says(400, json!({"code": code, "message": "Not so."})), expected("Not so."), "{code}");
        assert_eq!(says(400, json!({"code": code})), expected(code), "{code}");
    }
}

#[test]
fn wordpress_invalid_parameters_land_at_their_field() {
    let body = json!({
        "code": "rest_invalid_param",
        "message": "Invalid parameter(s): author_email",
        "data": {
            "status": 400,
            "params": {"author_email": "Invalid email address."},
            "details": {"author_email": {"code": "rest_invalid_email", "message": "Invalid email address.", "data": null}}
        }
    });
    assert_eq!(says(400, body), Err(PostError::Fields(vec![server(Field::Email, "Invalid email address.")])));
    let other = json!({"code": "rest_invalid_param", "message": "Invalid parameter(s): post", "data": {"params": {"post": "post is not of type integer."}}});
    assert_eq!(says(400, other), refused("post is not of type integer."));
    let names = json!({"code": "rest_missing_callback_param", "message": "Missing parameter(s): post", "data": {"params": ["post"]}});
    assert_eq!(says(400, names), refused("Missing parameter(s): post"));
}

#[test]
fn wordpress_form_errors_come_with_a_200_and_are_errors() {
    let body = |status: u16, message: &str| json!({"code": "wp_die", "message": message, "data": {"status": status}, "additional_errors": []});
    assert_eq!(
        says(200, body(200, "<p><strong>Error:</strong> Please enter a valid email address.</p>")),
        refused("Error: Please enter a valid email address.")
    );
    assert_eq!(says(409, body(409, "<p>Duplicate comment detected</p>")), Ok(Outcome::Duplicate));
    assert_eq!(
        says(403, body(403, "<p>Sorry, comments are closed for this item.</p>")),
        refused("Sorry, comments are closed for this item.")
    );
    assert_eq!(
        says(429, body(429, "<p>You are posting comments too quickly. Slow down.</p>")),
        Err(PostError::RateLimited { seconds: 15 })
    );
}

#[test]
fn a_bare_status_is_understood_as_far_as_it_goes() {
    for (status, result) in [
        (400, Err(PostError::ServerFault(400))),
        (401, Err(PostError::LoginRequired)),
        (403, Err(PostError::Refused(None))),
        (404, Err(PostError::ServerFault(404))),
        (405, Err(PostError::ServerFault(405))),
        (408, Err(PostError::TimedOut)),
        (409, Ok(Outcome::Duplicate)),
        (413, Err(PostError::ServerFault(413))),
        (429, Err(PostError::RateLimited { seconds: 15 })),
        (500, Err(PostError::ServerFault(500))),
        (503, Err(PostError::ServerFault(503))),
        (599, Err(PostError::ServerFault(599))),
    ] {
        assert_eq!(silent(status), result, "{status}");
        assert_eq!(says(status, json!({})), result, "{status}");
    }
}

#[test]
fn a_conflict_of_another_kind_is_no_duplicate() {
    assert_eq!(
        says(409, json!({"code": "version_conflict", "message": "Changed meanwhile."})),
        refused("Changed meanwhile.")
    );
    assert_eq!(says(409, json!({"code": "duplicate_reply"})), Ok(Outcome::Duplicate));
}

#[test]
fn a_failing_server_is_to_blame_whatever_it_says() {
    for body in [
        json!({"code": "internal_server_error", "message": "<p>There has been a critical error on this website.</p>"}),
        json!({"code": "comment_save_error", "message": "The comment could not be saved."}),
        json!({"code": "rest_comment_failed_create"}),
        json!({"errors": {"email": "database gone"}}),
    ] {
        assert_eq!(says(500, body.clone()), Err(PostError::ServerFault(500)), "{body}");
    }
}

#[test]
fn the_wait_is_the_servers_within_reason() {
    for (header, seconds) in [
        (None, 15),
        (Some("30"), 30),
        (Some(" 7 "), 7),
        (Some("0"), 1),
        (Some("86400"), 3_600),
        (Some("-3"), 15),
        (Some("1.5"), 15),
        (Some(""), 15),
        (Some("99999999999"), 15),
        (Some("Wed, 21 Oct 2026 07:28:00 GMT"), 15),
    ] {
        let wait = Err(PostError::RateLimited { seconds });
        assert_eq!(parse_response(429, header, None, text), wait, "{header:?}");
        assert_eq!(parse_response(400, header, Some(&json!({"code": "comment_flood"})), text), wait, "{header:?}");
    }
}

#[test]
fn a_servers_words_become_one_line_of_plain_text() {
    for (message, words) in [
        ("you&#8217;ve already said that!", "you’ve already said that!"),
        ("A &amp; B &lt;b&gt; &quot;C&quot; &#039;D&#039; &#x41; &#X42;", "A & B <b> \"C\" 'D' A B"),
        ("&amp;lt;", "&lt;"),
        ("<p>One</p>\n<p>two&nbsp;three&hellip;</p>", "One two three…"),
        (
            // What no character stands for is replaced, as HTML says.
            "a & b &unknown; &; &#; &#xZZ; &#0; &#1114112; &#xD800;",
            "a & b &unknown; &; &#; &#xZZ; � � �",
        ),
        ("<script>alert(1)</script>No.", "alert(1)No."),
        ("&amp", "&"),
        ("é&é;", "é&é;"),
    ] {
        assert_eq!(says(400, json!({"message": message})), refused(words), "{message}");
    }
}

#[test]
fn a_servers_words_are_cut_before_they_flood_the_form() {
    let Err(PostError::Refused(Some(words))) = says(400, json!({"message": "é".repeat(5_000)})) else {
        panic!("refused in its own words");
    };
    assert_eq!(words.chars().count(), 301);
    assert!(words.ends_with("é…"));
}

#[test]
fn a_reason_is_found_under_its_usual_names_or_not_at_all() {
    assert_eq!(says(403, json!({"error": "Banned."})), refused("Banned."));
    assert_eq!(says(403, json!({"title": "Forbidden", "detail": "Banned."})), refused("Banned."));
    assert_eq!(says(404, json!({"message": "No such article."})), refused("No such article."));
    for body in [
        json!({"message": ""}),
        json!({"message": "<p></p>"}),
        json!({"message": 5}),
        json!({"error": {"a": 1}}),
        json!([1]),
    ] {
        assert_eq!(says(403, body.clone()), Err(PostError::Refused(None)), "{body}");
    }
}
