//! The files of the languages: complete, in their own words, and with the plural forms of their language.
#![allow(clippy::expect_used, clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use icu_plurals::PluralRules;
use offprint_core::model::Direction;
use prerender::language_rules::{category_name, plural_rules};

/// Sentences by group and name.
type Groups = BTreeMap<String, BTreeMap<String, String>>;

const LANGUAGES: [&str; 40] = [
    "ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "ko",
    "lt", "lv", "nb", "nl", "pl", "pt-BR", "pt-PT", "ro", "ru", "sk", "sl", "sr", "sr-Latn", "sv", "th", "tr", "uk",
    "uz", "vi", "zh-Hans", "zh-Hant",
];

/// What is called the same in every language.
const NAMES: [&str; 8] = ["Offprint", "RSS", "JSON", "Feed", "name@example.com", "example.com", "https://", "http://"];

/// Words that languages share with English.
const SHARED: [(&str, &[&str]); 6] = [
    ("Articles", &["fr"]),
    ("Email", &["el", "id", "it", "pt-PT", "ro", "ru", "uk", "uz", "vi"]),
    ("Link", &["da", "de", "et"]),
    ("Name", &["de"]),
    ("Pages", &["fr"]),
    ("Website", &["de"]),
];

/// Languages that are not written in Latin letters.
const NOT_LATIN: [&str; 14] =
    ["ar", "bg", "el", "fa", "he", "hi", "ja", "ko", "ru", "sr", "th", "uk", "zh-Hans", "zh-Hant"];

/// English words that no language uses.
const ENGLISH: [&str; 9] = ["the", "your", "you", "this", "could", "reply", "replies", "please", "again"];

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales")
}

fn read(tag: &str) -> Groups {
    let text = fs::read_to_string(folder().join(format!("{tag}.json"))).expect("a file for each language");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{tag}: {error}"))
}

/// Every sentence with the name of its group, for all languages but English.
fn translations() -> impl Iterator<Item = (&'static str, Vec<(String, String)>)> {
    LANGUAGES.into_iter().filter(|tag| *tag != "en").map(|tag| {
        let groups = read(tag).into_iter();
        let sentences = groups.flat_map(|(group, sentences)| {
            sentences.into_iter().map(move |(name, sentence)| (format!("{group}.{name}"), sentence))
        });
        (tag, sentences.collect())
    })
}

fn rules(tag: &str) -> PluralRules {
    plural_rules(tag).expect("rules for each language")
}

fn placeholders(sentence: &str) -> BTreeSet<&str> {
    sentence.split("{{").skip(1).filter_map(|rest| rest.split_once("}}")).map(|(name, _)| name).collect()
}

#[test]
fn there_is_a_file_for_each_language_and_no_other() {
    let names = fs::read_dir(folder()).expect("the folder").filter_map(Result::ok);
    let found: BTreeSet<String> = names.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(found, LANGUAGES.iter().map(|tag| format!("{tag}.json")).collect());
}

#[test]
fn a_file_has_every_sentence_in_exactly_the_plural_forms_of_its_language() {
    let english = read("en");
    for tag in LANGUAGES {
        let forms: Vec<&str> = rules(tag).categories().map(category_name).collect();
        let keys = english.iter().flat_map(|(group, sentences)| sentences.keys().map(move |name| (group, name)));
        let expected: BTreeSet<String> = keys
            .flat_map(|(group, name)| match name.rsplit_once('_') {
                Some((name, _)) => forms.iter().map(|form| format!("{group}.{name}_{form}")).collect(),
                None => vec![format!("{group}.{name}")],
            })
            .collect();
        let found = read(tag);
        let found =
            found.iter().flat_map(|(group, sentences)| sentences.keys().map(move |name| format!("{group}.{name}")));
        assert_eq!(found.collect::<BTreeSet<_>>(), expected, "{tag}");
    }
}

#[test]
fn a_sentence_has_the_placeholders_of_the_english_one() {
    let english = read("en");
    for (tag, sentences) in translations() {
        let rules = rules(tag);
        // Where only one number takes a form, the number may be a word: "two replies".
        let is_one_number =
            |form: &str| (0..1000_u32).filter(|number| category_name(rules.category_for(*number)) == form).count() == 1;
        for (key, sentence) in sentences {
            let (group, name) = key.split_once('.').expect("a group");
            let (base, form) = name.split_once('_').unzip();
            let source =
                english[group].get(name).or_else(|| english[group].get(&format!("{}_other", base.unwrap_or(name))));
            let (found, expected) = (placeholders(&sentence), placeholders(source.expect("an English sentence")));
            let is_word = found.is_empty() && form.is_some_and(is_one_number);
            assert!(found == expected || is_word, "{tag} {key}: {sentence}");
            assert_eq!(sentence.matches(['{', '}']).count(), 4 * found.len(), "{tag} {key}: {sentence}");
        }
    }
}

#[test]
fn no_sentence_is_left_in_english() {
    let english = read("en");
    for (tag, sentences) in translations() {
        for (key, sentence) in sentences {
            let (group, name) = key.split_once('.').expect("a group");
            let is_shared = SHARED.iter().any(|(word, tags)| *word == sentence && tags.contains(&tag));
            let is_same = english[group].get(name).is_some_and(|source| source.eq_ignore_ascii_case(&sentence));
            assert!(!is_same || is_shared, "{tag} {key}: {sentence}");
            let mut words = sentence.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase);
            assert_eq!(words.find(|word| ENGLISH.contains(&&**word)), None, "{tag} {key}: {sentence}");
        }
    }
}

#[test]
fn languages_with_another_script_use_it() {
    let latin = |letter: char| letter.is_ascii_alphabetic();
    for (tag, sentences) in translations() {
        let is_latin = !NOT_LATIN.contains(&tag);
        for (key, sentence) in sentences {
            let mut own: String =
                sentence.split("{{").map(|part| part.split_once("}}").map_or(part, |(_, rest)| rest)).collect();
            // Names, and two words in the alphabet that they came in.
            for word in NAMES.iter().chain(&["Email", "email", "E-mail", "e-mail", "Cookie", "cookies", "cookie"]) {
                own = own.replace(word, "");
            }
            assert!(is_latin || !own.contains(latin), "{tag} {key}: {sentence}");
        }
    }
}

#[test]
fn addresses_keep_their_order_where_the_text_runs_from_right_to_left() {
    for (tag, sentences) in translations().filter(|(tag, _)| Direction::of_language(tag) == Direction::Rtl) {
        for (key, sentence) in sentences {
            // U+200E, or the slashes would stand before "https" (Unicode Standard Annex 9).
            assert_eq!(
                sentence.matches("://").count(),
                sentence.matches("://\u{200e}").count(),
                "{tag} {key}: {sentence}"
            );
        }
    }
}

#[test]
fn sentences_are_plain_text() {
    for (tag, sentences) in translations() {
        for (key, sentence) in sentences {
            assert!(!sentence.contains(['<', '>', '&', '\n', '\t']), "{tag} {key}: {sentence}");
            assert_eq!(sentence.trim(), sentence, "{tag} {key}");
            assert!(
                !sentence.is_empty() && !sentence.contains("  ") && !sentence.contains("..."),
                "{tag} {key}: {sentence}"
            );
        }
    }
}
