//! An article in JSON-LD.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use offprint_core::config::Format;
use offprint_core::formats::detect::{DocumentContext, article};
use offprint_core::formats::load_error::{LoadError, diagnose};
use offprint_core::model::Article;
use offprint_core::model::article::Body;
use offprint_core::sanitizer::html5ever::{resolver, text};
use serde_json::{Value, json};

fn read_as(format: Format, document: &Value) -> Result<Article, LoadError> {
    let absolute = |address: &str, base: &str| resolver(base)(address);
    article(
        document,
        &DocumentContext {
            format,
            item: None,
            at: "https://news.example/data/1.jsonld",
            absolute: &absolute,
            plain_text: text,
        },
    )
}

fn read(document: &Value) -> Result<Article, LoadError> {
    read_as(Format::Auto, document)
}

fn news() -> Value {
    json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": "https://news.example/harbour#article",
        "mainEntityOfPage": { "@type": "WebPage", "@id": "https://news.example/harbour" },
        "headline": "Harbour reopens",
        "description": "Ferries run again.",
        "articleBody": "The harbour is open & well.\nFerries < run.",
        "articleSection": ["Ports", "News"],
        "dateline": "Porto",
        "datePublished": "2025-03-02T18:00:00Z",
        "dateModified": "2025-03-03T18:00:00Z",
        "inLanguage": "en",
        "image": ["/quay.jpg", "/quay-square.jpg"],
        "author": [
            { "@type": "Person", "name": "Ana Ruiz", "url": "/ana", "jobTitle": "Reporter", "description": "Writes.", "image": "/ana.jpg" },
            "Li Wei",
            { "@type": "Person" }
        ],
        "publisher": { "@type": "NewsMediaOrganization", "name": "Harbour News", "url": "https://news.example" }
    })
}

#[test]
fn a_news_article_becomes_an_article() {
    let article = read(&news()).unwrap();
    assert_eq!(article.headline, "Harbour reopens");
    assert_eq!(article.standfirst.as_deref(), Some("Ferries run again."));
    assert_eq!(article.body, Body::Paragraphs(vec!["The harbour is open & well.".into(), "Ferries < run.".into()]));
    assert_eq!(article.kicker.as_deref(), Some("Ports"));
    assert_eq!(article.dateline.as_deref(), Some("Porto"));
    assert_eq!(article.language.as_deref(), Some("en"));
    assert_eq!(article.url.as_deref(), Some("https://news.example/harbour"));
    assert_eq!(article.published.as_deref(), Some("2025-03-02T18:00:00Z"));
    assert_eq!(article.updated.as_deref(), Some("2025-03-03T18:00:00Z"));
    assert_eq!(article.lead_figure.unwrap().src, "https://news.example/quay.jpg");
    assert_eq!(article.source.unwrap().name, "Harbour News");
    let authors: Vec<_> = article.authors.iter().map(|author| author.name.as_str()).collect();
    assert_eq!(authors, ["Ana Ruiz", "Li Wei"]);
    let ana = &article.authors[0];
    assert_eq!(ana.url.as_deref(), Some("https://news.example/ana"));
    assert_eq!(ana.avatar.as_deref(), Some("https://news.example/ana.jpg"));
    assert_eq!((ana.role.as_deref(), ana.bio.as_deref()), (Some("Reporter"), Some("Writes.")));
}

#[test]
fn keywords_are_tags_in_a_list_or_in_one_text() {
    let tags = |keywords: Value| {
        let mut document = news();
        document["keywords"] = keywords;
        let tags = read(&document).unwrap().tags.into_iter();
        tags.map(|tag| (tag.name, tag.url.unwrap_or_default())).collect::<Vec<_>>()
    };
    let plain = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), String::new())).collect::<Vec<_>>();
    assert_eq!(tags(json!("Ports, Ships &amp; ferries,, ")), plain(&["Ports", "Ships & ferries"]));
    assert_eq!(tags(json!("موانئ، سفن")), plain(&["موانئ", "سفن"]));
    assert_eq!(tags(json!(["Paris, France", "", 7, null, "Ports"])), plain(&["Paris, France", "Ports"]));
    assert_eq!(tags(json!(7)), plain(&[]));
    let term = |url: &str| json!({ "@type": "DefinedTerm", "name": "Ports", "url": url });
    assert_eq!(tags(term("/tag/ports")), [("Ports".to_owned(), "https://news.example/tag/ports".to_owned())]);
    assert_eq!(tags(json!([term("javascript:alert(1)")])), plain(&["Ports"]));
}

