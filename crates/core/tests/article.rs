//! Offprint's own article format: what is read, and what is forgiven.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use offprint_core::formats::load_error::LoadError;
use offprint_core::formats::offprint::article;
use offprint_core::model::article::{Article, Body, Direction, initials, reading_minutes};
use offprint_core::model::discussion::ReplyPolicy;
use offprint_core::model::markup::Markup;
use serde_json::{Value, json};

const BASE: &str = "https://news.example/samples/one.json";

/// Good enough for tests: what the browser's `URL` does for these inputs.
fn resolve(address: &str) -> Option<String> {
    match address.split_once(':') {
        Some(("http" | "https", _)) => Some(address.to_owned()),
        Some(_) => None,
        None => Some(format!("https://news.example/samples/{address}")),
    }
}

fn read(document: &Value) -> Result<Article, LoadError> {
    article(document, BASE, &resolve)
}

fn minimal() -> Value {
    json!({ "headline": "A headline", "body": "<p>A text.</p>" })
}

fn with(key: &str, value: Value) -> Article {
    let mut document = minimal();
    document[key] = value;
    read(&document).unwrap()
}

#[test]
fn a_headline_and_a_body_are_enough() {
    let article = read(&minimal()).unwrap();
    assert_eq!(article.headline, "A headline");
    assert_eq!(article.body, Body::Html("<p>A text.</p>".into()));
    assert_eq!(article.base, BASE);
    assert!(article.authors.is_empty() && article.lead_figure.is_none() && article.source.is_none());
}

#[test]
fn what_is_no_article_says_why() {
    for (document, expected) in [
        (json!([]), LoadError::NotAnArticle),
        (json!("text"), LoadError::NotAnArticle),
        (json!(42), LoadError::NotAnArticle),
        (json!(null), LoadError::NotAnArticle),
        (json!({}), LoadError::NoHeadline),
        (json!({ "headline": "   ", "body": "x" }), LoadError::NoHeadline),
        (json!({ "headline": 42, "body": "x" }), LoadError::NoHeadline),
        (json!({ "headline": "H" }), LoadError::NoBody),
        (json!({ "headline": "H", "body": null }), LoadError::NoBody),
        (json!({ "headline": "H", "body": " \n" }), LoadError::NoBody),
        (json!({ "headline": "H", "body": [] }), LoadError::NoBody),
        (json!({ "headline": "H", "body": { "html": "x" } }), LoadError::NoBody),
    ] {
        assert_eq!(read(&document).unwrap_err(), expected, "{document}");
    }
}

#[test]
fn tags_are_names_with_addresses_or_without() {
    let tags = |tags: Value| {
        let tags = with("tags", tags).tags.into_iter();
        tags.map(|tag| (tag.name, tag.url.unwrap_or_default())).collect::<Vec<_>>()
    };
    let tag = |name: &str, url: &str| (name.to_owned(), url.to_owned());
    let linked = json!([" Ports ", { "name": "Ferries", "url": "tag/ferries" }, { "name": "Bad", "url": "javascript:alert(1)" }]);
    let expected = [tag("Ports", ""), tag("Ferries", "https://news.example/samples/tag/ferries"), tag("Bad", "")];
    assert_eq!(tags(linked), expected);
    assert_eq!(tags(json!("Ports")), [tag("Ports", "")]);
    assert_eq!(tags(json!([null, "", 7, {}, { "url": "https://news.example/" }, ["Ports"]])), []);
    assert_eq!(tags(json!(null)), []);
}

#[test]
fn paragraphs_of_a_list_are_plain_text() {
    let article = with("body", json!(["One <b>", "", null, 7, "Two"]));
    assert_eq!(article.body, Body::Paragraphs(vec!["One <b>".into(), "Two".into()]));
}

#[test]
fn null_and_a_wrong_type_are_as_good_as_absent() {
    for key in ["id", "url", "kicker", "standfirst", "authors", "dateline", "published", "leadFigure", "source"] {
        assert_eq!(with(key, Value::Null), read(&minimal()).unwrap(), "{key}: null");
        assert_eq!(with(key, json!(true)), read(&minimal()).unwrap(), "{key}: true");
    }
}

#[test]
fn unknown_properties_are_ignored() {
    assert_eq!(with("mood", json!({ "deep": [1, 2] })), read(&minimal()).unwrap());
}

#[test]
fn an_id_may_be_a_whole_number() {
    assert_eq!(with("id", json!("a-7")).id.as_deref(), Some("a-7"));
    assert_eq!(with("id", json!(42)).id.as_deref(), Some("42"));
    assert_eq!(with("id", json!(4.2)).id, None);
    assert_eq!(with("id", json!(-1)).id, None);
}

#[test]
fn authors_may_be_objects_names_or_a_single_one() {
    let authors =
        with("authors", json!([{ "name": "Ann", "role": "Editor" }, "Bo", {}, { "name": " " }, null, 3])).authors;
    assert_eq!(authors.iter().map(|author| author.name.as_str()).collect::<Vec<_>>(), ["Ann", "Bo"]);
    assert!(authors[0].has_card() && !authors[1].has_card());
    assert_eq!(with("authors", json!("Ann")).authors[0].name, "Ann");
    assert_eq!(with("authors", json!({ "name": "Ann" })).authors[0].name, "Ann");
}

#[test]
fn addresses_are_resolved_and_only_web_addresses_are_kept() {
    assert_eq!(with("url", json!("two.html")).url.as_deref(), Some("https://news.example/samples/two.html"));
    assert_eq!(with("url", json!("javascript:alert(1)")).url, None);
    let author =
        &with("authors", json!([{ "name": "Ann", "url": "javascript:alert(1)", "avatar": "a.png" }])).authors[0];
    assert_eq!(author.url, None);
    assert_eq!(author.avatar.as_deref(), Some("https://news.example/samples/a.png"));
}

