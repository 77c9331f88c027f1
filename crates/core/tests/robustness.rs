//! Material of a size and shape that nobody means well with.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use offprint_core::formats::thread::{ThreadContext, page};
use offprint_core::model::thread::ReplyText;
use offprint_core::sanitizer::html5ever::{resolver, sanitize_markup, text};
use offprint_core::sanitizer::{EmbedMessages, SanitizeOptions};
use serde_json::json;

const BASE: &str = "https://news.example/2026/story/";

fn article(html: &str) -> (String, u32) {
    let resolve = resolver(BASE);
    let messages = EmbedMessages { table: "Table", embed_note: "Note", embed_load: "Load", embed_link: "Link" };
    let (markup, summary) = sanitize_markup(html, &SanitizeOptions::article(&resolve, 1, messages));
    (markup, summary.words)
}

fn reply(html: &str) -> String {
    let resolve = resolver(BASE);
    sanitize_markup(html, &SanitizeOptions::reply(&resolve)).0
}

#[test]
fn a_body_of_five_megabytes_loses_no_word() {
    let block = "<h2>A heading</h2><p>Some <em>words</em> &amp; a <a href=\"/x\">link</a>.</p><ul><li>One</li><li>Two</li></ul>\
                 <blockquote><p>Said so.</p></blockquote><script>never()</script><table><tr><td>Cell</td></tr></table>";
    let count = 5_000_000 / block.len();
    let (markup, words) = article(&block.repeat(count));
    let (_, once) = article(block);
    assert_eq!(words as usize, once as usize * count);
    assert_eq!(markup.matches("Said so.").count(), count);
    assert!(!markup.contains("never()"));
}

#[test]
fn sixty_thousand_nested_elements_end_with_their_text() {
    let (markup, words) = article(&format!("{}<p>At the bottom</p>", "<div>".repeat(60_000)));
    assert_eq!(words, 3);
    assert!(markup.contains("At the bottom"));
}

#[test]
fn a_thread_of_a_hundred_replies_of_sixty_kilobytes_is_read_as_a_whole() {
    let body = "<p>A long answer to what was said before.</p>".repeat(60_000 / 45);
    let replies: Vec<_> = (0..100).map(|id| json!({ "id": id + 1, "author": "Ann", "body": body })).collect();
    let resolve = resolver(BASE);
    let context =
        ThreadContext { resolve: &resolve, clock: |_| f64::NAN, iso: |_| None, plain_text: text, authors: &[] };
    let page = page(&json!({ "replies": replies }), &context).unwrap();
    assert_eq!(page.replies.len(), 100);
    for one in page.replies {
        let ReplyText::Html(html) = one.text else { panic!("it is HTML") };
        assert_eq!(reply(&html).matches("<p>").count(), 60_000 / 45);
    }
}

#[test]
fn ten_thousand_links_in_one_reply_all_say_that_they_are_a_readers() {
    let html = "<a href=\"https://x.example/\">x</a> ".repeat(10_000);
    let markup = reply(&html);
    assert_eq!(markup.matches("<a href=\"https://x.example/\"").count(), 10_000);
    assert_eq!(markup.matches("nofollow").count(), 10_000);
}

#[test]
fn a_name_can_neither_turn_the_next_words_round_nor_go_on_for_ever() {
    let name = format!("\u{202e}Ann\u{200b}{}{}", "\u{301}".repeat(50), "n".repeat(10_000));
    let resolve = resolver(BASE);
    let context =
        ThreadContext { resolve: &resolve, clock: |_| f64::NAN, iso: |_| None, plain_text: text, authors: &[] };
    let own = json!({ "replies": [{ "id": 1, "author": name, "body": "<p>x</p>" }] });
    let wordpress = json!([{ "id": 1, "author_name": name, "content": { "rendered": "<p>x</p>" } }]);
    for document in [own, wordpress] {
        let author = page(&document, &context).unwrap().replies.remove(0).author;
        assert!(author.starts_with("Ann\u{301}\u{301}\u{301}\u{301}nnn") && author.ends_with('…'), "{author}");
        assert_eq!(author.chars().count(), 201);
    }
}

#[test]
fn a_less_than_sign_before_a_nul_is_text() {
    for (html, expected) in [
        ("<p>a <\u{0}b> c</p>", "<p>a &lt;\u{fffd}b&gt; c</p>"),
        ("<p>1 <\u{0}</p>", "<p>1 &lt;\u{fffd}</p>"),
        ("<p>a\u{0}b</p>", "<p>ab</p>"),
    ] {
        assert_eq!(article(html).0, expected, "{html:?}");
    }
}