#[test]
fn every_kind_of_article_is_one() {
    for kind in [
        json!("Article"),
        json!("ReportageNewsArticle"),
        json!("BlogPosting"),
        json!("LiveBlogPosting"),
        json!(["CreativeWork", "OpinionNewsArticle"]),
        json!("https://schema.org/NewsArticle"),
        json!("schema:TechArticle"),
    ] {
        let mut document = news();
        document["@type"] = kind.clone();
        assert!(read(&document).is_ok(), "{kind}");
    }
    for kind in [json!("WebPage"), json!([]), json!(null), json!(7)] {
        let mut document = news();
        document["@type"] = kind.clone();
        assert_eq!(read(&document), Err(LoadError::NotAnArticle), "{kind}");
    }
}

#[test]
fn an_article_is_found_in_a_list_a_graph_and_a_page() {
    let page = json!({ "@context": "https://schema.org", "@type": "WebPage", "name": "A page" });
    let mut about = page.clone();
    about["mainEntity"] = news();
    for document in [
        json!([page, news()]),
        json!({ "@context": "https://schema.org", "@graph": [page, news()] }),
        json!([{ "@graph": [news()] }]),
        about,
    ] {
        assert_eq!(read(&document).unwrap().headline, "Harbour reopens", "{document}");
    }
}

#[test]
fn what_belongs_to_it_may_stand_elsewhere_in_the_graph() {
    let document = json!({ "@context": "https://schema.org", "@graph": [
        { "@type": "Person", "@id": "#ana", "name": "Ana Ruiz", "description": "Writes.", "image": { "@id": "#portrait" } },
        { "@type": "ImageObject", "@id": "#portrait", "contentUrl": "/ana.jpg" },
        { "@type": "ImageObject", "@id": "#primary", "url": "/quay.jpg", "width": 1600, "height": "900", "caption": "The quay" },
        { "@type": "Organization", "@id": "#us", "name": "Harbour News", "url": "/" },
        {
            "@type": "Article", "headline": "H", "articleBody": "One.\n\nTwo,\nstill two.",
            "author": { "name": "Ana Ruiz", "@id": "#ana" }, "image": { "@id": "#primary" }, "publisher": { "@id": "#us" },
            "url": "/harbour"
        }
    ]});
    let article = read(&document).unwrap();
    assert_eq!(article.authors[0].bio.as_deref(), Some("Writes."));
    assert_eq!(article.authors[0].avatar.as_deref(), Some("https://news.example/ana.jpg"));
    let figure = article.lead_figure.unwrap();
    assert_eq!((figure.src.as_str(), figure.size), ("https://news.example/quay.jpg", Some((1600, 900))));
    assert_eq!(figure.caption.as_deref(), Some("The quay"));
    assert_eq!(article.source.unwrap().url.as_deref(), Some("https://news.example/"));
    assert_eq!(article.url.as_deref(), Some("https://news.example/harbour"));
    assert_eq!(article.body, Body::Paragraphs(vec!["One.".into(), "Two,\nstill two.".into()]));
}

#[test]
fn a_reference_to_itself_or_to_nothing_does_no_harm() {
    let mut document = news();
    document["author"] = json!({ "@id": "#nobody" });
    document["image"] = json!({ "@id": "https://news.example/harbour#article" });
    let article = read(&document).unwrap();
    assert!(article.authors.is_empty());
    let mut deep = news();
    for _ in 0..500 {
        deep = json!([deep]);
    }
    assert_eq!(read_as(Format::JsonLd, &deep), Err(LoadError::OtherFormat));
}

#[test]
fn what_it_is_based_on_is_its_source() {
    for (origin, name, url) in [
        (json!("https://post.example/report"), "https://post.example/report", Some("https://post.example/report")),
        (json!({ "@type": "NewsArticle", "headline": "A report" }), "A report", None),
        (json!({ "name": "The Post", "url": "https://post.example" }), "The Post", Some("https://post.example/")),
    ] {
        let mut document = news();
        document["isBasedOn"] = origin;
        let source = read(&document).unwrap().source.unwrap();
        assert_eq!((source.name.as_str(), source.url.as_deref()), (name, url));
    }
}

#[test]
fn a_text_that_is_html_after_all_is_read_as_html() {
    let mut document = news();
    document["articleBody"] = json!("<p>One.</p><p>Two.</p>");
    assert_eq!(read(&document).unwrap().body, Body::Html("<p>One.</p><p>Two.</p>".into()));
}

