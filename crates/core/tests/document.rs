//! What came back when an article was asked for.
#![cfg(not(target_arch = "wasm32"))]

use offprint_core::formats::load_error::{LoadError, MAX_BYTES, ResponseHead, diagnose, json_part};

const GOOD: ResponseHead<'_> =
    ResponseHead { status: 200, content_type: Some("application/json"), redirected: false, length: None };

#[test]
fn every_status_has_its_meaning() {
    for (status, expected) in [
        (200, Ok(())),
        (203, Ok(())),
        (304, Err(LoadError::Refused(304))),
        (400, Err(LoadError::Refused(400))),
        (401, Err(LoadError::Forbidden)),
        (403, Err(LoadError::Forbidden)),
        (404, Err(LoadError::NotFound)),
        (410, Err(LoadError::NotFound)),
        (429, Err(LoadError::Refused(429))),
        (500, Err(LoadError::ServerFault(500))),
        (503, Err(LoadError::ServerFault(503))),
    ] {
        assert_eq!(ResponseHead { status, ..GOOD }.check_response(), expected, "{status}");
    }
}

#[test]
fn only_what_is_certainly_no_json_is_refused_by_its_media_type() {
    for media_type in
        ["application/json; charset=utf-8", "text/plain", "text/html", "application/octet-stream", "", "é"]
    {
        assert_eq!(ResponseHead { content_type: Some(media_type), ..GOOD }.check_response(), Ok(()), "{media_type}");
    }
    for media_type in ["image/png", "IMAGE/JPEG", "video/mp4", "application/pdf"] {
        assert_eq!(
            ResponseHead { content_type: Some(media_type), ..GOOD }.check_response(),
            Err(LoadError::WrongMediaType),
            "{media_type}"
        );
    }
    let led_on = ResponseHead { content_type: Some("image/png"), redirected: true, ..GOOD };
    assert_eq!(led_on.check_response(), Err(LoadError::Redirected));
}

#[test]
fn a_length_beyond_the_limit_is_refused_before_it_is_read() {
    let length = |bytes| ResponseHead { length: Some(bytes), ..GOOD }.check_response();
    assert_eq!(length(MAX_BYTES), Ok(()));
    assert_eq!(length(MAX_BYTES + 1), Err(LoadError::TooLarge));
}

#[test]
fn a_text_that_is_no_json_is_told_apart() {
    for (text, redirected, expected) in [
        ("", false, LoadError::Empty),
        ("\u{feff} \n", false, LoadError::Empty),
        ("<!doctype html><title>x</title>", false, LoadError::WebPage),
        ("\u{feff}<html>", false, LoadError::WebPage),
        ("<html>", true, LoadError::Redirected),
        ("{\"headline\": \"A he", false, LoadError::CutOff),
        ("{", false, LoadError::CutOff),
        ("[1, 2", false, LoadError::CutOff),
        ("{headline: 1}", false, LoadError::NotJson),
        ("Not found.", false, LoadError::NotJson),
        ("Warning: foo in bar.php {\"a\":1}", false, LoadError::NotJson),
    ] {
        assert_eq!(diagnose(text, redirected), expected, "{text:?}");
    }
}

#[test]
fn json_is_found_behind_byte_order_marks_and_the_warnings_of_php() {
    let json = "{\"id\": 1,\n\"a\": [\n{}]}";
    for junk in [
        "",
        "\u{feff}",
        "\u{feff}\u{feff}\n ",
        "<br />\n<b>Warning</b>:  Undefined variable $x in <b>/var/www/a.php</b> on line <b>3</b><br />\n",
        "\nWarning: Undefined variable $x in /var/www/a.php on line 3\n",
        "\nDeprecated: One in /a.php on line 3\n\nNotice: Two in /b.php on line 4\n\u{feff}",
    ] {
        assert_eq!(json_part(&[junk, json].concat()), json, "{junk:?}");
    }
    assert_eq!(diagnose("<br />\n<b>Warning</b>: x<br />\n{\"id\": 1,", false), LoadError::CutOff);
}

#[test]
fn a_web_page_stays_a_web_page() {
    let page = "<!doctype html>\n<script>\n{\nlet a = 1;\n}\n</script>";
    assert_eq!(json_part(page), page);
    for text in
        [page, "<br />\n<b>Fatal error</b>:  Uncaught Error in a.php:3\nStack trace:\n#0 {main}\n", "<html>\n[1]"]
    {
        assert_eq!(diagnose(text, false), LoadError::WebPage, "{text}");
    }
}

#[test]
fn asking_again_is_offered_only_where_it_may_help() {
    for error in [LoadError::Unreachable, LoadError::TimedOut, LoadError::ServerFault(503), LoadError::CutOff] {
        assert!(error.is_transient(), "{error}");
    }
    for error in [LoadError::NotFound, LoadError::NoHeadline, LoadError::TooLarge, LoadError::NoAddress] {
        assert!(!error.is_transient(), "{error}");
    }
}
