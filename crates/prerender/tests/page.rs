//! Static pages: what stands in them.
#![allow(clippy::expect_used)]

mod stories;

use offprint_core::model::discussion::ReplyPolicy;
use prerender::pages::article_page::{fallback, page};
use prerender::pages::page_data::PageData;
use prerender::site::Site;
use serde_json::{Value, json};
use stories::{demo, file, of_wordpress, site, story};

fn html(story: &PageData) -> String {
    page(story, &site()).html
}

fn has(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "{part} is not in {html}");
    }
}

fn lacks(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(!html.contains(part), "{part} is in {html}");
    }
}

/// The data for search engines.
fn data(html: &str) -> Value {
    let (_, rest) = html.split_once("<script type=\"application/ld+json\">").expect("data");
    let (data, _) = rest.split_once("</script>").expect("its end");
    serde_json::from_str(data).expect("JSON")
}

fn small() -> Value {
    json!({ "headline": "A small story", "body": ["It is short."] })
}

#[test]
fn the_article_is_plain_semantic_html() {
    let html = html(&demo());
    has(
        &html,
        &[
            "<!doctype html><html lang=\"en-GB\" dir=\"ltr\">",
            "<article class=\"article\"",
            "<h1 class=\"headline\">Russia and Uzbekistan Establish",
            "<address class=\"byline\">By <span dir=\"auto\">Fatima Al-Mansoori</span></address>",
            "<time class=\"published\" datetime=\"2025-01-29T16:45:00Z\">29 January 2025 at 16:45 UTC</time>",
            "<figure class=\"lead\">",
            "<p>Russia and Uzbekistan have established",
        ],
    );
    assert_eq!(html.matches("<h1").count(), 1);
    lacks(&html, &[" part=", "class=\"\"", " onclick", "style=\"", "javascript:"]);
}

#[test]
fn a_page_speaks_the_language_of_its_article() {
    let html = html(&story(&file("public/samples/arabic.json")));
    has(
        &html,
        &[
            "<html lang=\"ar\" dir=\"rtl\">",
            ">الانتقال إلى المقال</a>",
            "بقلم <span dir=\"auto\">سلمى العطّار</span></address>",
            "القراءة: دقيقتان",
            ">اترك تعليقًا</h2>",
            ">إرسال التعليق</button>",
            "اسمح لها بتشغيل البرامج النصية",
        ],
    );
    lacks(&html, &["Leave a Reply", "minutes to read", "Skip to", "To reply on this page"]);
}

#[test]
fn names_and_counts_are_written_as_the_language_writes_them() {
    let mut german = small();
    german["language"] = json!("de-AT");
    german["authors"] = json!(["Ann", "Bo", "Cy"]);
    german["published"] = json!("2025-01-29");
    has(
        &html(&story(&german)),
        &[
            "Von <span dir=\"auto\">Ann</span>, <span dir=\"auto\">Bo</span> und <span dir=\"auto\">Cy</span></address>",
            "29. Jänner 2025",
            "1 Minute Lesezeit",
        ],
    );
}

#[test]
fn around_an_article_in_a_language_without_a_file_the_interface_is_english_and_says_so() {
    let mut swahili = small();
    swahili["language"] = json!("sw");
    let page = html(&story(&swahili));
    has(&page, &["<html lang=\"sw\"", "<div class=\"meta\" lang=\"en\">", "1 minute to read"]);
    has(
        &page,
        &["<a class=\"skip\" href=\"#article\" lang=\"en\">", "data-offprint-static=\"\" lang=\"en\" dir=\"ltr\""],
    );
}

#[test]
fn an_english_form_beside_an_urdu_article_runs_from_left_to_right() {
    let mut urdu = small();
    urdu["language"] = json!("ur");
    let page = html(&story(&urdu));
    has(&page, &["<html lang=\"ur\" dir=\"rtl\">", "data-offprint-static=\"\" lang=\"en\" dir=\"ltr\""]);
}

#[test]
fn an_article_without_a_language_is_in_that_of_the_site_and_runs_in_its_direction() {
    let site = Site { language: Some("he_IL".into()), ..site() };
    has(&page(&story(&small()), &site).html, &["<html lang=\"he-IL\" dir=\"rtl\">"]);
}

