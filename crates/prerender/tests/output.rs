//! What the program writes that makes static pages: a site that is complete, the same for the same articles, and changed only where
//! they have changed.
#![allow(clippy::unwrap_used)]

mod publishing;

use std::collections::HashSet;
use std::fs;
use std::time::SystemTime;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use publishing::{Folder, article, is_whole, lines, prerender, prerender_text};
use roxmltree::{Document, Node};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const ADDRESS: [&str; 4] = ["--address", "https://news.example/paper", "--site-name", "Fish & <Chips>"];

/// An article that does its worst to every format.
fn hostile() -> Value {
    json!({
        "id": "hostile",
        "headline": "Tom & Jerry ]]> <script>alert(1)</script> \u{1}\u{fffe}\"'",
        "standfirst": "A & B < C",
        "kicker": "R&D",
        "authors": ["O'Neil & \"Sons\" <x>"],
        "published": "2026-02-11T13:05:00+01:00",
        "updated": "2026-02-12T08:00:00Z",
        "language": "en",
        "leadFigure": { "src": "https://media.example/a.jpg?x=1&y=2" },
        "body": "<p>Relative: <a href=\"b?c=1&amp;d=2\">link</a><img src=\"../p.png\" alt=\"P\"> ]]> &amp;lt; <script>alert(2)</script></p>",
    })
}

fn site() -> Folder {
    let output = Folder::new();
    let articles = lines([hostile()].into_iter().chain((1..150).map(article)));
    prerender_text(&articles, &output, &ADDRESS).ended_with(0);
    output
}

fn child<'a>(node: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    node.children().find(|child| child.tag_name().name() == name)
}

#[track_caller]
fn text<'a>(node: Node<'a, 'a>, name: &str) -> &'a str {
    let found = child(node, name).unwrap_or_else(|| panic!("no {name}"));
    found.text().unwrap_or_default()
}

#[track_caller]
fn is_absolute(address: &str) {
    assert!(address.starts_with("https://"), "{address}");
}

#[test]
fn each_article_has_a_folder_and_the_site_is_complete() {
    let output = site();
    assert_eq!(output.articles().len(), 150);
    for file in ["index.html", "404.html", "sitemap.xml", "feed.json", "feed.xml", "atom.xml", "offprint-rest.css"] {
        assert!(output.has(file), "{file}");
    }
    is_whole(&output);
    assert!(output.read("story-7/index.html").contains("What happened in story 7."));
}

#[test]
fn the_age_of_old_articles_is_said_on_their_pages_where_it_is_asked_for() {
    let output = Folder::new();
    let mut old = article(1);
    old["published"] = "1999-12-31T00:00:00Z".into();
    old.as_object_mut().unwrap().remove("updated");
    prerender_text(&lines([old.clone()]), &output, &[]).ended_with(0);
    assert!(!output.read("story-1/index.html").contains("class=\"age-note\""));
    prerender_text(&lines([old]), &output, &["--age-note", "24"]).ended_with(0);
    let page = output.read("story-1/index.html");
    assert!(page.contains("<p class=\"age-note\"") && page.contains("years old.</p>"), "{page}");
}

#[test]
fn the_lists_the_missing_page_and_the_feeds_speak_the_language_of_the_site() {
    let output = Folder::new();
    let options = ["--address", "https://news.example/", "--language", "ar"];
    prerender_text(&lines((0..201).map(article)), &output, &options).ended_with(0);
    let index = output.read("index.html");
    assert!(index.contains("<html lang=\"ar\" dir=\"rtl\">") && index.contains("<h1>المقالات</h1>"), "{index}");
    assert!(index.contains(">مقالات أقدم</a>") && index.contains("aria-label=\"الصفحات\""));
    assert!(output.read("404.html").contains("<h1>لا توجد صفحة على هذا العنوان</h1>"));
    // Nobody has said what the site is called.
    assert!(output.read("feed.xml").contains("<title>المقالات</title>"));
    assert!(!index.contains("Articles") && !index.contains("Older"));
}

#[test]
fn the_index_lists_all_articles_the_newest_first_on_as_many_pages_as_it_takes() {
    let output = Folder::new();
    prerender_text(&lines((0..450).map(article)), &output, &[]).ended_with(0);
    let pages = ["index.html", "page/2/index.html", "page/3/index.html"].map(|file| output.read(file));
    let counts = pages.each_ref().map(|page| page.matches("<li ").count());
    assert_eq!(counts, [200, 200, 50]);
    assert!(pages[0].contains("href=\"story-449/\"") && pages[2].contains("href=\"../../story-0/\""));
    assert!(pages[0].contains("rel=\"next\" href=\"./page/2/\"") && !pages[0].contains("rel=\"prev\""));
    assert!(
        pages[1].contains("rel=\"prev\" href=\"../../\"") && pages[1].contains("rel=\"next\" href=\"../../page/3/\"")
    );
    assert!(!output.has("page/4"));
    // Fewer articles need fewer pages.
    prerender_text(&lines((0..100).map(article)), &output, &["--prune"]).ended_with(0);
    assert!(!output.has("page/2") && !output.has("page/3"), "{:?}", output.files());
}

