//! What is rebuilt of untrusted HTML, natively. `BLESS=1 cargo test --test html` writes the expected files anew: read the
//! difference before you believe it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used)]

#[path = "../../../tests/corpus/mod.rs"]
mod corpus;

use corpus::{BASE, CASES, context, deep, lines};
use offprint_core::sanitizer::html5ever::{resolver, sanitize_markup};
use offprint_core::sanitizer::{Summary, allowlist, invariants, paragraphs, sink::Markup};

fn article(html: &str) -> String {
    sanitize_markup(html, &context("article", &resolver(BASE))).0
}

fn words(html: &str) -> u32 {
    sanitize_markup(html, &context("article", &resolver(BASE))).1.words
}

#[test]
fn the_corpus_gives_the_expected_trees() {
    let resolve = resolver(BASE);
    let bless = std::env::var_os("BLESS").is_some();
    for (name, html, expected) in CASES {
        let (markup, _) = sanitize_markup(html, &context(name, &resolve));
        if bless {
            let path = format!("{}/../../tests/fixtures/html/{name}.expected.html", env!("CARGO_MANIFEST_DIR"));
            std::fs::write(path, lines(&markup)).expect("the fixtures can be written");
        } else {
            assert_eq!(lines(&markup), *expected, "{name}");
        }
    }
}

#[test]
fn the_promise_holds_over_the_corpus() {
    for (name, html, _) in CASES {
        assert_eq!(invariants::check(html), Ok(()), "{name}");
    }
}

#[test]
fn the_promise_holds_over_every_piece_of_the_corpus() {
    // Cut anywhere, markup is broken in the middle of tags, attributes and references.
    for (name, html, _) in CASES {
        for (at, _) in html.char_indices().step_by(29) {
            let (head, tail) = html.split_at(at);
            assert_eq!(invariants::check(head), Ok(()), "{name} up to {at}");
            assert_eq!(invariants::check(tail), Ok(()), "{name} from {at}");
        }
    }
}

#[test]
fn a_body_as_deep_as_can_be_is_flattened_and_keeps_its_text() {
    for tag in ["div", "b", "span", "blockquote", "ul", "section", "x-thing"] {
        let html = deep(tag, 60);
        assert_eq!(invariants::check(&html), Ok(()), "{tag}");
        assert_eq!(words(&html), 1, "{tag}");
    }
    // The parser looks through all open elements before it opens a block, so for these a tenth has to do.
    for (tag, depth) in [("span", 100_000), ("i", 100_000), ("blockquote", 5_000), ("ul", 5_000)] {
        let markup = article(&deep(tag, depth));
        assert!(markup.contains("bottom"), "{tag}");
        assert!(markup.len() < 10_000, "{tag}: {} bytes", markup.len());
        assert_eq!(invariants::check(&markup), Ok(()), "{tag}");
    }
}

#[test]
fn a_body_of_650_kilobytes_is_rebuilt_whole() {
    let paragraph = "<p class=\"wp-block-paragraph\">Four plain <b>words</b> here &amp; there.</p>\n";
    let count = 650_000 / paragraph.len();
    let (markup, summary) = sanitize_markup(&paragraph.repeat(count), &context("article", &resolver(BASE)));
    assert_eq!(markup.matches("<p>").count(), count);
    assert_eq!(summary.words as usize, 5 * count);
}

#[test]
fn what_stands_around_a_long_text_does_not_multiply_it() {
    let html = format!("<a href=\"/{}\">{}</a>", "x".repeat(7000), "<p>y</p>".repeat(20_000));
    assert!(article(&html).len() < 10_000_000);
}

#[test]
fn nothing_gives_nothing() {
    for html in ["", " \n ", "<!-- -->", "<script>1</script>", "<p></p>", "&nbsp;", "<br><br>", "\0"] {
        assert_eq!(article(html), "", "{html:?}");
    }
}

#[test]
fn a_pre_keeps_the_line_feed_it_begins_with() {
    assert_eq!(article("<pre>\n\nx</pre>"), "<pre tabindex=\"0\">\n\nx</pre>");
    assert_eq!(article("<pre>\nx</pre>"), "<pre tabindex=\"0\">x</pre>");
}

