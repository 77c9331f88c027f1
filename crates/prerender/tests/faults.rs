//! What goes wrong while static pages are made: nothing that is whole is lost, nothing that is not is ever seen, and running again
//! brings the rest.
#![allow(clippy::unwrap_used)]

mod publishing;

use std::fs;
use std::process::Command;
use std::sync::Mutex;
use std::sync::mpsc::channel;

use publishing::server::{Answer, Server};
use publishing::{Folder, article, command, end, is_whole, lines, prerender, prerender_text, start};
use serde_json::{Value, json};

fn posts(numbers: impl Iterator<Item = usize>) -> Value {
    numbers
        .map(|number| {
            json!({
                "id": number, "link": format!("https://news.example/2026/story-{number}/"), "date_gmt": "2026-01-01T08:00:00",
                "title": { "rendered": format!("Story {number}") }, "content": { "rendered": "<p>Text.</p>", "protected": false },
            })
        })
        .collect()
}

#[test]
fn one_malformed_article_in_a_thousand_is_named_and_the_others_have_their_pages() {
    let output = Folder::new();
    let text = lines((1..=1000).map(article)).replace("\"headline\":\"Story 500\"", "\"headline\":\"Story 5");
    let run = prerender_text(&text, &output, &[]).ended_with(1);
    assert_eq!((run.count("written"), run.count("failed")), (999, 1));
    assert_eq!(run.err.lines().count(), 1, "{run:?}");
    assert!(run.err.contains("line 500 of standard input"), "{run:?}");
    assert!(!output.has("story-500") && output.has("story-501/index.html"));
}

#[test]
fn an_article_without_text_or_headline_is_named_with_its_file() {
    let (input, output) = (Folder::new(), Folder::new());
    input.write("good.json", &article(1).to_string());
    input.write("no-text.json", &json!({ "headline": "H" }).to_string());
    input.write("deeper/no-headline.json", &json!({ "body": "B" }).to_string());
    input.write("broken.json", "{ \"headline\": ");
    let run = prerender(input.path("").to_str().unwrap(), &output, &[]).ended_with(1);
    assert_eq!(output.articles(), ["story-1"]);
    for said in [
        "no-text.json: the article has no body",
        "deeper/no-headline.json: the article has no headline",
        "broken.json: not JSON: EOF",
    ] {
        assert!(run.err.contains(said), "{said}: {run:?}");
    }
}

#[test]
fn a_source_that_breaks_off_midway_leaves_what_was_read_and_running_again_brings_the_rest() {
    let is_up = std::sync::Arc::new(Mutex::new(false));
    let up = std::sync::Arc::clone(&is_up);
    let site = Server::start(move |path, _| {
        let page = (1..=3).find(|page| path.contains(&format!("page={page}&")));
        let headers = |answer: Answer| answer.with("X-WP-Total", 60).with("X-WP-TotalPages", 3);
        match page {
            Some(1) => headers(Answer::json(&posts(1..21))),
            Some(page) if *up.lock().unwrap() => headers(Answer::json(&posts(page * 20 - 19..page * 20 + 1))),
            _ => Answer::status(503),
        }
    });
    let collection = site.url("/wp-json/wp/v2/posts");
    let output = Folder::new();
    let run = prerender(&collection, &output, &["--no-replies", "--retries", "2"]).ended_with(3);
    assert!(run.err.contains("after page 1 of 3") && run.err.contains("503") && run.err.contains("3 tries"), "{run:?}");
    assert_eq!(output.articles().len(), 20);
    assert!(output.read("index.html").contains("story-20/"));
    is_whole(&output);
    *is_up.lock().unwrap() = true;
    let run = prerender(&collection, &output, &["--no-replies"]).ended_with(0);
    assert_eq!((run.count("written"), run.count("unchanged")), (40, 20));
    assert_eq!(output.articles().len(), 60);
}

#[test]
fn a_source_that_is_down_is_no_site_without_articles() {
    let output = Folder::new();
    prerender_text(&lines((1..4).map(article)), &output, &[]).ended_with(0);
    let before = output.read("index.html");
    let run = prerender("http://127.0.0.1:9/wp-json/wp/v2/posts", &output, &["--retries", "1"]).ended_with(3);
    assert!(run.err.contains("can't be reached"), "{run:?}");
    assert_eq!(output.read("index.html"), before);
    let empty = Folder::new();
    prerender("http://127.0.0.1:9/feed.json", &empty, &["--retries", "0"]).ended_with(3);
    prerender_text(&json!({ "headline": "Without a text" }).to_string(), &empty, &[]).ended_with(3);
    assert!(!empty.has("index.html"));
    let nothing = prerender(output.path("no-such-file.json").to_str().unwrap(), &output, &[]).ended_with(3);
    assert!(nothing.err.contains("no-such-file.json can't be read"), "{nothing:?}");
}