#[test]
fn an_article_for_search_engines_only_has_no_text() {
    let mut document = news();
    document.as_object_mut().unwrap().remove("articleBody");
    assert_eq!(read(&document), Err(LoadError::NoText(Some("https://news.example/harbour".to_owned()))));
    document["headline"] = json!("");
    assert_eq!(read(&document), Err(LoadError::NoHeadline));
}

#[test]
fn a_given_format_overrules_and_says_when_it_is_the_wrong_one() {
    let own = json!({ "@context": "x", "headline": "H", "body": "<p>x</p>", "title": {}, "items": [] });
    assert_eq!(read(&own).unwrap().headline, "H", "whatever else it has");
    assert_eq!(read_as(Format::JsonFeed, &own), Err(LoadError::NotFound));
    for format in [Format::Offprint, Format::WordPress, Format::JsonFeed] {
        assert_eq!(read_as(format, &news()), Err(LoadError::OtherFormat), "{format:?}");
    }
    assert_eq!(read_as(Format::JsonLd, &json!({ "headline": "H", "body": "x" })), Err(LoadError::OtherFormat));
    assert_eq!(read_as(Format::Offprint, &json!({ "headline": "H" })), Err(LoadError::NoBody));
}

#[test]
fn character_references_in_plain_text_are_decoded_once_and_nothing_else_is_markup() {
    for (written, read_as) in [
        ("It&#039;s here", "It's here"),
        ("Fish &amp; chips &#8217;s", "Fish & chips ’s"),
        ("&quot;Open&quot; &#x2013; at last", "\"Open\" – at last"),
        ("AT&amp;amp;T", "AT&amp;T"),
        ("a < b & c > d", "a < b & c > d"),
        ("1 < 2 &amp; <b>bold</b>", "1 < 2 & <b>bold</b>"),
        ("?a=1&copy=2&lt", "?a=1&copy=2&lt"),
    ] {
        let mut document = news();
        document["headline"] = json!(written);
        document["description"] = json!(written);
        document["articleSection"] = json!(written);
        document["articleBody"] = json!(format!("Text: {written}"));
        document["author"] = json!({ "name": written, "jobTitle": written });
        let article = read(&document).unwrap();
        assert_eq!(article.headline, read_as);
        assert_eq!(article.standfirst.as_deref(), Some(read_as));
        assert_eq!(article.kicker.as_deref(), Some(read_as));
        assert_eq!(article.body, Body::Paragraphs(vec![format!("Text: {read_as}")]));
        assert_eq!((article.authors[0].name.as_str(), article.authors[0].role.as_deref()), (read_as, Some(read_as)));
    }
}

#[test]
fn what_is_there_and_empty_is_absent() {
    for empty in [json!(""), json!("  "), json!([]), json!([""]), json!(null), json!({})] {
        let mut document = news();
        for property in
            ["articleSection", "description", "author", "image", "dateline", "inLanguage", "dateModified", "publisher"]
        {
            document[property] = empty.clone();
        }
        document["author"] = json!([{ "@type": "Person", "name": empty }, empty]);
        let article = read(&document).unwrap();
        assert_eq!((article.kicker, article.standfirst, article.dateline), (None, None, None), "{empty}");
        assert_eq!((article.lead_figure, article.source, article.updated), (None, None, None), "{empty}");
        assert_eq!(article.authors, [], "{empty}");
    }
}

#[test]
fn feeds_of_another_kind_are_called_by_their_name() {
    let channel = json!({ "rss": { "channel": { "title": "News", "item": [{ "title": "Harbour" }] } } });
    let atom = json!({ "feed": { "title": "News", "entry": [] } });
    assert_eq!((read(&channel), read(&atom)), (Err(LoadError::RssFeed), Err(LoadError::RssFeed)));
    for xml in [
        "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel></channel></rss>",
        "<!-- made by hand --><feed xmlns=\"http://www.w3.org/2005/Atom\"></feed>",
        "<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\"></rdf:RDF>",
    ] {
        assert_eq!(diagnose(xml, false), LoadError::RssFeed, "{xml}");
    }
    assert_eq!(diagnose("<!doctype html><html><p>An &lt;rss> feed</html>", false), LoadError::WebPage);
    assert_eq!(
        LoadError::RssFeed.to_string(),
        "the document is an RSS or Atom feed; Offprint reads JSON Feed, which most feed software can write too"
    );
    assert_eq!(
        LoadError::WebPage.to_string(),
        "the answer is HTML, not JSON; for a WordPress site, set `src` to the site's address and `post` to the post's slug or number"
    );
}