#[test]
fn the_sitemap_names_every_page_with_the_time_it_changed() {
    let output = site();
    let sitemap = output.read("sitemap.xml");
    let sitemap = Document::parse(&sitemap).unwrap();
    let root = sitemap.root_element();
    assert_eq!(root.tag_name().namespace(), Some("http://www.sitemaps.org/schemas/sitemap/0.9"));
    let urls: Vec<_> = root.children().filter(Node::is_element).map(|url| text(url, "loc")).collect();
    assert_eq!(urls.len(), 151);
    assert_eq!(urls[0], "https://news.example/paper/");
    let hostile = root.children().find(|url| url.is_element() && text(*url, "loc").ends_with("/hostile/")).unwrap();
    assert_eq!(text(hostile, "lastmod"), "2026-02-12T08:00:00Z");
}

#[test]
fn the_rss_feed_holds_the_newest_hundred_with_their_whole_text() {
    let output = site();
    let feed = output.read("feed.xml");
    let feed = Document::parse(&feed).unwrap();
    let channel = child(feed.root_element(), "channel").unwrap();
    assert_eq!(feed.root_element().attribute("version"), Some("2.0"));
    assert_eq!((text(channel, "title"), text(channel, "link")), ("Fish & <Chips>", "https://news.example/paper/"));
    assert!(!text(channel, "description").is_empty());
    let itself =
        channel.children().find(|node| node.tag_name().namespace() == Some("http://www.w3.org/2005/Atom")).unwrap();
    assert_eq!(
        (itself.attribute("rel"), itself.attribute("href")),
        (Some("self"), Some("https://news.example/paper/feed.xml"))
    );
    let items: Vec<_> = channel.children().filter(|node| node.tag_name().name() == "item").collect();
    assert_eq!(items.len(), 100);
    let first = items[0];
    assert_eq!(text(first, "title"), "Tom & Jerry ]]> <script>alert(1)</script> \u{fffd}\u{fffd}\"'");
    assert_eq!(text(first, "pubDate"), "Wed, 11 Feb 2026 12:05:00 +0000");
    assert_eq!(text(first, "creator"), "O'Neil & \"Sons\" <x>");
    assert_eq!(text(first, "guid"), text(first, "link"));
    let html = text(first, "encoded");
    assert!(
        html.contains("https://news.example/") && html.contains("]]&gt; &amp;lt;") && !html.contains("alert(2)"),
        "{html}"
    );
    let links: HashSet<_> = items.iter().map(|item| text(*item, "link")).collect();
    assert_eq!(links.len(), 100);
    links.iter().for_each(|link| is_absolute(link));
}

#[test]
fn the_atom_feed_has_all_that_an_atom_feed_must_have() {
    let output = site();
    let feed = output.read("atom.xml");
    let feed = Document::parse(&feed).unwrap();
    let root = feed.root_element();
    assert_eq!(root.tag_name().namespace(), Some("http://www.w3.org/2005/Atom"));
    let has = |node: Node<'_, '_>, name: &str| node.children().any(|child| child.tag_name().name() == name);
    assert!(["id", "title", "updated", "author", "link"].iter().all(|name| has(root, name)));
    let entries: Vec<_> = root.children().filter(|node| node.tag_name().name() == "entry").collect();
    assert_eq!(entries.len(), 100);
    assert!(
        entries.iter().all(|entry| ["id", "title", "updated", "link", "content"].iter().all(|name| has(*entry, name)))
    );
    assert_eq!(text(entries[0], "updated"), "2026-02-12T08:00:00Z");
}

#[test]
fn all_feeds_name_the_section_and_the_tags_of_an_article_each_once_and_its_language() {
    let output = Folder::new();
    let article = json!({ "id": "a", "headline": "A", "body": ["Text."], "language": "de", "kicker": "Ports",
        "tags": ["Fish & ships", { "name": "Ports", "url": "/ports" }] });
    prerender_text(&article.to_string(), &output, &["--address", "https://news.example/"]).ended_with(0);
    let (rss, atom) = (output.read("feed.xml").replace('\n', ""), output.read("atom.xml").replace('\n', ""));
    assert_eq!(rss.matches("<category>").count(), 2, "{rss}");
    assert!(rss.contains("<category>Ports</category><category>Fish &amp; ships</category>"), "{rss}");
    assert!(atom.contains("<entry xml:lang=\"de\">"), "{atom}");
    assert!(
        atom.contains("<category term=\"Ports\"></category><category term=\"Fish &amp; ships\"></category>"),
        "{atom}"
    );
    assert_eq!(output.json("feed.json")["items"][0]["tags"], json!(["Ports", "Fish & ships"]));
}