#[test]
fn a_server_that_fails_at_first_is_asked_again() {
    for fault in ["503", "429", "cut off", "empty"] {
        let site = Server::start(move |_, before| match (before, fault) {
            (0 | 1, "503") => Answer::status(503),
            (0, "429") => Answer::status(429).with("Retry-After", 0),
            (0, "cut off") => Answer::CutOff("{\"headline\": \"St".to_owned()),
            (0, "empty") => Answer::status(200),
            _ => Answer::json(&article(1)),
        });
        let output = Folder::new();
        prerender(&site.url("/story.json"), &output, &[]).ended_with(0);
        assert_eq!(output.articles(), ["story-1"], "{fault}");
        assert_eq!(site.asked().len(), if fault == "503" { 3 } else { 2 }, "{fault}");
    }
}

#[test]
fn a_refusal_is_not_asked_again_and_says_what_is_wrong() {
    for (status, said) in [(404, "no such document"), (403, "does not let visitors read"), (410, "no such document")] {
        let site = Server::start(move |_, _| Answer::status(status));
        let run = prerender(&site.url("/story.json"), &Folder::new(), &[]).ended_with(3);
        assert!(run.err.contains(said), "{run:?}");
        assert_eq!(site.asked().len(), 1);
    }
}

#[test]
fn a_server_that_says_nothing_is_not_waited_for_without_end() {
    let site = Server::start(|_, _| Answer::Silence);
    let run = prerender(&site.url("/story.json"), &Folder::new(), &["--timeout", "1", "--retries", "0"]).ended_with(3);
    assert!(run.err.contains("timed out"), "{run:?}");
}

#[test]
fn where_replies_cannot_be_read_the_page_is_written_without_them_once_and_then_left_as_it_was() {
    let (input, output) = (Folder::new(), Folder::new());
    let is_up = std::sync::Arc::new(Mutex::new(true));
    let up = std::sync::Arc::clone(&is_up);
    let thread = json!({ "total": 1, "replies": [{ "id": 1, "author": "Ann", "body": "<p>Well said.</p>" }] });
    let site = Server::start(move |_, _| if *up.lock().unwrap() { Answer::json(&thread) } else { Answer::status(500) });
    let mut story = article(1);
    story["replies"] = site.url("/thread.json").into();
    let file = input.write("story.json", &story.to_string());
    let options = ["--retries", "0"];
    *is_up.lock().unwrap() = false;
    let run = prerender(&file, &output, &options).ended_with(1);
    assert!(run.err.contains("its page has no replies"), "{run:?}");
    assert!(output.has("story-1/index.html"));
    *is_up.lock().unwrap() = true;
    prerender(&file, &output, &options).ended_with(0);
    assert!(output.read("story-1/index.html").contains("Well said."));
    *is_up.lock().unwrap() = false;
    let run = prerender(&file, &output, &options).ended_with(1);
    assert!(run.err.contains("its page stays as it was"), "{run:?}");
    assert!(output.read("story-1/index.html").contains("Well said."));
}

#[test]
fn a_full_disk_ends_the_run_and_leaves_no_half_a_page() {
    let output = Folder::new();
    fs::create_dir_all(output.path("story-20")).unwrap();
    if !std::path::Path::new("/dev/full").exists() {
        eprintln!("SKIPPED: there is no /dev/full here, so nothing was tested with a full disk");
        return;
    }
    // Whatever is written to it meets a full disk.
    std::os::unix::fs::symlink("/dev/full", output.path("story-20/.index.html.unfinished")).unwrap();
    let articles = lines((1..60).map(article));
    let run = prerender_text(&articles, &output, &[]).ended_with(4);
    assert!(run.err.contains("story-20/index.html can't be written") && run.err.contains("make room"), "{run:?}");
    assert!(!output.has("story-20/index.html") && output.has("story-1/index.html"));
    is_whole(&output);
    let before = output.articles().len() as u64;
    let run = prerender_text(&articles, &output, &[]).ended_with(0);
    assert_eq!((run.count("unchanged"), run.count("written")), (before, 59 - before));
}

