//! What a real WordPress answered (`tests/wordpress/record.mjs` keeps it), and what is made of it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use offprint_core::config::Format;
use offprint_core::config::Sort;
use offprint_core::formats::detect::{DocumentContext, article};
use offprint_core::formats::load_error::{LoadError, ResponseHead, diagnose, json_part};
use offprint_core::formats::thread::{ThreadContext, page};
use offprint_core::model::Article;
use offprint_core::model::article::{Body, Direction};
use offprint_core::model::discussion::{Backend, ReplyPolicy};
use offprint_core::model::reply::{Field, FieldError};
use offprint_core::model::submission::{Outcome, PostError};
use offprint_core::model::thread::Thread;
use offprint_core::reply_api::parse_response;
use offprint_core::sanitizer::html5ever::{resolver, text};
use serde_json::Value;

const SITE: &str = "https://wordpress.example";

/// One recorded answer.
struct Answer {
    name: String,
    path: String,
    status: u16,
    content_type: Option<String>,
    text: String,
}

impl Answer {
    fn read(path: &Path) -> Self {
        let kept: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let text = kept["text"].as_str().map_or_else(|| kept["body"].to_string(), str::to_owned);
        Self {
            name: path.file_stem().unwrap().to_str().unwrap().to_owned(),
            path: kept["request"]["path"].as_str().unwrap().to_owned(),
            status: kept["status"].as_u64().unwrap() as u16,
            content_type: kept["headers"]["content-type"].as_str().map(str::to_owned),
            text,
        }
    }

    fn named(name: &str) -> Self {
        Self::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/fixtures/wordpress/{name}.json")))
    }

    fn value(&self) -> Option<Value> {
        serde_json::from_str(json_part(&self.text)).ok()
    }

    /// What a reader's browser makes of it.
    fn article(&self) -> Result<Article, LoadError> {
        let content_type = self.content_type.as_deref();
        ResponseHead { status: self.status, content_type, redirected: false, length: None }.check_response()?;
        let document = self.value().ok_or_else(|| diagnose(&self.text, false))?;
        let absolute = |address: &str, base: &str| resolver(base)(address);
        let at = [SITE, &self.path].concat();
        article(
            &document,
            &DocumentContext { format: Format::Auto, item: None, at: &at, absolute: &absolute, plain_text: text },
        )
    }

    fn outcome(&self) -> Result<Outcome, PostError> {
        parse_response(self.status, None, self.value().as_ref(), text)
    }
}

fn all(prefix: &str) -> Vec<Answer> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/wordpress");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let answers: Vec<Answer> = paths.iter().map(|path| Answer::read(path)).collect();
    answers.into_iter().filter(|answer| answer.name.starts_with(prefix)).collect()
}

fn post(name: &str) -> Article {
    Answer::named(name).article().unwrap()
}

fn fields(error: PostError) -> Vec<Field> {
    match error {
        PostError::Fields(fields) => {
            assert!(fields.iter().all(|(_, error)| matches!(error, FieldError::Server(words) if !words.is_empty())));
            fields.into_iter().map(|(field, _)| field).collect()
        }
        other => panic!("{other}"),
    }
}

#[test]
fn every_block_comes_in_an_article_with_a_headline_and_a_thread() {
    let blocks = all("block-");
    assert!(blocks.len() > 30, "{}", blocks.len());
    for block in blocks {
        let article = block.article().unwrap_or_else(|error| panic!("{}: {error}", block.name));
        assert!(!article.headline.is_empty(), "{}", block.name);
        assert!(matches!(&article.body, Body::Html(html) if !html.trim().is_empty()), "{}", block.name);
        assert!(article.base.starts_with(SITE), "{}: {}", block.name, article.base);
        let discussion = &article.discussion;
        assert_eq!((discussion.backend, discussion.post.is_some()), (Backend::WordPress, true), "{}", block.name);
        let comments = format!("{SITE}/wp-json/wp/v2/comments");
        assert_eq!(discussion.thread.as_deref(), Some(&*comments), "{}", block.name);
        assert_eq!(discussion.reply_to.as_deref(), Some(&*comments), "{}", block.name);
    }
}

#[test]
fn a_post_is_the_same_by_its_number_its_slug_and_unabridged() {
    let by_id = post("post-by-id");
    let times = |article: &Article| (article.published.clone(), article.updated.clone());
    assert!(by_id.published.as_deref().is_some_and(|time| time.ends_with('Z')));
    for name in ["post-by-slug", "post-whole"] {
        let other = post(name);
        assert_eq!((&other.headline, &other.id, times(&other)), (&by_id.headline, &by_id.id, times(&by_id)), "{name}");
    }
}

#[test]
fn names_are_decoded_once() {
    let author = &post("post-escaped-author").authors[0];
    assert_eq!(author.name, "O'Neil & Sons \"Q\"");
}

#[test]
fn an_author_who_can_not_be_viewed_is_no_author() {
    assert!(post("post-deleted-author").authors.is_empty());
}

