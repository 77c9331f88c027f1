//! Changes to replies that are there: who may make them, what is sent, and how the thread stands afterwards.
#![allow(clippy::unwrap_used)]

use offprint_core::config::Sort;
use offprint_core::formats::thread::{ThreadContext, one};
use offprint_core::model::discussion::Backend;
use offprint_core::model::thread::{ReplyText, Rights, Thread, ThreadReply, Vote, Votes};
use offprint_core::reply_api::changes::{
    delete_request, edit_request, isso_rights, source_request, vote_request, voted,
};
use offprint_core::reply_api::{Identity, Method};
use serde_json::{Value, json};

const ISSO: &str = "https://isso.example/";

fn decode(reply: &Value) -> ThreadReply {
    let context = ThreadContext {
        resolve: &|address| {
            Some(["https://wp.example/wp-json/wp/v2/comments?post=42", address].concat())
                .filter(|_| address.is_empty())
                .or_else(|| Some(["https://own.example/", address].concat()))
        },
        clock: |iso| if iso.ends_with('Z') { 1_000.0 } else { f64::NAN },
        iso: |_| None,
        plain_text: str::to_owned,
        authors: &[],
    };
    one(reply, &context).unwrap()
}

#[test]
fn isso_lets_a_comment_be_changed_as_long_as_its_cookie_lives() {
    let until = |cookie| isso_rights(ISSO, "7", cookie, 1_000.0).until.unwrap();
    assert_eq!(until(Some("isso-7=abc; Max-Age=60; Path=/; SameSite=Lax")), 61_000.0);
    assert_eq!(until(Some("isso-7=abc; max-age=60")), 61_000.0);
    assert_eq!(until(Some("isso-7=abc")), 901_000.0, "a quarter of an hour, unless it says otherwise");
    assert_eq!(until(None), 901_000.0);
}

#[test]
fn rights_end_at_their_time() {
    let rights = isso_rights(ISSO, "7", Some("x=y; Max-Age=60"), 0.0);
    assert!(rights.clone().at(59_999.0).are_some());
    assert!(!rights.at(60_000.0).are_some());
    let unlimited = Rights { edit: Some("https://own.example/7".into()), ..Rights::default() };
    assert!(unlimited.at(1e15).are_some());
}

