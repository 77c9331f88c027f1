//! Runs the HTML corpus through the browser's parser and builds the browser's nodes.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used)]

mod corpus;
#[path = "corpus/nodes.rs"]
mod nodes;

use corpus::{BASE, CASES, context, deep, lines};
use js_sys::Object;
use offprint::browser::dom_sanitizer::{self, long_html};
use offprint_core::sanitizer::Summary;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Event;

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> web_sys::Document {
    web_sys::window().and_then(|window| window.document()).expect("a page")
}

fn rebuild(name: &str, html: &str) -> (web_sys::DocumentFragment, Summary) {
    let resolve = |address: &str| web_sys::Url::new_with_base(address, BASE).ok().map(|url| url.href());
    long_html::fragment(&document(), html, &context(name, &resolve)).expect("the page may parse")
}

fn markup(name: &str, html: &str) -> String {
    nodes::markup(&rebuild(name, html).0)
}

#[wasm_bindgen_test]
fn the_browser_builds_the_same_trees() {
    for (name, html, expected) in CASES {
        assert_eq!(lines(&markup(name, html)), *expected, "{name}");
    }
}

/// Returns the names of all properties and methods that named elements could hide.
fn names_of_properties() -> Vec<String> {
    let page = document();
    let mut names = Vec::new();
    for node in [page.create_element("form").expect("a form").into(), JsValue::from(page.clone())] {
        let mut owner = Object::get_prototype_of(&node);
        while !owner.is_null() {
            names.extend(Object::get_own_property_names(&owner).iter().filter_map(|name| name.as_string()));
            owner = Object::get_prototype_of(&owner).unchecked_into();
        }
    }
    names.sort();
    names.dedup();
    names
}

#[wasm_bindgen_test]
fn no_name_in_the_html_hides_a_property_that_is_read() {
    let names = names_of_properties();
    assert!(
        names.len() > 300 && names.iter().any(|name| name == "localName") && names.iter().any(|name| name == "body")
    );
    for name in names {
        let form = format!("<form><input name=\"{name}\"><p>In the form</p></form><p>Behind it</p>");
        assert_eq!(markup("article", &form), "<p>In the form</p><p>Behind it</p>", "{name}");
        let named = format!(
            "<img name=\"{name}\"><form name=\"{name}\"></form><object id=\"{name}\"></object><embed name=\"{name}\"><p>Text</p>"
        );
        assert_eq!(markup("article", &named), format!("<p id=\"body-{name}\">Text</p>"), "{name}");
        assert_eq!(dom_sanitizer::plain_text(&named), "Text", "{name}");
    }
}

#[wasm_bindgen_test]
fn nothing_runs_and_nothing_is_left_to_run() {
    let page = document();
    let place = page.create_element("div").expect("a div");
    page.body().expect("a body").append_child(&place).expect("room");
    for (name, html, _) in CASES {
        place.append_child(&rebuild(name, html).0).expect("room");
    }
    let found = place
        .query_selector("script, style, svg, iframe, object, embed, form, template, [onclick], [onerror], [style]");
    assert!(found.expect("a selector").is_none());
    place.remove();
}

#[wasm_bindgen_test]
fn a_deep_body_and_a_long_one_are_rebuilt() {
    for (tag, depth) in [("div", 60_000), ("ul", 2_000), ("b", 2_000), ("span", 100_000)] {
        assert!(markup("article", &deep(tag, depth)).contains("bottom"), "{tag}");
    }
    let paragraph = "<p>Four plain words here.</p>";
    let (fragment, summary) = rebuild("article", &paragraph.repeat(650_000 / paragraph.len()));
    assert_eq!(fragment.child_nodes().length() as usize, 650_000 / paragraph.len());
    assert_eq!(summary.words as usize, 4 * (650_000 / paragraph.len()));
}

#[wasm_bindgen_test]
fn long_html_is_read_in_slices_as_if_read_at_once() {
    let link =
        r#"<p>“Ä <a href="https://a.example/?a=<b>&amp;c">quay</a> &amp; a <em>boat</em>” 🚢</p><!-- <p>no</p> -->"#;
    let html = [&link.repeat(2_000), "<ul><li>one<li>two</ul>", &"é".repeat(40_000), "<p>end"].concat();
    let one = markup("article", link);
    let expected =
        [&one.repeat(2_000), "<ul><li>one</li><li>two</li></ul><p>", &"é".repeat(40_000), "</p><p>end</p>"].concat();
    assert!(markup("article", &html) == expected);
}

#[wasm_bindgen_test]
fn text_behind_deep_html_is_kept_in_order() {
    let html = [&deep("div", 30_000), "<p>after it</p>", &deep("section", 30_000), "<p>end</p>"].concat();
    assert_eq!(markup("article", &html), "<p>bottom</p><p>after it</p><p>bottom</p><p>end</p>");
}

#[wasm_bindgen_test]
async fn a_long_body_lets_the_page_go_on_between_slices() {
    let html = "<p>Four plain words here.</p>".repeat(20_000);
    assert!(long_html::is_long(&html));
    let resolve = |_: &str| None;
    let (options, slices) = (context("article", &resolve), std::cell::Cell::new(0));
    let slice = |work: &mut dyn FnMut()| {
        slices.set(slices.get() + 1);
        work();
    };
    let sanitized = long_html::fragment_in_slices(&document(), &html, &options, slice).await;
    let (fragment, summary) = sanitized.expect("the page may parse");
    let count = |selector| fragment.query_selector_all(selector).expect("it is a selector").length();
    assert_eq!((count("p"), count(".portion > p:nth-child(200)"), summary.words), (20_000, 96, 80_000));
    assert!(slices.get() > 3, "{}", slices.get());
}

#[wasm_bindgen_test]
fn a_less_than_sign_before_a_nul_is_text() {
    for (html, expected) in [
        ("<p>a <\u{0}b> c</p>", "<p>a &lt;\u{fffd}b&gt; c</p>"),
        ("<p>1 <\u{0}</p>", "<p>1 &lt;\u{fffd}</p>"),
        ("<p>a\u{0}b</p>", "<p>ab</p>"),
    ] {
        assert_eq!(markup("article", html), expected, "{html:?}");
    }
}

#[wasm_bindgen_test]
fn a_frame_is_loaded_when_its_button_is_pressed_and_only_then() {
    let page = document();
    let place = page.create_element("div").expect("a div");
    page.body().expect("a body").append_child(&place).expect("room");
    let (fragment, _) = rebuild("article", "<iframe src=\"https://frames.invalid/film\" title=\"Film\"></iframe>");
    place.append_child(&fragment).expect("room");
    let pressed =
        wasm_bindgen::closure::Closure::<dyn Fn(Event)>::new(|event: Event| dom_sanitizer::load_frame(&event));
    place.add_event_listener_with_callback("click", pressed.as_ref().unchecked_ref()).expect("a listener");
    let find = |selector| place.query_selector(selector).expect("a selector");
    find(".embed-note").expect("a note").unchecked_into::<web_sys::HtmlElement>().click();
    assert!(find("iframe").is_none());
    find("button").expect("a button").unchecked_into::<web_sys::HtmlElement>().click();
    let frame = find(".embed > iframe").expect("a frame");
    assert_eq!(frame.get_attribute("src").as_deref(), Some("https://frames.invalid/film"));
    assert_eq!(frame.get_attribute("title").as_deref(), Some("Film"));
    assert!(frame.get_attribute("sandbox").is_some_and(|sandbox| !sandbox.contains("allow-top-navigation")));
    assert!(find("button").is_none());
    place.remove();
}
