//! Times on static pages.
#![allow(clippy::expect_used)]

use prerender::dates::{clock, datetime, in_zone_of, with_day, write_time};

fn written(iso: &str, lang: &str) -> String {
    write_time(iso, lang).expect("a time").text
}

#[test]
fn a_time_is_written_in_the_language_of_the_page() {
    let time = "2025-01-29T16:45:00Z";
    assert_eq!(written(time, "en-GB"), "29 January 2025 at 16:45 UTC");
    assert_eq!(written(time, "de"), "29. Januar 2025 um 16:45 UTC");
    assert_eq!(written(time, "fr"), "29 janvier 2025 à 16:45 UTC");
    assert_eq!(written(time, "ja"), "2025年1月29日 16:45 UTC");
    assert!(written(time, "ar").contains("29 يناير 2025"));
    // A calendar of its own, as in the browser.
    assert!(written(time, "fa").contains("بهمن"));
}

#[test]
fn english_stands_in_for_a_language_that_is_not_known() {
    let english = write_time("2025-01-29T16:45:00Z", "en").map(|moment| moment.text);
    for lang in ["xx", "tlh", "no language", ""] {
        assert_eq!(Some(written("2025-01-29T16:45:00Z", lang)), english, "{lang}");
    }
}

#[test]
fn a_time_keeps_the_zone_its_source_gave() {
    assert_eq!(written("2025-01-29T16:45:00+05:00", "en-GB"), "29 January 2025 at 16:45 GMT+5");
    assert_eq!(written("2025-01-29T16:45:00-0330", "en-GB"), "29 January 2025 at 16:45 GMT-3:30");
    assert_eq!(written("2025-01-29T16:45", "en-GB"), "29 January 2025 at 16:45");
    assert_eq!(written("2025-01-29", "en-GB"), "29 January 2025");
    assert_eq!(datetime("2025-01-29T16:45:00-0330").as_deref(), Some("2025-01-29T16:45:00-03:30"));
    assert_eq!(datetime(" 2025-01-29 16:45:07.25z ").as_deref(), Some("2025-01-29T16:45:07Z"));
    assert_eq!(datetime("2025-01-29").as_deref(), Some("2025-01-29"));
}

#[test]
fn what_is_no_time_is_none() {
    for text in [
        "",
        "yesterday",
        "2025-13-01",
        "2025-02-30",
        "2025-01-29T",
        "2025-01-29T25:00",
        "2025-01-29T10:00é",
        "+025-01-29",
        "29 January",
    ] {
        assert_eq!(datetime(text), None, "{text}");
        assert!(clock(text).is_nan(), "{text}");
    }
}

#[test]
fn replies_are_told_by_their_day_and_ordered_by_the_clock() {
    let [datetime, full, day] = with_day("2025-01-29T16:45:00Z", "en-GB").expect("a time");
    assert_eq!(datetime, "2025-01-29T16:45:00Z");
    assert_eq!((full.as_str(), day.as_str()), ("29 January 2025 at 16:45 UTC", "29 Jan 2025"));
    assert_eq!(clock("1970-01-02T01:00:00+01:00"), 86_400_000.0);
    assert_eq!(clock("2025-01-29T16:45:00Z"), 1_738_169_100_000.0);
}

#[test]
fn two_times_in_one_line_are_in_one_zone() {
    assert_eq!(in_zone_of("2025-01-29T16:45:00Z", Some("2025-01-29T10:00:00+05:00")), "2025-01-29T21:45:00+05:00");
    assert_eq!(in_zone_of("2025-01-29T16:45:00Z", Some("2025-01-29T10:00:00")), "2025-01-29T16:45:00Z");
    assert_eq!(in_zone_of("2025-01-29T16:45:00", Some("2025-01-29T10:00:00Z")), "2025-01-29T16:45:00");
    assert_eq!(in_zone_of("2025-01-29", Some("2025-01-29T10:00:00Z")), "2025-01-29");
}
