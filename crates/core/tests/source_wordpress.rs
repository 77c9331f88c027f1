//! A post of WordPress's REST API as an article.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use offprint_core::config::Format;
use offprint_core::formats::detect::{DocumentContext, article};
use offprint_core::formats::load_error::LoadError;
use offprint_core::formats::wordpress::{is_rest, post_addresses, with_embed_params};
use offprint_core::model::Article;
use offprint_core::model::article::{Body, Direction};
use offprint_core::model::discussion::{Backend, ReplyPolicy};
use offprint_core::sanitizer::html5ever::{resolver, text};
use serde_json::{Value, json};

const AT: &str = "https://cms.example/wp-json/wp/v2/posts?slug=harbour-reopens&_embed";

fn read_at(document: &Value, at: &str) -> Result<Article, LoadError> {
    let absolute = |address: &str, base: &str| resolver(base)(address);
    article(document, &DocumentContext { format: Format::Auto, item: None, at, absolute: &absolute, plain_text: text })
}

fn read(document: &Value) -> Result<Article, LoadError> {
    read_at(document, AT)
}

fn post() -> Value {
    json!({
        "id": 42,
        "date_gmt": "2025-03-02T18:00:00",
        "modified_gmt": "2025-03-03T06:30:00",
        "link": "https://news.example/2025/harbour-reopens/",
        "title": { "rendered": "AT&amp;T &#8220;reopens&#8221; <em>the</em> harbour" },
        "excerpt": { "rendered": "<p>Ferries run again from Monday&#8217;s tide.</p>\n", "protected": false },
        "content": { "rendered": "\n<p class=\"wp-block-paragraph\">The harbour is open again.</p>\n", "protected": false },
        "comment_status": "open",
        "_links": { "replies": [{ "embeddable": true, "href": "https://cms.example/wp-json/wp/v2/comments?post=42" }] },
        "_embedded": {
            "author": [{
                "id": 1,
                "name": "O'Neil &amp; Sons \"Q\"",
                "url": "https://oneil.example",
                "description": "Writes about <a href=\"x\">ships</a>.\nLives in Porto.",
                "link": "https://news.example/author/oneil/",
                "avatar_urls": {
                    "24": "https://secure.gravatar.com/avatar/x?s=24&d=mm&r=g",
                    "96": "https://secure.gravatar.com/avatar/x?s=96&d=mm&r=g",
                    "48": "https://secure.gravatar.com/avatar/x?s=48&d=mm&r=g"
                }
            }],
            "wp:featuredmedia": [{
                "source_url": "https://news.example/wp-content/uploads/quay.jpg",
                "alt_text": "Ferries at a quay",
                "caption": { "rendered": "<p>The quay &amp; the <b>ferries</b>.</p>\n" },
                "media_details": {
                    "width": 1600,
                    "height": 900,
                    "sizes": {
                        "medium": { "width": 300, "height": 169, "source_url": "https://news.example/wp-content/uploads/quay-300x169.jpg" },
                        "thumbnail": { "width": 150, "height": 150, "source_url": "https://news.example/wp-content/uploads/quay-150x150.jpg" },
                        "full": { "width": 1600, "height": 900, "source_url": "https://news.example/wp-content/uploads/quay.jpg" }
                    }
                }
            }],
            "wp:term": [
                [
                    { "id": 1, "name": "Uncategorized", "slug": "uncategorized", "taxonomy": "category" },
                    { "id": 7, "name": "Ships &amp; Ports", "slug": "ships", "taxonomy": "category" }
                ],
                [
                    { "id": 9, "name": "Ferries &amp; more", "slug": "ferries", "taxonomy": "post_tag", "link": "https://news.example/tag/ferries/" },
                    { "id": 10, "name": "tides", "slug": "tides", "taxonomy": "post_tag", "link": "javascript:alert(1)" },
                    { "id": 11, "slug": "nameless", "taxonomy": "post_tag" }
                ],
                [{ "id": 12, "name": "gallery", "slug": "gallery", "taxonomy": "post_format" }]
            ]
        }
    })
}

fn with(path: &str, value: Value) -> Value {
    let mut post = post();
    *post.pointer_mut(path).unwrap() = value;
    post
}

