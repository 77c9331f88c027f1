//! What is rebuilt of untrusted HTML, natively. `BLESS=1 cargo test --test html` writes the expected files anew: read the
//! difference before you believe it.

mod corpus;

use corpus::{BASE, CASES, context, deep, lines};
use offprint::html::native::{resolver, sanitise};
use offprint::html::{Summary, paragraphs, promise, target::Markup};

fn article(html: &str) -> String {
    sanitise(html, &context("article", &resolver(BASE))).0
}

fn words(html: &str) -> u32 {
    sanitise(html, &context("article", &resolver(BASE))).1.words
}

#[test]
fn the_corpus_gives_the_expected_trees() {
    let resolve = resolver(BASE);
    let bless = std::env::var_os("BLESS").is_some();
    for (name, html, expected) in CASES {
        let (markup, _) = sanitise(html, &context(name, &resolve));
        if bless {
            let path = format!("{}/tests/fixtures/html/{name}.expected.html", env!("CARGO_MANIFEST_DIR"));
            std::fs::write(path, lines(&markup)).expect("the fixtures can be written");
        } else {
            assert_eq!(lines(&markup), *expected, "{name}");
        }
    }
}

#[test]
fn the_promise_holds_over_the_corpus() {
    for (name, html, _) in CASES {
        assert_eq!(promise::check(html), Ok(()), "{name}");
    }
}

#[test]
fn the_promise_holds_over_every_piece_of_the_corpus() {
    // Cut anywhere, markup is broken in the middle of tags, attributes and references.
    for (name, html, _) in CASES {
        for (at, _) in html.char_indices().step_by(7) {
            let (head, tail) = html.split_at(at);
            assert_eq!(promise::check(head), Ok(()), "{name} up to {at}");
            assert_eq!(promise::check(tail), Ok(()), "{name} from {at}");
        }
    }
}
