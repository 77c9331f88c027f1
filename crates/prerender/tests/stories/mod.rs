//! Stories as the program would read them.

use offprint_core::config::Format;
use offprint_core::formats::detect::{self, DocumentContext};
use offprint_core::formats::offprint as own;
use offprint_core::formats::thread::{ThreadContext, page as thread_page};
use offprint_core::sanitizer::html5ever::{resolver, text};
use prerender::dates;
use prerender::pages::page_data::PageData;
use prerender::site::Site;
use serde_json::Value;

/// The address of the site of the tests.
pub const SITE: &str = "https://news.example/";

/// A site with everything.
pub fn site() -> Site {
    Site {
        name: "The Example".to_owned(),
        tagline: Some("All that is an example".to_owned()),
        address: Some(SITE.to_owned()),
        language: Some("en".to_owned()),
        module: Some("offprint/".to_owned()),
        ..Site::default()
    }
}

/// A file of this project.
pub fn file(path: &str) -> Value {
    let path = format!("{}/../../{path}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).expect("the file")).expect("JSON")
}

/// A story of our own format, as if it stood at `samples/` of the site.
pub fn story(document: &Value) -> PageData {
    let base = format!("{SITE}samples/story.json");
    let article = own::article(document, &base, &resolver(&base)).expect("an article");
    PageData { article, path: "2025/story/".to_owned(), ..PageData::default() }
}

/// The same with a thread.
pub fn with_thread(mut story: PageData, thread: &Value) -> PageData {
    let authors: Vec<String> = story.article.authors.iter().map(|author| author.name.clone()).collect();
    let base = story.article.discussion.thread.clone().unwrap_or_default();
    let resolve = resolver(&base);
    let page = thread_page(
        thread,
        &ThreadContext { resolve: &resolve, clock: dates::clock, iso: dates::iso, plain_text: text, authors: &authors },
    );
    let page = page.expect("a thread");
    story.total = page.total.unwrap_or(page.replies.len() as u32);
    story.replies = page.replies;
    story
}

/// The demo.
pub fn demo() -> PageData {
    with_thread(story(&file("public/samples/partnership.json")), &file("public/samples/thread.json"))
}

/// What a WordPress site answered, without replies.
pub fn of_wordpress(name: &str) -> PageData {
    let at = "https://wordpress.example/wp-json/wp/v2/posts/138";
    let absolute = |address: &str, base: &str| resolver(base)(address);
    let found = DocumentContext { format: Format::Auto, item: None, at, absolute: &absolute, plain_text: text };
    let document = file(&format!("tests/fixtures/wordpress/{name}.json"));
    let article = detect::article(&document["body"], &found).expect("an article");
    PageData { article, path: "story/".to_owned(), ..PageData::default() }
}