#[test]
fn an_author_with_a_page_is_linked_as_the_author() {
    let mut document = small();
    document["authors"] = json!([{ "name": "Ann", "url": "/ann" }]);
    let html = html(&story(&document));
    let link = "<a href=\"https://news.example/ann\" rel=\"author\" dir=\"auto\">Ann</a>";
    has(&html, &[&format!("<address class=\"byline\">By {link}</address>")]);
    assert_eq!(data(&html)["author"][0]["url"], "https://news.example/ann");
}

#[test]
fn nothing_in_an_article_can_end_what_it_stands_in() {
    let hostile = "</title></script><script>alert(1)</script><!-- \"'&";
    let document = json!({ "headline": hostile, "standfirst": hostile, "kicker": hostile, "authors": [hostile],
        "body": format!("<p>{hostile}</p><p onclick=alert(1)>Text</p>"), "leadFigure": { "src": "/x", "alt": hostile } });
    let html = html(&story(&document));
    assert_eq!(html.matches("<script").count(), 2, "the data and the module");
    assert_eq!(html.matches("</title>").count(), 1);
    lacks(&html, &["<!--", "onclick"]);
    assert_eq!(data(&html)["headline"], hostile);
}

#[test]
fn search_engines_are_told_what_they_ask_for() {
    let data = data(&html(&demo()));
    assert_eq!(data["@type"], "NewsArticle");
    assert_eq!(data["image"], json!(["https://news.example/samples/media/partnership.svg"]));
    assert_eq!(data["datePublished"], "2025-01-29T16:45:00Z");
    assert_eq!(data["dateModified"], "2025-01-30T08:10:00Z");
    assert_eq!(data["author"], json!([{ "@type": "Person", "name": "Fatima Al-Mansoori" }]));
    assert_eq!(data["publisher"]["name"], "The Example");
    assert_eq!(data["mainEntityOfPage"], "https://news.example/2025/story/");
}

#[test]
fn the_head_names_the_page_its_card_and_the_feeds() {
    has(
        &html(&demo()),
        &[
            "<title>Russia and Uzbekistan Establish Military Strategic Partnership Through 2030 – The Example</title>",
            "<meta name=\"description\" content=\"A programme signed in Tashkent",
            "<link rel=\"canonical\" href=\"https://news.example/2025/story/\">",
            "<meta property=\"og:image\" content=\"https://news.example/samples/media/partnership.svg\">",
            "<meta name=\"twitter:card\" content=\"summary_large_image\">",
            "href=\"../../feed.json\"",
            "href=\"../../feed.xml\"",
        ],
    );
    let without = page(&story(&small()), &Site { address: None, ..site() }).html;
    lacks(&without, &["canonical", "feed.json", "og:url"]);
    has(&without, &["<meta name=\"description\" content=\"It is short.\">"]);
}

#[test]
fn what_an_article_does_not_say_is_not_there() {
    let html = html(&story(&small()));
    lacks(&html, &["<address", "<time", "class=\"kicker\"", "<figure", "class=\"author-card", "og:image"]);
    let data = data(&html);
    for absent in ["author", "image", "datePublished", "dateModified", "description"] {
        assert!(data.get(absent).is_none(), "{absent}");
    }
    let mut document = small();
    document["published"] = "some day".into();
    lacks(&self::html(&story(&document)), &["<time", "some day"]);
}

#[test]
fn an_article_that_runs_from_right_to_left_turns_the_whole_page() {
    let html = html(&story(&file("public/samples/arabic.json")));
    has(&html, &["<html lang=\"ar\" dir=\"rtl\">", " في "]);
}

#[test]
fn a_form_is_posted_to_the_script_of_a_wordpress_site() {
    let html = html(&of_wordpress("post-whole"));
    has(
        &html,
        &[
            " method=\"post\" action=\"https://wordpress.example/wp-comments-post.php\">",
            "<input type=\"hidden\" name=\"comment_post_ID\" value=\"138\">",
            "<input type=\"hidden\" name=\"comment_parent\" value=\"0\">",
            "<offprint-replies src=\"https://wordpress.example/wp-json/wp/v2/comments?post=138\"",
        ],
    );
    lacks(&html, &["novalidate", " reply-to="]);
}

