//! Attributes and wordings: whatever is written, there is a result.
#![cfg(not(target_arch = "wasm32"))]

use offprint_core::config::{ATTRIBUTES, Config, Theme};
use offprint_core::messages::{MessageKey, Messages};
use offprint_core::model::Direction;
use serde_json::json;

fn read(attributes: &[(&str, &str)]) -> Config {
    Config::read(&|name| attributes.iter().find(|(given, _)| *given == name).map(|(_, value)| (*value).to_owned()))
}

#[test]
fn without_attributes_everything_is_the_default() {
    let config = read(&[]);
    assert_eq!((config.src, config.reply_to, config.lang, config.dir), (None, None, None, None));
    assert!(config.replies && config.form && config.misunderstood.is_empty());
    assert_eq!((config.theme, config.heading_level), (Theme::Auto, 1));
}

#[test]
fn known_values_are_understood() {
    let config = read(&[
        ("theme", "dark"),
        ("dir", "rtl"),
        ("heading-level", "3"),
        ("src", " a.json "),
        ("article", "7"),
        ("lang", "ar"),
    ]);
    assert_eq!((config.theme, config.dir, config.heading_level), (Theme::Dark, Some(Direction::Rtl), 3));
    assert_eq!(
        (config.src.as_deref(), config.article.as_deref(), config.lang.as_deref()),
        (Some("a.json"), Some("7"), Some("ar"))
    );
    assert!(config.misunderstood.is_empty());
}

#[test]
fn a_theme_is_one_of_four_words() {
    let words = [("auto", Theme::Auto), ("light", Theme::Light), ("dark", Theme::Dark), ("host", Theme::Host)];
    for (word, theme) in words {
        assert_eq!(read(&[("theme", word)]).theme, theme);
        assert_eq!(theme.as_str(), word);
    }
}

#[test]
fn unknown_values_are_the_default_and_are_named() {
    let config = read(&[("theme", "purple"), ("dir", "up"), ("heading-level", "7")]);
    assert_eq!((config.theme, config.dir, config.heading_level), (Theme::Auto, None, 1));
    assert_eq!(config.misunderstood, ["theme", "dir", "heading-level"]);
}

#[test]
fn an_empty_value_is_as_good_as_none() {
    assert_eq!(read(&[("src", "  "), ("theme", "")]), read(&[]));
}

#[test]
fn booleans_are_true_by_being_there() {
    for value in ["", "no-form", "false"] {
        let config = read(&[("no-form", value)]);
        assert!(config.replies && !config.form);
    }
    assert!(!read(&[("no-replies", "")]).form);
}

#[test]
fn the_loader_watches_every_attribute() {
    let loader = include_str!("../../../public/offprint.js");
    for attribute in ATTRIBUTES {
        assert!(loader.contains(&format!("\"{attribute}\"")), "{attribute}");
    }
}

#[test]
fn a_wording_is_english_until_another_is_laid_over_it() {
    let strings =
        Messages::overlay(&json!({ "LeaveAReply": "Antworten", "Nonsense": "x", "Name": 4, "Email": " " }).to_string());
    assert_eq!(strings.get(MessageKey::LeaveAReply), "Antworten");
    assert_eq!(strings.get(MessageKey::Name), "Name");
    assert_eq!(strings.get(MessageKey::Email), "Email");
}

#[test]
fn the_first_and_the_last_wording_of_each_part_are_found_by_their_names() {
    let ends = [
        (MessageKey::By, "By"),
        (MessageKey::Discard, "Discard it"),
        (MessageKey::Replies, "Replies"),
        (MessageKey::YourReplies, "Your replies"),
        (MessageKey::BytesLeft, "Room left: {count}"),
        (MessageKey::TooFastOver, "You can post your reply now."),
    ];
    for (text, wording) in ends {
        assert_eq!(Messages::default().get(text), wording);
    }
}

#[test]
fn a_value_takes_the_place_of_the_placeholder() {
    let strings =
        Messages::overlay(&json!({ "TooFast": "Noch {sekunden} Sekunden", "ReadingTime": "kurz" }).to_string());
    assert_eq!(strings.fill(MessageKey::TooFast, "9"), "Noch 9 Sekunden");
    assert_eq!(strings.fill(MessageKey::ReadingTime, "4"), "kurz");
    assert_eq!(Messages::default().fill(MessageKey::ReadingTime, "4"), "4 min read");
    // A value is not looked into for placeholders.
    assert_eq!(Messages::default().fill(MessageKey::ServerSays, "{x}"), "The server says: {x}");
}