#[test]
fn isso_is_asked_with_its_cookie_for_all_that_only_a_writer_may() {
    let rights = isso_rights(ISSO, "7", None, 0.0);
    let read = source_request(Backend::Isso, &rights).unwrap();
    assert_eq!(
        (read.method, &*read.address, read.identity),
        (Method::Get, "https://isso.example/id/7?plain=1", Identity::Cookies)
    );
    let edit = edit_request(Backend::Isso, &rights, "a \"b\"").unwrap();
    assert_eq!((edit.method, &*edit.body, edit.identity), (Method::Put, r#"{"text":"a \"b\""}"#, Identity::Cookies));
    let delete = delete_request(Backend::Isso, &rights).unwrap();
    assert_eq!(
        (delete.method, &*delete.address, delete.content_type),
        (Method::Delete, "https://isso.example/id/7", "")
    );
}

#[test]
fn wordpress_is_sent_a_post_for_a_new_text_and_says_the_typed_one_beforehand() {
    let reply = decode(&json!({
        "id": 7, "author_name": "Ann", "content": { "rendered": "<p>x</p>" },
        "offprint_until": "2025-02-11T14:20:00Z", "offprint_source": "x & y",
    }));
    assert_eq!(reply.rights.until, Some(1_000.0));
    assert_eq!(reply.rights.source.as_deref(), Some("x & y"));
    assert_eq!(source_request(Backend::WordPress, &reply.rights), None, "only moderators may ask for it");
    let edit = edit_request(Backend::WordPress, &reply.rights, "y").unwrap();
    assert_eq!(
        (edit.method, &*edit.address, &*edit.body),
        (Method::Post, "https://wp.example/wp-json/wp/v2/comments/7", r#"{"content":"y"}"#)
    );
}

#[test]
fn a_comment_of_somebody_else_brings_no_rights() {
    let reply = decode(
        &json!({ "id": 7, "author_name": "Ann", "content": { "rendered": "<p>x</p>" }, "offprint_until": null }),
    );
    assert_eq!(reply.rights, Rights::default());
    assert_eq!(edit_request(Backend::WordPress, &reply.rights, "y"), None);
}

#[test]
fn our_own_endpoint_says_what_may_be_done_to_each_reply() {
    let reply = decode(&json!({
        "id": "r7", "body": ["x"], "edit": "r7", "delete": "r7", "until": "2025-02-11T14:20:00Z", "source": "*x*",
        "votes": { "likes": 3, "own": "like", "href": "r7/votes" },
    }));
    assert_eq!(reply.rights.edit.as_deref(), Some("https://own.example/r7"));
    assert_eq!(reply.rights.source.as_deref(), Some("*x*"));
    assert_eq!(source_request(Backend::Offprint, &reply.rights), None, "it has been said already");
    let votes = reply.votes.clone().unwrap();
    assert_eq!((votes.likes, votes.dislikes, votes.own), (3, None, Some(Vote::Like)));
    let vote = vote_request(Backend::Offprint, "", &reply, Vote::Dislike).unwrap();
    assert_eq!((&*vote.address, &*vote.body), ("https://own.example/r7/votes", r#"{"vote":"dislike"}"#));
}

#[test]
fn votes_that_lead_nowhere_are_none() {
    assert_eq!(decode(&json!({ "id": "r7", "body": ["x"], "votes": { "likes": 3 } })).votes, None);
    assert_eq!(decode(&json!({ "id": "r7", "body": ["x"], "votes": "many" })).votes, None);
}

#[test]
fn isso_says_beside_the_numbers_that_a_vote_was_not_counted() {
    let before = Votes { likes: 3, dislikes: Some(0), ..Votes::default() };
    let (votes, is_counted) = voted(&before, Vote::Like, &json!({ "likes": 4, "dislikes": 0 })).unwrap();
    assert_eq!((votes.likes, votes.own, is_counted), (4, Some(Vote::Like), true));
    let (votes, is_counted) =
        voted(&before, Vote::Like, &json!({ "likes": 3, "dislikes": 0, "message": "denied" })).unwrap();
    assert_eq!((votes.likes, votes.own, is_counted), (3, None, false));
    assert_eq!(voted(&before, Vote::Like, &json!("no")), None);
}

fn reply(id: &str, parent: Option<&str>, likes: u32) -> ThreadReply {
    let votes = Some(Votes { likes, ..Votes::default() });
    let at = id.parse().unwrap();
    ThreadReply {
        id: id.into(),
        parent: parent.map(str::to_owned),
        author: "Ann".into(),
        at,
        votes,
        ..ThreadReply::default()
    }
}

#[test]
fn the_most_liked_come_first_and_the_oldest_of_equals() {
    let mut thread = Thread::default();
    for (id, likes) in [("1", 0), ("2", 5), ("3", 5), ("4", 9)] {
        thread.add(reply(id, None, likes));
    }
    let ids: Vec<_> =
        thread.rows(Sort::MostLiked).iter().map(|row| thread.reply(row.slot).unwrap().id.clone()).collect();
    assert_eq!(ids, ["4", "2", "3", "1"]);
}

#[test]
fn a_deleted_reply_leaves_a_tombstone_only_where_others_answer_it() {
    let mut thread = Thread::default();
    for (id, parent) in [("1", None), ("2", Some("1")), ("3", None)] {
        thread.add(reply(id, parent, 0));
    }
    thread.delete(thread.find("3").unwrap());
    assert_eq!(thread.find("3"), None);
    thread.delete(thread.find("1").unwrap());
    let tombstone = thread.reply(thread.find("1").unwrap()).unwrap();
    assert!(tombstone.is_deleted && tombstone.author.is_empty() && tombstone.votes.is_none());
    assert_eq!(thread.rows(Sort::Oldest).len(), 2);
    assert_eq!(thread.count(), 1);
}

#[test]
fn a_changed_reply_stays_where_it_is() {
    let mut thread = Thread::default();
    let slot = thread.add(reply("1", None, 0)).unwrap();
    thread.rewrite(slot, ReplyText::Plain("Another.".into()));
    assert_eq!(thread.reply(slot).unwrap().text, ReplyText::Plain("Another.".into()));
    assert_eq!(thread.find("1"), Some(slot));
}