#[test]
fn a_lead_figure_needs_an_address_and_both_sides_of_its_size() {
    assert_eq!(with("leadFigure", json!({ "caption": "no picture" })).lead_figure, None);
    let figure = with("leadFigure", json!({ "src": "a.jpg", "width": 1600, "height": 900, "alt": "A bridge" }));
    assert_eq!(figure.lead_figure.unwrap().size, Some((1600, 900)));
    for (width, height) in [(json!(1600), json!(null)), (json!("100%"), json!(900)), (json!(0), json!(-3))] {
        let figure =
            with("leadFigure", json!({ "src": "a.jpg", "width": width, "height": height })).lead_figure.unwrap();
        assert_eq!(figure.size, None);
        assert_eq!(figure.alt, "");
    }
}

#[test]
fn a_source_may_be_a_name_or_only_an_address() {
    let source = |value| with("source", value).source.unwrap();
    assert_eq!(source(json!("The Times")).name, "The Times");
    assert_eq!(source(json!({ "url": "https://times.example/" })).name, "https://times.example/");
    assert_eq!(
        source(json!({ "name": "The Times", "url": "https://times.example/" })).url.unwrap(),
        "https://times.example/"
    );
}

#[test]
fn the_direction_is_the_sources_word_or_its_languages() {
    assert_eq!(with("direction", json!("rtl")).writing_direction(), Some(Direction::Rtl));
    assert_eq!(with("language", json!("ar-EG")).writing_direction(), Some(Direction::Rtl));
    assert_eq!(with("language", json!("en")).writing_direction(), Some(Direction::Ltr));
    assert_eq!(with("direction", json!("upwards")).writing_direction(), None);
    let both = json!({ "headline": "H", "body": "x", "language": "ar", "direction": "ltr" });
    assert_eq!(read(&both).unwrap().writing_direction(), Some(Direction::Ltr));
}

#[test]
fn the_samples_are_articles() {
    for (sample, headline) in [
        (
            include_str!("../../../public/samples/partnership.json"),
            "Russia and Uzbekistan Establish Military Strategic Partnership Through 2030",
        ),
        (include_str!("../../../public/samples/elements.json"), "A Style Sheet for Editors"),
        (include_str!("../../../public/samples/wordpress-blocks.json"), "In Harbour Street"),
        (include_str!("../../../public/samples/arabic.json"), "بيوت الكتب"),
        (include_str!("../../../public/samples/partnership-ru.json"), "Россия и Узбекистан до 2030 года"),
        (include_str!("../../../public/samples/partnership-uz.json"), "Rossiya va Oʻzbekiston 2030-yilgacha"),
        (include_str!("../../../public/samples/broken.json"), ""),
    ] {
        let document: Value = serde_json::from_str(sample).unwrap();
        let article = read(&document).unwrap();
        assert!(article.headline.starts_with(headline), "{}", article.headline);
    }
}

#[test]
fn initials_are_of_the_first_and_the_last_word() {
    for (name, expected) in [
        ("Fatima Al-Mansoori", "FA"),
        ("Ann", "A"),
        ("  Ann  van der Berg ", "AB"),
        ("\"Bo\" Øst", "BØ"),
        ("—", "?"),
        ("", "?"),
    ] {
        assert_eq!(initials(name), expected, "{name}");
    }
}

#[test]
fn reading_takes_at_least_a_minute() {
    assert_eq!([0, 1, 238, 239, 2380].map(reading_minutes), [1, 1, 1, 2, 10]);
}

#[test]
fn an_article_says_where_and_whether_it_takes_replies() {
    let mut document = minimal();
    document["replies"] = json!("thread.json");
    document["replyTo"] = json!("https://news.example/replies");
    document["spamChecks"] = json!(true);
    let discussion = read(&document).unwrap().discussion;
    assert_eq!(discussion.thread.as_deref(), Some("https://news.example/samples/thread.json"));
    assert_eq!(discussion.reply_to.as_deref(), Some("https://news.example/replies"));
    assert!(discussion.spam_checks);
    for (word, policy) in [
        (json!("open"), ReplyPolicy::Open),
        (json!("closed"), ReplyPolicy::Closed),
        (json!("members"), ReplyPolicy::MembersOnly),
        (json!("whatever"), ReplyPolicy::Open),
        (json!(true), ReplyPolicy::Open),
    ] {
        assert_eq!(with("replyPolicy", word.clone()).discussion.policy, policy, "{word}");
    }
}

#[test]
fn an_article_says_what_replies_are_written_in() {
    for (word, markup) in [
        (json!("html"), Some(Markup::Html)),
        (json!("markdown"), Some(Markup::Markdown)),
        (json!("bbcode"), None),
        (json!(true), None),
    ] {
        assert_eq!(with("markup", word.clone()).discussion.markup, markup, "{word}");
    }
}

#[test]
fn what_is_there_and_empty_is_absent() {
    for key in ["id", "url", "kicker", "standfirst", "dateline", "published", "updated", "language"] {
        for empty in ["", "  \n"] {
            assert_eq!(with(key, json!(empty)), read(&minimal()).unwrap(), "{key}: {empty:?}");
        }
    }
    for authors in [json!([{ "name": "" }, "", { "name": " ", "url": "/x" }]), json!([]), json!({})] {
        assert_eq!(with("authors", authors.clone()), read(&minimal()).unwrap(), "{authors}");
    }
    assert_eq!(with("leadFigure", json!({ "src": "" })), read(&minimal()).unwrap());
    assert_eq!(with("source", json!({ "name": "", "url": "" })), read(&minimal()).unwrap());
}