#[test]
fn a_post_becomes_an_article() {
    let article = read(&post()).unwrap();
    assert_eq!(article.headline, "AT&T “reopens” the harbour");
    assert_eq!(article.standfirst.as_deref(), Some("Ferries run again from Monday’s tide."));
    assert_eq!(article.id.as_deref(), Some("42"));
    assert_eq!(article.kicker.as_deref(), Some("Ships & Ports"));
    let tags: Vec<_> = article.tags.iter().map(|tag| (tag.name.as_str(), tag.url.as_deref())).collect();
    assert_eq!(tags, [("Ferries & more", Some("https://news.example/tag/ferries/")), ("tides", None)]);
    assert_eq!(article.url.as_deref(), Some("https://news.example/2025/harbour-reopens/"));
    assert!(matches!(&article.body, Body::Html(html) if html.contains("The harbour is open again.")));
}

#[test]
fn the_times_are_in_utc_though_they_do_not_say_so() {
    let article = read(&post()).unwrap();
    assert_eq!(article.published.as_deref(), Some("2025-03-02T18:00:00Z"));
    assert_eq!(article.updated.as_deref(), Some("2025-03-03T06:30:00Z"));
    let article = read(&with("/date_gmt", json!("2025-03-02T18:00:00Z"))).unwrap();
    assert_eq!(article.published.as_deref(), Some("2025-03-02T18:00:00Z"));
}

#[test]
fn names_are_decoded_once_and_the_largest_portrait_is_taken() {
    let author = &read(&post()).unwrap().authors[0];
    assert_eq!(author.name, "O'Neil & Sons \"Q\"");
    assert_eq!(author.url.as_deref(), Some("https://news.example/author/oneil/"));
    assert_eq!(author.bio.as_deref(), Some("Writes about ships. Lives in Porto."));
    assert_eq!(author.avatar.as_deref(), Some("https://secure.gravatar.com/avatar/x?s=96&d=mm&r=g"));
    let twice = read(&with("/_embedded/author/0/name", json!("A &amp;amp; B"))).unwrap();
    assert_eq!(twice.authors[0].name, "A &amp; B");
}

#[test]
fn an_author_who_cannot_be_seen_is_left_out() {
    let error = json!([{ "code": "rest_user_invalid_id", "message": "Invalid user ID.", "data": { "status": 404 } }]);
    assert!(read(&with("/_embedded/author", error)).unwrap().authors.is_empty());
    let mut post = post();
    post.as_object_mut().unwrap().remove("_embedded");
    let article = read(&post).unwrap();
    assert!(article.authors.is_empty() && article.lead_figure.is_none() && article.kicker.is_none());
}

#[test]
fn the_featured_picture_comes_in_its_sizes_but_not_in_other_shapes() {
    let figure = read(&post()).unwrap().lead_figure.unwrap();
    assert_eq!(figure.src, "https://news.example/wp-content/uploads/quay.jpg");
    assert_eq!(figure.size, Some((1600, 900)));
    assert_eq!(figure.alt, "Ferries at a quay");
    assert_eq!(figure.caption.as_deref(), Some("The quay & the ferries."));
    assert!(figure.sizes.is_some());
    let mut candidates: Vec<_> = figure.srcset.as_deref().unwrap().split(", ").collect();
    candidates.sort_unstable();
    assert_eq!(
        candidates,
        [
            "https://news.example/wp-content/uploads/quay-300x169.jpg 300w",
            "https://news.example/wp-content/uploads/quay.jpg 1600w"
        ]
    );
}

#[test]
fn a_featured_picture_that_cannot_be_seen_is_none() {
    let error = json!([{ "code": "rest_forbidden", "message": "Sorry.", "data": { "status": 401 } }]);
    assert_eq!(read(&with("/_embedded/wp:featuredmedia", error)).unwrap().lead_figure, None);
    let bare = json!([{ "source_url": "/a.svg", "media_details": {} }]);
    let figure = read(&with("/_embedded/wp:featuredmedia", bare)).unwrap().lead_figure.unwrap();
    assert_eq!((figure.src.as_str(), figure.srcset, figure.sizes), ("https://news.example/a.svg", None, None));
}

