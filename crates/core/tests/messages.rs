//! Sentences, their plurals and placeholders, and what a publisher lays over them.

use offprint_core::messages::{MessageKey, Messages, around, fill, fill_named};
use serde_json::{Value, json};

/// English with a document laid over it, in a language.
fn with(languages: &[&str], document: &Value) -> Messages {
    let mut messages = Messages::default();
    messages.overlay(languages, &document.to_string());
    messages
}

/// The plural category of a count, in the two languages of these tests.
fn category(count: u32) -> impl Fn(&str) -> String {
    move |language| {
        let category = match (language, count % 10, count % 100) {
            ("en" | "de", _, _) => {
                if count == 1 {
                    "one"
                } else {
                    "other"
                }
            }
            (_, 1, teens) if teens != 11 => "one",
            (_, 2..=4, teens) if !(12..=14).contains(&teens) => "few",
            _ => "many",
        };
        category.to_owned()
    }
}

#[test]
fn a_wording_is_english_until_another_is_laid_over_it() {
    let messages = with(&["de"], &json!({ "LeaveAReply": "Antworten", "Nonsense": "x", "Name": 4, "Email": " " }));
    assert_eq!(messages.get(MessageKey::LeaveAReply), "Antworten");
    assert_eq!(messages.get(MessageKey::Name), "Name");
    assert_eq!(messages.get(MessageKey::Email), "Email");
}

#[test]
fn the_first_and_the_last_wording_of_each_group_are_found_by_their_names() {
    let ends = [
        (MessageKey::AboutTheAuthor, "About the author: {{name}}"),
        (MessageKey::Updated, "Updated {{time}}"),
        (MessageKey::Discard, "Discard it"),
        (MessageKey::ShowOtherDraft, "Show it"),
        (MessageKey::BytesLeft, "Room left: {{count}}"),
        (MessageKey::Articles, "Articles"),
        (MessageKey::SkipToArticle, "Skip to the article"),
        (MessageKey::YourReplies, "Your replies"),
    ];
    for (key, wording) in ends {
        assert_eq!(Messages::default().get(key), wording);
    }
}

#[test]
fn english_tells_one_from_many() {
    let messages = Messages::default();
    assert_eq!(messages.plural(MessageKey::CountReplies, &category(1)), "{{count}} reply");
    assert_eq!(messages.plural(MessageKey::CountReplies, &category(0)), "{{count}} replies");
    assert_eq!(messages.plural(MessageKey::ReadingTime, &category(1)), "{{count}} minute to read");
}

#[test]
fn a_language_has_its_own_plural_forms() {
    let forms = json!({ "thread": {
        "CountReplies_one": "{{count}} ответ", "CountReplies_few": "{{count}} ответа", "CountReplies_many": "{{count}} ответов"
    } });
    let russian = with(&["ru"], &forms);
    for (count, form) in [(1, "ответ"), (2, "ответа"), (5, "ответов"), (11, "ответов"), (21, "ответ")]
    {
        let sentence = russian.plural(MessageKey::CountReplies, &category(count));
        assert_eq!(fill(sentence, &count.to_string()), format!("{count} {form}"));
    }
    // What a file lacks is said in English, by the rules of English.
    assert_eq!(russian.plural(MessageKey::ReadingTime, &category(21)), "{{count}} minutes to read");
}

#[test]
fn one_wording_of_a_publisher_may_serve_for_all_counts() {
    let messages = with(&["de"], &json!({ "CountReplies": "Antworten: {count}" }));
    assert_eq!(messages.plural(MessageKey::CountReplies, &category(1)), "Antworten: {count}");
}

#[test]
fn a_publishers_wording_lies_over_that_of_the_language() {
    let mut messages = with(&["de"], &json!({ "form": { "Comment": "Kommentar", "Website": "Website" } }));
    messages.overlay(&["de"], &json!({ "Comment": "Ihr Wort" }).to_string());
    assert_eq!(messages.get(MessageKey::Comment), "Ihr Wort");
    assert_eq!(messages.get(MessageKey::Website), "Website");
}

#[test]
fn a_wording_for_one_language_counts_in_that_language_and_its_varieties() {
    let document = json!({ "Reply": "+", "de": { "Reply": "Antworten" }, "de-CH": { "form": { "Name": "Namen" } }, "fr": { "Reply": "Répondre" } });
    let reply = |tags: &[&str]| with(tags, &document).get(MessageKey::Reply).to_owned();
    assert_eq!(reply(&["de"]), "Antworten");
    assert_eq!(reply(&["de-AT"]), "Antworten");
    assert_eq!(reply(&["FR-ca"]), "Répondre");
    assert_eq!(reply(&["it"]), "+");
    // A tag, and the tag of the file that was found for it.
    assert_eq!(with(&["no", "nb"], &json!({ "nb": { "Reply": "Svar" } })).get(MessageKey::Reply), "Svar");
    assert_eq!(with(&["de-CH"], &document).get(MessageKey::Name), "Namen");
    assert_eq!(with(&["de-AT"], &document).get(MessageKey::Name), "Name");
}

#[test]
fn a_value_takes_the_place_of_the_placeholder() {
    assert_eq!(fill("Noch {{sekunden}} Sekunden", "9"), "Noch 9 Sekunden");
    assert_eq!(fill("Noch {sekunden} Sekunden", "9"), "Noch 9 Sekunden");
    assert_eq!(fill("kurz", "4"), "kurz");
    // A value is not looked into for placeholders.
    assert_eq!(fill("The server says: {{message}}", "{{x}}"), "The server says: {{x}}");
}

#[test]
fn several_values_are_told_apart_by_their_names() {
    let sentence = fill_named("{{pages}} / {{page}}", "page", "2");
    assert_eq!(fill_named(&sentence, "pages", "9"), "9 / 2");
    assert_eq!(fill_named("{page} of {pages}", "page", "2"), "2 of {pages}");
}

#[test]
fn a_sentence_is_parted_at_its_placeholder() {
    assert_eq!(around("By {{names}}."), Some(("By ", ".")));
    assert_eq!(around("{{names}}"), Some(("", "")));
    assert_eq!(around("Von"), None);
}