#[test]
fn a_file_that_may_not_grow_ends_the_run_and_leaves_no_half_a_page() {
    let (input, output) = (Folder::new(), Folder::new());
    let mut long = article(7);
    long["body"] = format!("<p>{}</p>", "words ".repeat(200_000)).into();
    let articles = lines((1..7).map(article).chain([long]));
    let file = input.write("articles.jsonl", &articles);
    let plain = command(&file, &output, &["--jobs", "1"]);
    let program =
        [plain.get_program()].into_iter().chain(plain.get_args()).map(|word| format!("'{}'", word.to_str().unwrap()));
    // In blocks of 512 or 1024 bytes; either is more than a short page and less than a megabyte.
    let script = format!("trap '' XFSZ; ulimit -f 500 && exec {}", program.collect::<Vec<_>>().join(" "));
    let limited = Command::new("sh").args(["-c", &script]).output().unwrap();
    let said = String::from_utf8_lossy(&limited.stderr);
    assert_eq!(limited.status.code(), Some(4), "{said}");
    assert!(said.contains("story-7/index.html can't be written"), "{said}");
    assert!(output.files().iter().all(|file| !file.ends_with(".unfinished")));
    is_whole(&output);
    let run = prerender(&file, &output, &[]).ended_with(0);
    assert_eq!((run.count("written"), run.count("unchanged")), (1, 6));
}

#[test]
fn a_second_run_in_the_same_folder_ends_at_once_and_says_why() {
    let (asked, was_asked) = channel();
    let (go_on, may_go_on) = channel::<()>();
    let (asked, may_go_on) = (Mutex::new(asked), Mutex::new(may_go_on));
    let site = Server::start(move |_, _| {
        asked.lock().unwrap().send(()).unwrap();
        may_go_on.lock().unwrap().recv().unwrap();
        Answer::json(&article(1))
    });
    let output = Folder::new();
    let first = start(&site.url("/story.json"), &output, &[]);
    was_asked.recv().unwrap();
    let second = prerender_text(&article(2).to_string(), &output, &[]).ended_with(5);
    assert!(second.err.contains("another run is writing"), "{second:?}");
    go_on.send(()).unwrap();
    end(first).ended_with(0);
    assert_eq!(output.articles(), ["story-1"]);
    prerender_text(&article(2).to_string(), &output, &[]).ended_with(0);
}

#[test]
fn a_run_that_is_killed_leaves_only_whole_pages_and_the_next_one_does_what_is_left() {
    const PAGES: usize = 8;
    const ITEMS: usize = 40;
    // Tells when a page of the feed is asked for. It is asked for in the middle of the work on the page before.
    let (asked, was_asked) = channel();
    let asked = Mutex::new(asked);
    let site = Server::start(move |path, _| {
        let page: usize = path.trim_start_matches("/feed-").trim_end_matches(".json").parse().unwrap();
        let _ = asked.lock().unwrap().send(page);
        let items: Vec<Value> = (page * ITEMS..(page + 1) * ITEMS)
            .map(|item| json!({ "id": format!("story-{item}"), "title": "T", "content_html": "<p>Text.</p>".repeat(50) }))
            .collect();
        let next = (page + 1 < PAGES).then(|| format!("feed-{}.json", page + 1));
        Answer::json(
            &json!({ "version": "https://jsonfeed.org/version/1.1", "title": "F", "items": items, "next_url": next }),
        )
    });
    let (feed, output) = (site.url("/feed-0.json"), Folder::new());
    let options = ["--address", "https://news.example/"];
    for page in 1..PAGES {
        let mut run = start(&feed, &output, &options);
        while was_asked.recv().unwrap() < page {}
        run.kill().unwrap();
        run.wait().unwrap();
        is_whole(&output);
        // What the killed one still had under way.
        while was_asked.try_recv().is_ok() {}
    }
    let done = output.read(".offprint/pages.jsonl").lines().filter(|line| line.ends_with('}')).count() as u64;
    let run = prerender(&feed, &output, &options).ended_with(0);
    let all = (PAGES * ITEMS) as u64;
    assert!(done > 0 && done < all, "{done} were done");
    assert_eq!((run.count("written"), run.count("unchanged")), (all - done, done));
    assert_eq!(output.articles().len(), PAGES * ITEMS);
    assert!(output.files().iter().all(|file| !file.ends_with(".unfinished")), "{:?}", output.files());
    is_whole(&output);
}
