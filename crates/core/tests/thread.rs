//! The order of a thread, whatever order it arrives in.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use offprint_core::config::Sort;
use offprint_core::model::local_reply::{LocalReply, ReplyStatus};
use offprint_core::model::thread::{DEPTH, ReplyText, Thread, ThreadReply};

/// A reply with a number for a name, written at that time; `parent` 0 is none.
fn reply(id: usize, parent: usize) -> ThreadReply {
    ThreadReply {
        id: id.to_string(),
        parent: (parent > 0).then(|| parent.to_string()),
        at: id as f64,
        ..ThreadReply::default()
    }
}

fn thread(replies: &[(usize, usize)]) -> Thread {
    let mut thread = Thread::default();
    for &(id, parent) in replies {
        thread.add(reply(id, parent));
    }
    thread
}

/// The thread as `id@depth`, with `<parent` where the place does not show it.
fn shown(thread: &Thread, newest_first: bool) -> String {
    let id = |slot: usize| thread.reply(slot).unwrap().id.clone();
    let row = |row: &offprint_core::model::thread::Row| {
        let answers = row.answers.map(|slot| format!("<{}", id(slot))).unwrap_or_default();
        format!("{}@{}{answers}", id(row.slot), row.depth)
    };
    thread.rows(if newest_first { Sort::Newest } else { Sort::Oldest }).iter().map(row).collect::<Vec<_>>().join(" ")
}

#[test]
fn answers_stand_under_what_they_answer_oldest_first() {
    let thread = thread(&[(1, 0), (2, 1), (3, 0), (4, 1), (5, 2)]);
    assert_eq!(shown(&thread, false), "1@1 2@2 5@3 4@2 3@1");
}

#[test]
fn newest_first_turns_only_the_top_around() {
    let thread = thread(&[(1, 0), (2, 1), (3, 0), (4, 1), (5, 2)]);
    assert_eq!(shown(&thread, true), "3@1 1@1 2@2 5@3 4@2");
}

#[test]
fn the_order_of_arrival_does_not_matter() {
    let expected = shown(&thread(&[(1, 0), (2, 1), (3, 0), (4, 1), (5, 2)]), false);
    for order in [[5, 4, 3, 2, 1], [2, 5, 1, 4, 3], [3, 1, 5, 2, 4]] {
        let mut thread = Thread::default();
        for id in order {
            thread.add(reply(id, [0, 0, 1, 0, 1, 2][id]));
        }
        assert_eq!(shown(&thread, false), expected, "{order:?}");
    }
}

#[test]
fn what_is_deeper_than_five_stands_at_five_and_says_whom_it_answers() {
    let thread = thread(&[(1, 0), (2, 1), (3, 2), (4, 3), (5, 4), (6, 5), (7, 6), (8, 5)]);
    assert_eq!(shown(&thread, false), "1@1 2@2 3@3 4@4 5@5 6@5<5 7@5<6 8@5<5");
    let rows = thread.rows(Sort::Oldest);
    let fourth = thread.find("4").unwrap();
    assert!(rows[4..].iter().all(|row| row.within == Some(fourth) && row.depth == DEPTH));
}

#[test]
fn an_orphan_stands_at_the_top_until_its_parent_comes() {
    let mut thread = thread(&[(2, 1), (3, 0), (4, 2)]);
    assert_eq!(shown(&thread, false), "2@1 4@2 3@1");
    thread.add(reply(1, 0));
    assert_eq!(shown(&thread, false), "1@1 2@2 4@3 3@1");
}

#[test]
fn an_orphan_whose_parent_never_comes_stays_at_the_top() {
    assert_eq!(shown(&thread(&[(1, 0), (2, 999), (3, 0)]), false), "1@1 2@1 3@1");
}

#[test]
fn replies_that_answer_each_other_in_a_circle_are_all_shown() {
    for circle in [&[(1, 1)][..], &[(1, 2), (2, 1)], &[(1, 3), (2, 1), (3, 2)], &[(3, 2), (1, 3), (2, 1), (4, 3)]] {
        let thread = thread(circle);
        assert_eq!(thread.rows(Sort::Oldest).len(), circle.len(), "{circle:?}");
        assert_eq!(thread.count(), circle.len());
    }
}

#[test]
fn what_comes_twice_is_shown_once() {
    let mut thread = thread(&[(1, 0), (2, 1)]);
    assert_eq!(thread.add(reply(2, 1)), None);
    assert_eq!(thread.add(reply(1, 0)), None);
    assert_eq!(shown(&thread, false), "1@1 2@2");
}

#[test]
fn replies_without_an_id_are_all_kept() {
    let mut thread = Thread::default();
    for _ in 0..3 {
        thread.add(ThreadReply { at: 1.0, ..ThreadReply::default() });
    }
    assert_eq!(thread.rows(Sort::Oldest).len(), 3);
}

