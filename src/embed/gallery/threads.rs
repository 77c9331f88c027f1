//! The thread in every state.

use std::rc::Rc;

use web_sys::Document;

use super::specimens::{Specimen, context, specimen};
use crate::components::element::{Fill, View};
use crate::components::reply_form::{Form, FormState, reply_form};
use crate::components::thread::{Progress, ThreadState, ThreadView, section};
use crate::embed::thread::list::{Drawn, Shape};
use crate::model::local_reply::{LocalReply, ReplyStatus};
use crate::model::thread::{ReplyText, Thread, ThreadReply};

/// Every state, and the most telling ones in the dark and from right to left.
pub fn threads(document: &Document) -> Vec<Specimen> {
    let show = |progress, replies| thread(document, progress, replies, false);
    let loading = || show(Progress::Loading { page: 1, pages: None }, Vec::new());
    let failed = || show(Progress::Failed, Vec::new());
    let nested = || show(Progress::Complete, conversation());
    vec![
        specimen("thread loading", loading()),
        Specimen { theme: "dark", ..specimen("thread loading dark", loading()) },
        specimen("thread failed", failed()),
        specimen("thread empty", show(Progress::Complete, Vec::new())),
        specimen("thread", nested()),
        Specimen { theme: "dark", ..specimen("thread dark", nested()) },
        Specimen { dir: "rtl", ..specimen("thread rtl", nested()) },
        specimen("thread with more", show(Progress::Partial, vec![reply("1", None, "Ann Example", "First.")])),
        specimen(
            "thread looking for a reply",
            show(Progress::Loading { page: 2, pages: Some(5) }, vec![reply("1", None, "Ann Example", "First.")]),
        ),
        specimen("held in the thread", show(Progress::Complete, own())),
        specimen("own replies", show(Progress::Absent, own())),
        Specimen { theme: "dark", ..specimen("own replies dark", show(Progress::Absent, own())) },
        specimen("form under a reply", thread(document, Progress::Complete, conversation(), true)),
        Specimen {
            dir: "rtl",
            ..specimen("form under a reply rtl", thread(document, Progress::Complete, conversation(), true))
        },
    ]
}

fn reply(id: &str, parent: Option<&str>, author: &str, html: &str) -> ThreadReply {
    ThreadReply {
        id: id.into(),
        parent: parent.map(str::to_owned),
        author: author.into(),
        published: Some("2025-02-11T14:05:00Z".into()),
        at: id.len() as f64,
        text: ReplyText::Html(html.into()),
        ..ThreadReply::default()
    }
}

fn conversation() -> Vec<ThreadReply> {
    let site = Some("https://example.org".to_owned());
    let deep = |depth: usize| {
        let parent = "x".repeat(depth);
        reply(&"x".repeat(depth + 1), Some(&parent), "Bo Øst", "<p>An answer to that.</p>")
    };
    let mut all = vec![
        ThreadReply {
            author_url: site,
            ..reply(
                "x",
                None,
                "Ann Example",
                "<p>A reply with <a href=\"/x\">a link</a>, some <code>code</code>:</p><pre>let depth = 5;</pre><blockquote><p>and a quotation.</p></blockquote>",
            )
        },
        ThreadReply {
            by_author: true,
            ..reply("y", None, "Fatima Al-Mansoori", "<p>The author of the article answers.</p>")
        },
        reply(
            "z",
            None,
            "ليلى حداد",
            "<p>هذا رد مكتوب بالعربية، من اليمين إلى اليسار.</p><p>And a second paragraph in English.</p>",
        ),
        reply(
            "w",
            None,
            "Donaudampfschifffahrtsgesellschaftskapitänswitwe Elisabeth",
            "<p>A_name_and_a_word_that_are_too_long_for_a_phone_and_have_no_place_to_break_at_all.</p>",
        ),
    ];
    all.extend((1..8).map(deep));
    all
}

fn own() -> Vec<ThreadReply> {
    let kept = |standing| LocalReply {
        author: "Ann Example".into(),
        comment: "A reply in two paragraphs.\n\nThis is the second,\nwith a line break.".into(),
        written: "2025-02-11T14:05:00Z".into(),
        standing,
        ..LocalReply::default()
    };
    [ReplyStatus::Published, ReplyStatus::Held, ReplyStatus::OnlyHere, ReplyStatus::Queued]
        .map(|standing| kept(standing).in_thread(1.0))
        .into()
}

fn thread(document: &Document, progress: Progress, replies: Vec<ThreadReply>, answering: bool) -> Vec<View> {
    let state = Rc::new(ThreadState::default());
    state.progress.set(progress);
    state.count.set(replies.iter().filter(|reply| reply.standing == ReplyStatus::Published).count() as u32);
    let mut thread = Thread::default();
    for reply in replies {
        thread.add(reply);
    }
    let form = answering.then(|| {
        let state = Rc::new(FormState::default());
        let _ = state.turn_to(Some("x".into()), Some("Ann Example".into()), None);
        reply_form(Form { state, context: context(), tell: Box::new(|_| {}) }, true)
    });
    let document = document.clone();
    let fill: Fill = Box::new(move |list| {
        list.created(move |list| {
            let shape = Shape { answerable: true, base: "https://example.org/".into(), ..Shape::default() };
            Drawn::new(&document, list, shape, context()).draw(&thread, &thread.rows(false));
        })
    });
    let thread =
        crate::components::thread::thread(ThreadView { state, context: context(), tell: Box::new(|_| {}), fill });
    vec![section(thread, form).into()]
}