#[test]
fn a_post_without_a_title_has_a_headline_all_the_same() {
    assert!(!post("post-empty-title").headline.trim().is_empty());
}

#[test]
fn a_title_with_a_script_is_words() {
    assert!(!post("post-script-title").headline.contains('<'));
}

#[test]
fn an_arabic_post_runs_from_right_to_left() {
    assert_eq!(post("post-arabic").writing_direction(), Some(Direction::Rtl));
}

#[test]
fn a_closed_post_says_so_beforehand() {
    assert_eq!(post("post-closed").discussion.policy, ReplyPolicy::Closed);
    assert_eq!(post("post-by-id").discussion.policy, ReplyPolicy::Open);
}

#[test]
fn what_is_not_to_be_read_is_told_apart() {
    let refused = |name| Answer::named(name).article().unwrap_err();
    for name in ["post-unknown-slug", "post-unknown-id", "no-route"] {
        assert_eq!(refused(name), LoadError::NotFound, "{name}");
    }
    for name in ["post-draft", "post-private", "post-password-wrong", "fault-locked", "fault-firewall"] {
        assert_eq!(refused(name), LoadError::Forbidden, "{name}");
    }
    assert_eq!(refused("post-password"), LoadError::Protected);
    assert_eq!(refused("fault-critical"), LoadError::ServerFault(500));
    assert_eq!(refused("fault-maintenance"), LoadError::ServerFault(503));
    assert_eq!(refused("fault-empty"), LoadError::Empty);
    assert_eq!(refused("fault-truncated"), LoadError::CutOff);
}

#[test]
fn json_is_found_behind_a_mark_and_behind_a_warning() {
    for name in ["fault-bom", "fault-notice"] {
        let value = Answer::named(name).value().unwrap_or_else(|| panic!("{name}"));
        assert_eq!(value[0]["id"], 147, "{name}");
    }
}

#[test]
fn a_reply_that_was_taken_is_published_or_held() {
    for answer in all("send-").into_iter().filter(|answer| answer.status == 201) {
        let outcome = answer.outcome().unwrap_or_else(|error| panic!("{}: {error}", answer.name));
        let held = answer.name.starts_with("send-hold")
            || ["send-spam", "send-trash", "send-fault-empty"].contains(&&*answer.name);
        assert_eq!(matches!(outcome, Outcome::Held), held, "{}", answer.name);
        assert_eq!(matches!(outcome, Outcome::Published { id: Some(_), .. }), !held, "{}", answer.name);
    }
}

#[test]
fn a_duplicate_had_already_arrived() {
    assert_eq!(Answer::named("send-duplicate").outcome(), Ok(Outcome::Duplicate));
}

#[test]
fn a_flood_counts_down() {
    assert_eq!(Answer::named("send-flood").outcome(), Err(PostError::RateLimited { seconds: 15 }));
}

#[test]
fn where_no_reply_is_taken_it_is_closed_or_for_members() {
    for name in ["send-closed", "send-draft", "send-no-post", "send-password", "send-private", "send-trashed-post"] {
        assert_eq!(Answer::named(name).outcome(), Err(PostError::Closed), "{name}");
    }
    for name in ["send-login-required", "send-members-only"] {
        assert_eq!(Answer::named(name).outcome(), Err(PostError::LoginRequired), "{name}");
    }
}

#[test]
fn errors_of_fields_land_at_their_fields() {
    for (name, expected) in [
        ("send-bad-email", vec![Field::Email]),
        ("send-email-with-space", vec![Field::Email]),
        ("send-no-email", vec![Field::Author, Field::Email]),
        ("send-no-name", vec![Field::Author, Field::Email]),
        ("send-empty", vec![Field::Comment]),
        ("send-long-name", vec![Field::Author]),
        ("send-long-in-bytes", vec![Field::Author]),
        ("send-long-email", vec![Field::Email]),
        ("send-long-url", vec![Field::Url]),
        ("send-long-comment", vec![Field::Comment]),
    ] {
        assert_eq!(fields(Answer::named(name).outcome().unwrap_err()), expected, "{name}");
    }
}

#[test]
fn a_site_that_fails_may_take_the_reply_later() {
    for name in ["send-fault-critical", "send-fault-maintenance", "send-not-saved"] {
        assert!(Answer::named(name).outcome().unwrap_err().is_transient(), "{name}");
    }
}

#[test]
fn the_pages_of_a_thread_make_one_thread() {
    let resolve = resolver(SITE);
    let reading = ThreadContext { resolve: &resolve, clock: |_| 0.0, iso: |_| None, plain_text: text, authors: &[] };
    let mut thread = Thread::default();
    let mut received = 0;
    for answer in all("comments-page-") {
        let page = page(&answer.value().unwrap(), &reading).unwrap();
        received += page.replies.len();
        for reply in page.replies {
            assert!(!reply.author.contains("&amp;") && !reply.id.is_empty(), "{}", reply.author);
            thread.add(reply);
        }
    }
    assert!(received >= 400, "{received}");
    assert_eq!(thread.rows(Sort::Oldest).len(), received, "every reply has its place, orphans too");
}