#[test]
fn body_headings_stand_below_the_headline() {
    let headings = "<h1>a</h1><h2>b</h2><h4>c</h4><h6>d</h6>";
    let resolve = resolver(BASE);
    let under = |level| {
        let context = offprint_core::sanitizer::SanitizeOptions::article(&resolve, level, Default::default());
        sanitize_markup(headings, &context).0
    };
    assert_eq!(under(1), "<h2>a</h2><h2>b</h2><h4>c</h4><h6>d</h6>");
    assert_eq!(under(2), "<h3>a</h3><h3>b</h3><h5>c</h5><h6>d</h6>");
    assert_eq!(under(6), "<h6>a</h6><h6>b</h6><h6>c</h6><h6>d</h6>");
}

#[test]
fn a_fragment_leads_to_the_id_it_means() {
    let link = |fragment| article(&format!("<a href=\"#{fragment}\">x</a>"));
    assert_eq!(link("%D0%B8-1"), "<p><a href=\"#body-и-1\">x</a></p>");
    assert_eq!(link("100%"), "<p><a href=\"#body-100%\">x</a></p>");
    assert_eq!(link("a%20b"), "<p>x</p>");
    assert_eq!(article("<h2 id=и-1>x</h2>"), "<h2 id=\"body-и-1\">x</h2>");
}

#[test]
fn a_resolver_is_not_trusted_with_schemes() {
    let bad: &[&str] = &[
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "java\tscript:x",
        " javascript:x",
        "https:x",
        "data:text/html,x",
        "https://x\n",
    ];
    for url in bad {
        let resolve = |_: &str| Some((*url).to_owned());
        let context = offprint_core::sanitizer::SanitizeOptions::article(&resolve, 1, Default::default());
        assert_eq!(sanitize_markup("<p><a href=/x>x</a><img src=/y></p>", &context).0, "<p>x</p>", "{url:?}");
    }
}

#[test]
fn an_address_that_stands_alone_becomes_a_link_and_no_other_does() {
    let link = "<a href=\"https://a.example/x\" rel=\"noopener\">https://a.example/x</a>";
    assert_eq!(article("<p>\n https://a.example/x </p>"), format!("<p>{link}</p>"));
    assert_eq!(article("one<br>https://a.example/x<br>two"), format!("<p>one<br>{link}<br>two</p>"));
    for html in [
        "<p>See https://a.example/x</p>",
        "<p>https://a.example/x and more</p>",
        "<p>https://</p>",
        "<p>javascript:alert(1)</p>",
        "<p><code>https://a.example/x</code></p>",
        "<h2>https://a.example/x</h2>",
        "<pre tabindex=\"0\">https://a.example/x</pre>",
    ] {
        assert_eq!(article(html), html);
    }
    assert_eq!(article("<a href=/y>https://a.example/x</a>").matches("<a ").count(), 1);
}

#[test]
fn shortcodes_of_page_builders_go_and_other_brackets_stay() {
    let text = |text: &str| article(&format!("<p>{text}</p>"));
    assert_eq!(text("[vc_row a=&#8221;b&#8243;][vc_column]Words[/vc_column][/vc_row]"), "<p>Words</p>");
    assert_eq!(text("a [et_pb_text]b[/et_pb_text] c"), "<p>a b c</p>");
    assert_eq!(article("<p>[fusion_builder_container]</p><p>x</p>"), "<p>x</p>");
    for kept in ["[sic]", "[vc_row", "a [[vc", "x] [y] [", "[1] [vcx]", "[…]"] {
        assert_eq!(text(kept), format!("<p>{kept}</p>"));
    }
    // Without a look back for each of them.
    assert!(text(&"[vc_".repeat(200_000)).len() > 800_000);
}

#[test]
fn a_picture_takes_the_width_an_editor_gave_it() {
    let has = |attributes: &str, expected: &str| {
        let markup = article(&format!("<img src=/x {attributes}>"));
        assert!(markup.contains(expected), "{attributes}: {markup}");
    };
    has("width=1200 height=900 style='height:auto; width: 240px'", "width=\"240\" height=\"180\"");
    has("width=1200 style=width:240px", "<img width=\"240\" alt");
    for style in ["width:50%", "width:0px", "width:9999999999px", "max-width:9px", "width", "width:calc(1px)", ""] {
        has(&format!("width=20 height=10 style='{style}'"), "width=\"20\" height=\"10\"");
    }
}