#[test]
fn replies_without_a_time_keep_the_order_they_came_in_and_come_last() {
    let mut thread = Thread::default();
    for id in [7, 3, 5] {
        thread.add(ThreadReply { at: f64::NAN, ..reply(id, 0) });
    }
    thread.add(reply(9, 0));
    assert_eq!(shown(&thread, false), "9@1 7@1 3@1 5@1");
}

#[test]
fn the_servers_reply_takes_the_place_of_the_readers_copy() {
    let mut thread = thread(&[(1, 0)]);
    let kept =
        LocalReply { id: Some("7".into()), parent: Some("1".into()), comment: "Mine".into(), ..LocalReply::default() };
    let slot = thread.add(kept.in_thread(7.0)).unwrap();
    assert!(thread.reply(slot).unwrap().own);
    let text = ReplyText::Html("<p>Mine</p>".into());
    assert_eq!(thread.add(ThreadReply { text: text.clone(), ..reply(7, 1) }), Some(slot));
    assert_eq!(thread.reply(slot).unwrap().text, text);
    assert_eq!(shown(&thread, false), "1@1 7@2");
}

#[test]
fn what_answers_a_reply_that_is_taken_out_moves_to_the_top() {
    let mut thread = thread(&[(1, 0), (2, 1), (3, 2), (4, 0)]);
    thread.remove(thread.find("2").unwrap());
    assert_eq!(shown(&thread, false), "1@1 3@1 4@1");
    thread.add(reply(2, 1));
    assert_eq!(shown(&thread, false), "1@1 2@2 3@3 4@1");
}

#[test]
fn only_what_everybody_can_read_counts() {
    let mut thread = thread(&[(1, 0), (2, 1), (3, 77)]);
    thread.add(LocalReply { status: ReplyStatus::Held, ..LocalReply::default() }.in_thread(9.0));
    assert_eq!(thread.count(), 3);
    assert_eq!(thread.rows(Sort::Oldest).len(), 4);
}

#[test]
fn ten_thousand_replies_find_their_places_however_they_are_linked() {
    const MANY: usize = 10_000;
    let links: [fn(usize) -> usize; 4] = [|_| 0, |id| id - 1, |id| if id > 10 { id - id % 10 } else { 0 }, |id| id / 2];
    for link in links {
        for backwards in [false, true] {
            let mut thread = Thread::default();
            for id in 1..=MANY {
                let id = if backwards { MANY + 1 - id } else { id };
                thread.add(reply(id, link(id)));
            }
            let rows = thread.rows(if backwards { Sort::Newest } else { Sort::Oldest });
            assert_eq!(rows.len(), MANY);
            assert!(rows.iter().all(|row| (1..=DEPTH).contains(&row.depth)));
        }
    }
}

#[test]
fn a_kept_reply_is_known_by_its_author_and_its_words_whatever_typography_did_to_them() {
    let kept = LocalReply {
        author: "Ann O'Neil".into(),
        comment: "\"It's\" -- well...\n\nSo be it.".into(),
        ..LocalReply::default()
    };
    assert!(kept.reads("Ann O'Neil ", "“It’s” — well…\nSo be it.\n"));
    assert!(!kept.reads("Ann", "“It’s” — well…\nSo be it.\n"));
    assert!(!kept.reads("Ann O'Neil", "“It’s” — well…\nSo be it. Not."));
}

#[test]
fn a_queued_reply_has_no_name_in_the_thread_yet() {
    let queued =
        LocalReply { id: Some("00FF00FF00FF00FF".into()), status: ReplyStatus::Queued, ..LocalReply::default() };
    let shown = queued.in_thread(9.0);
    assert_eq!((shown.id.as_str(), shown.status, shown.own), ("", ReplyStatus::Queued, true));
    let held = LocalReply { id: Some("7".into()), status: ReplyStatus::Held, ..LocalReply::default() };
    assert_eq!(held.in_thread(9.0).id, "7");
}

#[test]
fn every_standing_is_found_again_under_its_word() {
    for standing in [ReplyStatus::Published, ReplyStatus::Held, ReplyStatus::OnlyHere, ReplyStatus::Queued] {
        assert_eq!(ReplyStatus::of(standing.as_str()), Some(standing));
    }
    assert_eq!(ReplyStatus::of("gone"), None);
}

#[test]
fn answers_that_came_on_request_are_counted_apart_from_those_that_are_there_anyway() {
    let mut thread = thread(&[(1, 0), (2, 1)]);
    thread.set_answers(0, 100, 20);
    thread.set_answers(0, 20, 0);
    thread.delete(0);
    let tombstone = thread.reply(0).unwrap();
    assert_eq!((tombstone.answers_fetched, tombstone.answers_left, tombstone.is_deleted), (120, 0, true));
    assert!(!thread.has_answers_left());
}