#[test]
fn the_json_feed_has_all_that_a_json_feed_must_have() {
    let feed = site().json("feed.json");
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["title"], "Fish & <Chips>");
    assert_eq!(feed["feed_url"], "https://news.example/paper/feed.json");
    let items = feed["items"].as_array().unwrap();
    assert_eq!(items.len(), 100);
    let ids: HashSet<_> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), 100);
    for item in items {
        is_absolute(item["url"].as_str().unwrap());
        assert!(item["content_html"].is_string() && item["date_published"].is_string());
        assert!(item.as_object().unwrap().values().all(|value| !value.is_null()));
    }
    assert_eq!(items[0]["authors"], json!([{ "name": "O'Neil & \"Sons\" <x>" }]));
}

#[test]
fn without_an_address_there_are_no_feeds_and_the_program_says_so() {
    let output = Folder::new();
    let run = prerender_text(&article(1).to_string(), &output, &[]).ended_with(0);
    assert!(run.out.contains("no sitemap and no feeds, because they need --address"), "{run:?}");
    assert!(!output.has("feed.xml") && !output.has("sitemap.xml"));
    assert!(!output.read("story-1/index.html").contains("feed.xml"));
}

#[test]
fn the_program_names_the_policy_that_allows_the_styles_in_its_pages() {
    let output = Folder::new();
    let run = prerender_text(&lines([article(1)]), &output, &ADDRESS);
    let page = output.read("index.html");
    let (_, rest) = page.split_once("<style>").unwrap();
    let (sheet, _) = rest.split_once("</style>").unwrap();
    let hash = STANDARD.encode(Sha256::digest(sheet));
    assert!(run.out.contains("Content-Security-Policy: style-src 'self' 'sha256-"), "{}", run.out);
    assert!(run.out.contains(&hash), "{hash} is not in {}", run.out);
}

#[test]
fn the_same_articles_give_the_same_site_in_any_number_of_threads() {
    let articles: Vec<Value> = (1..120)
        .map(|number| json!({ "id": number, "headline": format!("Headline {}", number % 7), "body": format!("<p>{number}") }))
        .collect();
    let sites = ["1", "2", "7"].map(|jobs| {
        let output = Folder::new();
        prerender_text(&lines(articles.clone()), &output, &["--jobs", jobs, "--address", "https://news.example/"])
            .ended_with(0);
        let files = output.files();
        files.into_iter().map(|file| (output.read(&file), file)).collect::<Vec<_>>()
    });
    assert_eq!(sites[0].iter().filter(|(_, file)| file.starts_with("headline-")).count(), 119);
    assert!(sites[0] == sites[1] && sites[1] == sites[2]);
}

#[test]
fn what_has_not_changed_is_not_written_again() {
    let output = Folder::new();
    let mut articles: Vec<Value> = (1..20).map(article).collect();
    let written = |output: &Folder| -> Vec<(String, SystemTime)> {
        let files = output.files().into_iter().filter(|file| !file.starts_with(".offprint"));
        files.map(|file| (file.clone(), fs::metadata(output.path(&file)).unwrap().modified().unwrap())).collect()
    };
    prerender_text(&lines(articles.clone()), &output, &ADDRESS).ended_with(0);
    let first = written(&output);
    let run = prerender_text(&lines(articles.clone()), &output, &ADDRESS).ended_with(0);
    assert_eq!((run.count("written"), run.count("unchanged")), (0, 19));
    assert_eq!(written(&output), first);
    articles[4]["body"] = "<p>Corrected.</p>".into();
    let run = prerender_text(&lines(articles.clone()), &output, &ADDRESS).ended_with(0);
    assert_eq!((run.count("written"), run.count("unchanged")), (1, 18));
    assert!(output.read("story-5/index.html").contains("Corrected."));
    assert!(output.read("feed.xml").contains("Corrected."));
    // A page that somebody has removed comes back.
    fs::remove_file(output.path("story-6/index.html")).unwrap();
    let run = prerender_text(&lines(articles.clone()), &output, &ADDRESS).ended_with(0);
    assert_eq!((run.count("written"), run.count("unchanged")), (1, 18));
    let run = prerender_text(&lines(articles), &output, &[&ADDRESS[..], &["--force"]].concat()).ended_with(0);
    assert_eq!(run.count("written"), 19);
}