#[test]
fn no_address_is_kept_that_cannot_be_resolved() {
    let context = offprint_core::sanitizer::SanitizeOptions::article(&|_| None, 1, Default::default());
    assert_eq!(sanitize_markup("<p><a href=/x>x</a><img src=/y alt=z></p>", &context).0, "<p>x</p>");
}

#[test]
fn words_are_counted_across_elements_and_parted_by_blocks() {
    assert_eq!(words("<p>Three <b>bo</b>ld words.</p>"), 3);
    assert_eq!(words("<p>one</p><p>two</p>three<br>four<div>five</div>"), 5);
    assert_eq!(words("<p>don't — 2030 … (well-known) &amp; &nbsp; x</p>"), 4);
    assert_eq!(words("<p>Слово и дело</p><p>كلمتان اثنتان</p>"), 5);
    assert_eq!(words("<p>新聞記事です。</p>"), 3);
    assert_eq!(words("<p>뉴스 기사</p><script>not counted</script>"), 2);
}

#[test]
fn plain_paragraphs_are_text_whatever_they_hold() {
    let mut target = Markup::default();
    let summary = paragraphs(["One <b>two</b>", "", " \n", "three & four"], &mut target);
    assert_eq!(target.finish(), "<p>One &lt;b&gt;two&lt;/b&gt;</p><p>three &amp; four</p>");
    assert_eq!(summary, Summary { words: 4 });
}

#[test]
fn a_reply_has_no_more_than_its_own_vocabulary() {
    let resolve = resolver(BASE);
    for (name, html, _) in CASES {
        let (markup, _) = sanitize_markup(html, &context("reply", &resolve));
        for part in markup.split('<').skip(1) {
            let tag = part.trim_start_matches('/').split([' ', '>']).next().unwrap_or_default();
            assert!(allowlist::has(allowlist::REPLY, tag), "{name}: {tag}");
        }
        assert!(!markup.contains(" id=") && !markup.contains(" class="), "{name}");
        assert_eq!(markup.matches("<a ").count(), markup.matches("rel=\"noopener nofollow ugc\"").count(), "{name}");
    }
}

#[test]
fn the_promise_holds_for_tag_soup() {
    // Every element next to every other, in orders nobody writes; always the same ones.
    let soup = "a b i span div p h1 h3 pre ul ol li dl dt dd table caption thead tbody tr td th figure figcaption details \
        summary blockquote q ruby rt rp picture video audio source img iframe br hr svg math mi mtext annotation-xml \
        foreignObject style button select option template form center font marquee noscript object nobr section x-y";
    let names: Vec<&str> = soup.split_ascii_whitespace().collect();
    let attributes = "||| id=x| class=gallery| class=wp-block-pullquote| class=wp-caption-text| class=wp-caption| href=/a| src=/b\
        | srcset='/c 2x'| dir=rtl| class=wp-block-file__button| align=center| class=wp-block-cover\
        | class=wp-block-buttons| class=wp-block-social-link-label| class=has-background| style=width:9px| role=tab| role=tabpanel| style=list-style-type:upper-roman";
    let attributes: Vec<&str> = attributes.split('|').collect();
    let texts = ["x", " ", "\n", "&nbsp;", "y z", "<!-- -->", " & ", "\r\n\n", "https://a.example/b", "[vc_row]", "[x"];
    let mut state = 1_u64;
    let mut pick = |count: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % count
    };
    for _ in 0..rounds() {
        let mut html = String::new();
        for _ in 0..pick(40) {
            let name = names[pick(names.len())];
            match pick(5) {
                0 | 1 => html += &format!("<{name}{}>", attributes[pick(attributes.len())]),
                2 | 3 => html += texts[pick(texts.len())],
                _ => html += &format!("</{name}>"),
            }
        }
        assert_eq!(invariants::check(&html), Ok(()), "{html}");
    }
}

/// `SOUP=1000000` stirs for longer.
fn rounds() -> usize {
    std::env::var("SOUP").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(3000)
}