#[test]
fn a_form_is_posted_to_the_endpoint_that_the_article_names() {
    let mut document = small();
    document["id"] = "small".into();
    document["replyTo"] = "/api/replies".into();
    let html = html(&story(&document));
    has(
        &html,
        &[
            " method=\"post\" action=\"../../api/replies\"><input type=\"hidden\" name=\"article\" value=\"small\">",
            "<offprint-replies reply-to=\"../../api/replies\" article=\"small\">",
            "<textarea rows=\"6\" id=\"comment\" name=\"comment\" dir=\"auto\" required=\"\"",
            "<input type=\"email\" autocomplete=\"email\" id=\"email\" name=\"email\"",
            "<input type=\"text\" autocomplete=\"url\" id=\"url\" name=\"url\" dir=\"ltr\" inputmode=\"url\">",
        ],
    );
    lacks(&html, &["novalidate", "class=\"trap\"", "class=\"local"]);
}

#[test]
fn a_form_without_scripts_has_neither_the_bar_of_formats_nor_a_preview() {
    let mut document = small();
    document["replyTo"] = "/api/replies".into();
    document["markup"] = "html".into();
    lacks(&html(&story(&document)), &["role=\"toolbar\"", "class=\"tools\"", "preview-toggle"]);
}

#[test]
fn a_form_that_nothing_takes_sends_nothing_and_says_that_it_needs_scripts() {
    let html = html(&demo());
    has(&html, &[" method=\"dialog\">", "<p class=\"local scriptless\">", "allow it to run scripts"]);
    lacks(&html, &["action="]);
}

#[test]
fn where_no_reply_is_taken_there_is_a_sentence_and_no_form() {
    let mut document = small();
    document["replyPolicy"] = "closed".into();
    let html = html(&story(&document));
    has(&html, &["Replies to this article are closed."]);
    lacks(&html, &["<form", "<button", "<offprint-replies"]);
    let mut closed = demo();
    closed.article.discussion.policy = ReplyPolicy::Closed;
    // The element shows the thread and would not say that it is closed.
    let html = self::html(&closed);
    has(&html, &[" no-form=\"\"><div", "</section></div></offprint-replies><div class=\"offprint\""]);
    lacks(&html, &["<form", "class=\"answer\""]);
}

#[test]
fn replies_without_an_address_stand_outside_of_what_a_script_replaces() {
    let mut story = demo();
    story.article.discussion.thread = None;
    let html = html(&story);
    let (before, element) = html.split_once("<offprint-replies").expect("the element");
    has(before, &["14 replies"]);
    has(element, &["<form"]);
    lacks(element, &["comment-r1"]);
}

#[test]
fn without_a_script_to_come_there_is_nothing_that_waits_for_it() {
    let html = page(&demo(), &Site { module: None, ..site() }).html;
    lacks(&html, &["<offprint-replies", "type=\"module\"", "<button", "<select", "<form", "data-offprint-static=\"\""]);
    has(&html, &["14 replies", "<li id=\"comment-r2\">"]);
}

#[test]
fn replies_stand_in_nested_lists_and_are_linked() {
    let html = html(&demo());
    has(
        &html,
        &[
            "</article><button class=\"fold\" type=\"button\">Hide answers</button><ol><li id=\"comment-r2\">",
            "<a class=\"permalink\" href=\"#comment-r2\">",
        ],
    );
    has(&html, &["<p class=\"reply-note\">In reply to <a href=\"#comment-r5\" dir=\"auto\">Jonas Lindqvist</a></p>"]);
    assert_eq!(html.matches("<li id=\"comment-").count(), 14);
    lacks(&html, &["class=\"more\"", "class=\"more button", "class=\"more-answers"]);
}

#[test]
fn the_rest_of_a_long_thread_is_a_link_to_where_it_is() {
    let mut story = of_wordpress("post-whole");
    (story.replies, story.total) = (demo().replies, 214);
    let url = story.article.url.clone().expect("a permalink");
    has(
        &html(&story),
        &["214 replies", &format!("<a class=\"more button\" href=\"{url}#comments\">Load more replies</a>")],
    );
    let mut own = demo();
    own.total = 214;
    has(&html(&own), &["<button class=\"more\" type=\"button\">"]);
}