#[test]
fn an_automatic_excerpt_is_no_standfirst() {
    for excerpt in [
        "<p>The harbour is open [&hellip;]</p>\n",
        "<p>Other words, cut by a plugin [&hellip;]</p>\n",
        "<p>The harbour is open again.</p>\n",
        "<p>The harbour is</p>",
        "",
    ] {
        let article = read(&with("/excerpt/rendered", json!(excerpt))).unwrap();
        assert_eq!(article.standfirst, None, "{excerpt}");
    }
    let long = "The harbour is open again after the storm of the century had closed it for more than eleven days.";
    let mut post = with("/content/rendered", json!(["<p>", long, " And so on.</p>"].concat()));
    post["excerpt"]["rendered"] = json!(["<p>", long, "&hellip; <a href=\"#\">Continue reading</a></p>"].concat());
    assert_eq!(read(&post).unwrap().standfirst, None);
}

#[test]
fn a_list_holds_the_post_or_shows_that_there_is_none() {
    assert_eq!(read(&json!([post()])).unwrap().id.as_deref(), Some("42"));
    assert_eq!(read(&json!([])), Err(LoadError::NotFound));
    assert_eq!(read_at(&json!([]), "https://news.example/a.json"), Err(LoadError::NotAnArticle));
}

#[test]
fn a_password_is_not_an_empty_text() {
    let closed = with("/content", json!({ "rendered": "", "protected": true }));
    assert_eq!(read(&closed), Err(LoadError::Protected));
    let empty = with("/content", json!({ "rendered": " \n", "protected": false }));
    assert_eq!(read(&empty), Err(LoadError::NoBody));
    // The right password was in the address.
    let opened = with("/content", json!({ "rendered": "<p>Secret.</p>", "protected": true }));
    assert!(read(&opened).is_ok());
}

#[test]
fn a_post_without_a_title_is_named_by_its_first_words() {
    assert_eq!(read(&with("/title/rendered", json!(""))).unwrap().headline, "The harbour is open again.");
    let mut post = with("/title/rendered", json!(" "));
    post["content"]["rendered"] =
        json!("<p>one two three four five six seven eight nine ten eleven twelve thirteen</p>");
    assert_eq!(read(&post).unwrap().headline, "one two three four five six seven eight nine ten eleven twelve…");
    post["content"]["rendered"] = json!("<figure><img src=\"a.png\"></figure>");
    assert_eq!(read(&post).unwrap().headline, "(no title)");
}

#[test]
fn relative_addresses_refer_to_the_site_and_not_to_the_page() {
    let article = read_at(&post(), "http://localhost/copy.json").unwrap();
    assert_eq!(article.base, "https://news.example/2025/harbour-reopens/");
    let mut post = post();
    post.as_object_mut().unwrap().remove("link");
    assert_eq!(read(&post).unwrap().base, AT);
}

#[test]
fn a_title_in_arabic_makes_the_article_run_from_right_to_left() {
    let arabic = read(&with("/title/rendered", json!("«الميناء» يفتح"))).unwrap();
    assert_eq!(arabic.writing_direction(), Some(Direction::Rtl));
    assert_eq!(read(&post()).unwrap().writing_direction(), None);
    let mixed = read(&with("/title/rendered", json!("2025: Über الميناء"))).unwrap();
    assert_eq!(mixed.writing_direction(), None);
}

