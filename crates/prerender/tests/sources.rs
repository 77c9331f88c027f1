//! Whatever articles are read from, each gets its page, and its replies with it.
#![allow(clippy::unwrap_used)]

mod publishing;

use std::fs;
use std::path::Path;

use publishing::server::{Answer, Server};
use publishing::{Folder, article, lines, prerender, prerender_text};
use serde_json::{Value, json};

/// What a real WordPress has answered.
fn recorded(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/fixtures/wordpress/{name}.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn replayed(name: &str) -> Answer {
    let answer = recorded(name);
    let status = answer["status"].as_u64().unwrap() as u16;
    let headers = answer["headers"].as_object().unwrap().iter();
    headers.fold(Answer::Full(status, Vec::new(), answer["body"].to_string()), |answer, (name, value)| {
        answer.with(name, value.as_str().unwrap())
    })
}

/// A site with the recorded posts and comments: the post of the long thread, and two others without replies.
fn wordpress() -> Server {
    Server::start(|path, _| {
        let comments = path.contains("/wp/v2/comments?");
        let page = (1..=6).find(|page| path.ends_with(&format!("&page={page}"))).unwrap_or(1);
        match path {
            _ if comments && path.contains("post=163&") => match page {
                6 => replayed("comments-past-the-end"),
                page => replayed(&format!("comments-page-{page}")),
            },
            _ if comments => replayed("comments-empty"),
            _ if path.contains("slug=no-such-post") => replayed("post-unknown-slug"),
            _ if path.contains("slug=feature") => replayed("post-by-slug"),
            _ if path.contains("/wp/v2/posts?page=") => {
                let mut thread = recorded("post-by-id")["body"].clone();
                thread["id"] = 163.into();
                thread["link"] = "https://wordpress.example/2024/05/thread/".into();
                let posts = ["post-classic", "post-arabic"].map(|name| recorded(name)["body"][0].clone());
                let protected = recorded("post-password")["body"][0].clone();
                let posts: Vec<Value> = posts.into_iter().chain([thread, protected]).collect();
                let number = if path.contains("page=1&") { 0..3 } else { 3..4 };
                Answer::json(&posts[number].to_vec().into()).with("X-WP-Total", 4).with("X-WP-TotalPages", 2)
            }
            _ if path.starts_with("/wp-json/") => replayed("no-route"),
            _ => Answer::html("<!doctype html><title>A site</title>"),
        }
    })
}

#[test]
fn all_posts_of_a_wordpress_site_are_read_page_by_page() {
    let (site, output) = (wordpress(), Folder::new());
    let run = prerender(&site.url("/"), &output, &[]).ended_with(0);
    assert_eq!(output.articles().len(), 3, "{:?}", output.articles());
    assert!(output.has("thread/index.html") && output.has("ميناء-بيروت/index.html"));
    assert!(run.out.contains("1 left out"), "a post with a password is nobody's fault: {run:?}");
    let pages: Vec<String> = site.asked().into_iter().filter(|path| path.contains("/posts?page=")).collect();
    assert_eq!(pages.len(), 2);
    assert!(pages.iter().all(|page| page.contains("per_page=100") && page.contains("_embed=")), "{pages:?}");
}

#[test]
fn so_they_are_from_the_address_of_the_collection() {
    let (site, output) = (wordpress(), Folder::new());
    prerender(&site.url("/wp-json/wp/v2/posts"), &output, &["--no-replies"]).ended_with(0);
    assert_eq!(output.articles().len(), 3);
    assert!(site.asked().iter().all(|path| !path.contains("comments")));
}

#[test]
fn one_post_is_found_by_its_slug_and_one_that_is_not_there_is_named() {
    let (site, output) = (wordpress(), Folder::new());
    prerender(&site.url(""), &output, &["--post", "feature"]).ended_with(0);
    assert_eq!(output.articles().len(), 1);
    let run = prerender(&site.url(""), &output, &["--post", "no-such-post"]).ended_with(3);
    assert!(run.err.contains("has no published post no-such-post"), "{run:?}");
}

#[test]
fn the_first_replies_are_printed_up_to_the_limit() {
    let (site, output) = (wordpress(), Folder::new());
    for (options, asked) in
        [(vec![], 1), (vec!["--replies", "250"], 3), (vec!["--replies", "1000"], 5), (vec!["--replies", "0"], 1)]
    {
        let before = site.asked().len();
        prerender(&site.url("/wp-json/wp/v2/posts"), &output, &options).ended_with(0);
        let pages = site.asked()[before..].iter().filter(|path| path.contains("comments?post=163")).count();
        assert_eq!(pages, asked, "{options:?}");
    }
    prerender(&site.url("/wp-json/wp/v2/posts"), &output, &["--replies", "250"]).ended_with(0);
    let page = output.read("thread/index.html");
    assert!(page.contains("(250)") && !page.contains("(251)") && page.contains("500"));
}

#[test]
fn an_address_that_is_neither_json_nor_a_site_is_explained() {
    let site =
        Server::start(|path, _| if path.contains("wp") { Answer::status(404) } else { Answer::html("<p>Hello") });
    let run = prerender(&site.url("/about"), &Folder::new(), &[]).ended_with(3);
    assert!(run.err.contains("is neither JSON nor a WordPress site"), "{run:?}");
}

#[test]
fn a_json_feed_is_followed_to_its_end_and_not_around_in_a_circle() {
    let feed = Server::start(|path, _| {
        let items = |from: usize| -> Vec<Value> {
            (from..from + 3)
                .map(|item| json!({ "id": item, "title": format!("Item {item}"), "content_text": "Text." }))
                .collect()
        };
        let feed = |from, next| json!({ "version": "https://jsonfeed.org/version/1.1", "title": "F", "language": "de", "items": items(from), "next_url": next });
        Answer::json(&match path {
            "/feed.json" => feed(1, "more/2.json"),
            "/more/2.json" => feed(4, "3.json"),
            _ => feed(7, "2.json"),
        })
    });
    let output = Folder::new();
    let run = prerender(&feed.url("/feed.json"), &output, &[]).ended_with(0);
    assert_eq!(run.count("written"), 9);
    assert!(output.read("item-5/index.html").contains("lang=\"de\""), "what the feed says holds for its items");
    assert_eq!(feed.asked(), ["/feed.json", "/more/2.json", "/more/3.json"]);
}

#[test]
fn a_file_or_standard_input_may_hold_one_article_a_list_lines_a_feed_or_json_ld() {
    let list: Value = (1..4).map(article).collect();
    let feed = json!({ "version": "https://jsonfeed.org/version/1", "items": [
        { "id": "a", "title": "A", "content_html": "<p>A" }, { "id": "b", "title": "B", "content_html": "<p>B" } ] });
    let graph = json!([{ "@type": "Person", "@id": "#ann", "name": "Ann Example" },
        { "@type": "NewsArticle", "headline": "From elsewhere", "articleBody": "Text.", "author": { "@id": "#ann" } }]);
    for (name, text, pages) in [
        ("one.json", article(1).to_string(), vec!["story-1"]),
        ("list.json", list.to_string(), vec!["story-1", "story-2", "story-3"]),
        ("lines.jsonl", lines((1..4).map(article)), vec!["story-1", "story-2", "story-3"]),
        ("feed.json", feed.to_string(), vec!["a", "b"]),
        ("graph.json", graph.to_string(), vec!["from-elsewhere"]),
    ] {
        let (input, output) = (Folder::new(), Folder::new());
        prerender(&input.write(name, &text), &output, &[]).ended_with(0);
        assert_eq!(output.articles(), pages, "{name}");
        let output = Folder::new();
        prerender_text(&text, &output, &[]).ended_with(0);
        assert_eq!(output.articles(), pages, "{name} on standard input");
    }
}

#[test]
fn replies_may_lie_beside_the_article_but_nothing_outside_of_the_input_is_read() {
    let (input, output) = (Folder::new(), Folder::new());
    let thread = |text: &str| json!({ "replies": [{ "id": 1, "author": "Ann", "body": text }] }).to_string();
    input.write("secret.json", &thread("<p>Not for everybody.</p>"));
    input.write("articles/threads/1.json", &thread("<p>Well said.</p>"));
    for (number, replies) in
        [(1, "threads/1.json"), (2, "../secret.json"), (3, "/etc/hostname"), (4, "file:///etc/hostname")]
    {
        let mut story = article(number);
        story["replies"] = replies.into();
        input.write(&format!("articles/{number}.json"), &story.to_string());
    }
    prerender(input.path("articles").to_str().unwrap(), &output, &[]).ended_with(0);
    assert_eq!(output.articles(), ["story-1", "story-2", "story-3", "story-4"]);
    assert!(output.read("story-1/index.html").contains("Well said."));
    assert!(!output.read("story-2/index.html").contains("Not for everybody."));
}

#[test]
fn an_article_from_the_network_has_no_other_machine_asked_for_its_replies() {
    let other = Server::start(|_, _| Answer::json(&json!({ "replies": [] })));
    // The same machine under another name is another one.
    let thread = other.url("/thread.json").replace("127.0.0.1", "localhost");
    let site = Server::start(move |_, _| {
        let mut story = article(1);
        story["replies"] = thread.clone().into();
        Answer::json(&story)
    });
    prerender(&site.url("/story.json"), &Folder::new(), &[]).ended_with(0);
    assert_eq!(other.asked(), Vec::<String>::new());
}

#[test]
fn relative_addresses_belong_to_the_document_or_to_the_base_that_was_given() {
    let input = Folder::new();
    let mut story = article(1);
    story["leadFigure"] = json!({ "src": "media/a.jpg", "alt": "A" });
    let file = input.write("stories/story.json", &story.to_string());
    let output = Folder::new();
    prerender(input.path("").to_str().unwrap(), &output, &["--base", "https://media.example/news/"]).ended_with(0);
    assert!(output.read("story-1/index.html").contains("https://media.example/news/stories/media/a.jpg"));
    let output = Folder::new();
    prerender(&file, &output, &["--address", "https://news.example"]).ended_with(0);
    let page = output.read("story-1/index.html");
    assert!(page.contains("https://news.example/media/a.jpg") || page.contains("../media/a.jpg"), "{page}");
}
