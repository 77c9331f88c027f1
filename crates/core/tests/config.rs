//! Attributes: whatever is written, there is a result.
#![cfg(not(target_arch = "wasm32"))]

use offprint_core::config::{ATTRIBUTES, Config, Theme};
use offprint_core::model::Direction;

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
fn the_age_of_an_old_article_is_a_whole_number_of_months() {
    assert_eq!(read(&[("age-note", " 24 ")]).age_note, Some(24));
    for value in ["0", "-1", "2.5", "two", "99999999"] {
        let config = read(&[("age-note", value)]);
        assert_eq!((config.age_note, config.misunderstood), (None, vec!["age-note"]), "{value}");
    }
    assert_eq!(read(&[("age-note", "")]), read(&[]));
}

#[test]
fn extras_are_off_until_one_is_asked_for() {
    assert!(!read(&[]).has_extras());
    for (name, value) in [("contents", ""), ("share", ""), ("age-note", "12")] {
        assert!(read(&[(name, value)]).has_extras(), "{name}");
    }
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