#[test]
fn the_discussion_is_that_of_the_api_the_post_came_from() {
    let discussion = read(&post()).unwrap().discussion;
    assert_eq!(discussion.backend, Backend::WordPress);
    assert_eq!(discussion.policy, ReplyPolicy::Open);
    assert_eq!(discussion.post.as_deref(), Some("42"));
    for (at, comments) in [
        (AT, "https://cms.example/wp-json/wp/v2/comments"),
        ("https://cms.example/wp-json/wp/v2/posts/42?_embed", "https://cms.example/wp-json/wp/v2/comments"),
        ("https://cms.example/wp-json/wp/v2/pages/42/", "https://cms.example/wp-json/wp/v2/comments"),
        ("https://a.example/blog/wp-json/wp/v2/posts/42", "https://a.example/blog/wp-json/wp/v2/comments"),
        ("https://a.example/?rest_route=/wp/v2/posts&slug=x", "https://a.example/?rest_route=/wp/v2/comments"),
        (
            "https://a.example/blog/?rest_route=/wp/v2/posts/42&_embed",
            "https://a.example/blog/?rest_route=/wp/v2/comments",
        ),
        (
            "https://api.example/wp/v2/sites/news.example/posts/42",
            "https://api.example/wp/v2/sites/news.example/comments",
        ),
        // A copy: what its own links say.
        ("https://news.example/copy.json", "https://cms.example/wp-json/wp/v2/comments"),
    ] {
        let discussion = read_at(&post(), at).unwrap().discussion;
        assert_eq!(discussion.thread.as_deref(), Some(comments), "{at}");
        assert_eq!(discussion.reply_to, discussion.thread);
    }
    let mut copy = post();
    copy.as_object_mut().unwrap().remove("_links");
    assert_eq!(read_at(&copy, "https://news.example/copy.json").unwrap().discussion.reply_to, None);
}

#[test]
fn closed_comments_are_known_from_the_post() {
    assert_eq!(read(&with("/comment_status", json!("closed"))).unwrap().discussion.policy, ReplyPolicy::Closed);
}

#[test]
fn a_site_is_asked_in_both_spellings_of_its_api() {
    for (site, post, ways) in [
        (
            "https://news.example",
            "harbour-reopens",
            [
                "https://news.example/wp-json/wp/v2/posts?slug=harbour-reopens&",
                "https://news.example/?rest_route=/wp/v2/posts&slug=harbour-reopens&",
            ],
        ),
        (
            "https://a.example/blog/?x=1#y",
            "42",
            ["https://a.example/blog/wp-json/wp/v2/posts/42?", "https://a.example/blog/?rest_route=/wp/v2/posts/42&"],
        ),
        (
            "https://a.example/",
            "ميناء",
            [
                "https://a.example/wp-json/wp/v2/posts?slug=%D9%85%D9%8A%D9%86%D8%A7%D8%A1&",
                "https://a.example/?rest_route=/wp/v2/posts&slug=%D9%85%D9%8A%D9%86%D8%A7%D8%A1&",
            ],
        ),
        (
            "https://a.example/",
            "%d9%85%d9%8a",
            [
                "https://a.example/wp-json/wp/v2/posts?slug=%d9%85%d9%8a&",
                "https://a.example/?rest_route=/wp/v2/posts&slug=%d9%85%d9%8a&",
            ],
        ),
    ] {
        for (address, begins) in post_addresses(site, post).iter().zip(ways) {
            assert!(address.starts_with(begins), "{address} begins with {begins}");
            assert!(address.contains("_embed=author,") && address.contains("_fields=id,"), "{address}");
        }
    }
}

#[test]
fn what_is_asked_for_is_added_unless_it_is_given() {
    let bare = with_embed_params("https://a.example/wp-json/wp/v2/posts/42#top");
    assert!(bare.starts_with("https://a.example/wp-json/wp/v2/posts/42?_embed=author"), "{bare}");
    // Embedding needs the links as well.
    assert!(bare.contains("_fields=") && bare.contains(",_links,_embedded"), "{bare}");
    let embedding = with_embed_params("https://a.example/wp-json/wp/v2/posts?slug=x&_embed");
    assert!(embedding.starts_with("https://a.example/wp-json/wp/v2/posts?slug=x&_embed&_fields="), "{embedding}");
    let complete = "https://a.example/wp-json/wp/v2/posts/42?_fields=id,title,content&_embed=author";
    assert_eq!(with_embed_params(complete), complete);
    assert_eq!(with_embed_params("https://a.example/article.json?a=b"), "https://a.example/article.json?a=b");
    assert!(is_rest(complete) && !is_rest("https://a.example/article.json"));
}

#[test]
fn what_is_there_and_empty_is_absent() {
    let article = read(&with("/_embedded/wp:term/0/1/name", json!(" "))).unwrap();
    assert_eq!(article.kicker, None);
    let article = read(&with("/_embedded/author/0/name", json!(""))).unwrap();
    assert_eq!(article.authors, []);
    let article = read(&with("/excerpt/rendered", json!("<p> </p>\n"))).unwrap();
    assert_eq!(article.standfirst, None);
}