#[test]
fn pages_whose_articles_are_gone_stay_until_they_are_pruned() {
    let output = Folder::new();
    prerender_text(&lines((1..6).map(article)), &output, &ADDRESS).ended_with(0);
    let run = prerender_text(&lines((3..8).map(article)), &output, &ADDRESS).ended_with(0);
    assert!(run.out.contains("2 kept although their articles were not in the input"), "{run:?}");
    assert_eq!(output.articles().len(), 7);
    assert!(output.read("feed.xml").contains("/story-1/") && output.read("index.html").contains("story-1/"));
    // What can't be read might be what seems to be gone.
    let broken = lines((3..8).map(article)) + "{ broken\n";
    let run = prerender_text(&broken, &output, &[&ADDRESS[..], &["--prune"]].concat()).ended_with(1);
    assert!(run.out.contains("nothing was removed"), "{run:?}");
    assert_eq!(output.articles().len(), 7);
    let run =
        prerender_text(&lines((3..8).map(article)), &output, &[&ADDRESS[..], &["--prune"]].concat()).ended_with(0);
    assert!(run.out.contains("2 removed"), "{run:?}");
    assert_eq!(output.articles(), ["story-3", "story-4", "story-5", "story-6", "story-7"]);
    assert!(!output.read("feed.xml").contains("/story-1/") && !output.read("index.html").contains("story-1/"));
    assert!(!output.has("story-1"));
}

#[test]
fn a_page_keeps_its_address_when_the_headline_changes() {
    let output = Folder::new();
    let named = |headline: &str| json!({ "id": 42, "headline": headline, "body": "<p>Text." }).to_string();
    prerender_text(&named("Harbour reopens"), &output, &[]).ended_with(0);
    prerender_text(&named("Harbour reopens after storm"), &output, &[]).ended_with(0);
    assert_eq!(output.articles(), ["harbour-reopens"]);
    assert!(output.read("harbour-reopens/index.html").contains("after storm"));
}

#[test]
fn two_articles_of_one_name_have_a_folder_each_and_of_one_id_the_second_is_named() {
    let output = Folder::new();
    let of = |id: u32, text: &str| json!({ "id": id, "headline": "The same", "body": text });
    let run =
        prerender_text(&lines([of(1, "one"), of(2, "two"), of(1, "one"), of(2, "other")]), &output, &[]).ended_with(1);
    assert_eq!(run.count("written"), 2);
    assert!(run.err.contains("another article has the same name, 2"), "{run:?}");
    assert_eq!(run.err.lines().count(), 1, "the same article twice is no mistake: {run:?}");
    assert_eq!(output.articles().len(), 2);
}

#[test]
fn no_article_can_write_outside_of_its_own_folder() {
    let output = Folder::new();
    let names = [
        "../escaped",
        "/tmp/escaped",
        "..",
        "index.html",
        "404.html",
        ".offprint/lock",
        "page/2",
        "feed.xml",
        "C:\\x",
        "a\0b",
        "%2e%2e%2fx",
    ];
    let articles = names
        .iter()
        .map(|name| json!({ "id": name, "headline": name, "url": format!("https://a.example/{name}"), "body": "x" }));
    prerender_text(&lines(articles), &output, &ADDRESS).ended_with(0);
    assert_eq!(output.articles().len(), names.len());
    for folder in output.articles() {
        assert!(!folder.contains(['/', '.', '\\']), "{folder}");
    }
    is_whole(&output);
    assert!(!output.path("").parent().unwrap().join("escaped").exists());
}

#[test]
fn a_folder_with_somebody_elses_site_is_left_alone() {
    let output = Folder::new();
    output.write("index.html", "<p>Somebody else's.");
    let run = prerender_text(&article(1).to_string(), &output, &[]).ended_with(2);
    assert!(run.err.contains("--force"), "{run:?}");
    assert_eq!(output.files(), ["index.html"]);
    prerender_text(&article(1).to_string(), &output, &["--force"]).ended_with(0);
    assert!(output.read("index.html").contains("story-1/"));
}

#[test]
fn what_makes_no_sense_is_said_before_anything_is_written() {
    for options in [
        &["--address", "news.example"][..],
        &["--base", "file:///x"],
        &["--post", "1"],
        &["--jobs", "0"],
        &["--site-name", " "],
    ] {
        let output = Folder::new();
        let run = prerender("articles.json", &output, options).ended_with(2);
        assert!(run.err.contains(options[0]), "{run:?}");
        assert_eq!(output.files(), Vec::<String>::new());
    }
}

#[test]
fn an_output_within_the_input_is_not_read_again() {
    let input = Folder::new();
    input.write("story.json", &article(1).to_string());
    let output = input.path("site");
    for _ in 0..2 {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_prerender"));
        let run = program.arg(input.path("")).arg("-o").arg(&output).args(ADDRESS).output().unwrap();
        assert_eq!(run.status.code(), Some(0), "{run:?}");
    }
    assert_eq!(input.articles(), ["site", "site/story-1"]);
}