#[test]
fn a_page_brings_the_styles_it_needs_and_says_their_hashes() {
    let plain = page(&story(&small()), &site());
    assert_eq!(plain.html.matches("<style>").count(), 1);
    assert_eq!(plain.style_sources.len(), 1);
    lacks(&plain.html, &[".lead", ".table-box:", ":host", "offprint-article"]);
    // What the page itself says about the fonts of the article.
    has(&plain.html, &["offprint-rest.css", ":root{", "--offprint-font:Charter", "[hidden]{display:none!important}"]);
    let demo = page(&demo(), &site());
    has(&demo.html, &[".lead", "<pre tabindex"]);
    assert_eq!(demo.style_sources.first(), plain.style_sources.first());
    assert!(demo.style_sources.iter().all(|source| source.starts_with("'sha256-") && source.ends_with("='")));
}

/// A story with headings, one of which has an id that another would get, and one that is hidden.
fn long() -> Value {
    json!({ "headline": "A long story", "authors": [{ "name": "Ann", "role": "Writer" }],
        "body": "<h2>One &amp; only</h2><p>…</p><h3 id=section-1>Half</h3><h3></h3><h2>Two <em>more</em></h2><details><summary>More</summary><h2>Hidden</h2></details><h4>Small</h4>" })
}

#[test]
fn a_table_of_contents_leads_to_the_headings() {
    let site = Site { contents: true, ..site() };
    let html = page(&story(&long()), &site).html;
    has(
        &html,
        &[
            "</header><nav class=\"contents\" aria-labelledby=\"contents-title\"><p class=\"contents-title\" id=\"contents-title\">Contents</p><ol>",
            "<li><a href=\"#body-section-1-\">One &amp; only</a><ol><li><a href=\"#body-section-1\">Half</a>",
            "<h2 id=\"body-section-1-\">One",
            ">Two more</a>",
            ".contents-title{",
        ],
    );
    lacks(&html, &[">Hidden</a>", ">Small</a>"]);
    lacks(&page(&story(&small()), &site).html, &["class=\"contents\"", ".contents-title{"]);
    lacks(&page(&story(&long()), &Site { contents: false, ..site }).html, &["class=\"contents\""]);
}

#[test]
fn an_old_article_says_how_old_it_is() {
    let html = html(&PageData { age: Some(3), ..story(&small()) });
    has(
        &html,
        &["</header><p class=\"age-note\" role=\"note\">This article is more than 3 years old.</p>", ".age-note{"],
    );
    lacks(&self::html(&story(&small())), &["class=\"age-note\""]);
}

#[test]
fn only_a_copy_keeps_a_place_for_the_button_to_share() {
    let site = Site { share: true, ..site() };
    let copy = fallback(&story(&long()), &site, None);
    has(
        &copy,
        &["<div class=\"share\"><button type=\"button\">Copy link</button>", "</div><aside class=\"author-card\""],
    );
    lacks(&html(&story(&long())), &["class=\"share\""]);
}

#[test]
fn tags_stand_below_the_text_and_are_told_to_machines() {
    let mut tagged = small();
    tagged["tags"] = json!(["Ports", { "name": "Fish & ships", "url": "/tag/fish" }]);
    let html = html(&story(&tagged));
    has(
        &html,
        &[
            "<ul class=\"tags\" role=\"list\" aria-label=\"Tags\"><li><span dir=\"auto\">Ports</span></li><li><a href=\"https://news.example/tag/fish\" rel=\"tag\"",
            "<meta property=\"article:tag\" content=\"Fish &amp; ships\">",
        ],
    );
    assert_eq!(data(&html)["keywords"], json!(["Ports", "Fish & ships"]));
}

#[test]
fn the_fallback_of_an_element_is_one_element() {
    let html = fallback(&demo(), &site(), None);
    assert!(html.starts_with(
        "<div class=\"offprint\" data-theme=\"auto\" data-offprint-static=\"\" lang=\"en-GB\" dir=\"ltr\"><article"
    ));
    assert!(html.ends_with("</section></div>"), "{html}");
    lacks(&html, &["<style", "<script", "<offprint-replies"]);
}
