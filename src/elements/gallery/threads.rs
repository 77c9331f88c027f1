//! The thread in every state.

use leptos::html::Ol;
use leptos::prelude::*;
use offprint_core::config::Sort;
use offprint_core::messages::MessageKey;
use offprint_core::model::local_reply::{LocalReply, ReplyStatus};
use offprint_core::model::thread::{ReplyText, Thread, ThreadReply, Vote, Votes};

use super::stories::{Story, View, context, story};
use crate::components::reply_form::{Form, FormState, ReplyForm};
use crate::components::thread::{
    Progress, RepliesSection, ReplyActions, ReplyMode, ReportWay, ThreadState, ThreadView,
};
use crate::elements::thread::{RenderedThread, ThreadOptions};

/// Returns a story for every state, and dark and right-to-left versions of the most important ones.
pub fn threads() -> Vec<Story> {
    let show = |progress, replies| thread(progress, replies, false);
    let loading = || show(Progress::Loading { page: 1, pages: None }, Vec::new());
    let failed = || show(Progress::Failed, Vec::new());
    let nested = || show(Progress::Complete, conversation());
    vec![
        story("thread loading", loading()),
        Story { theme: "dark", ..story("thread loading dark", loading()) },
        story("thread failed", failed()),
        story("thread empty", show(Progress::Complete, Vec::new())),
        story("thread", nested()),
        Story { theme: "dark", ..story("thread dark", nested()) },
        Story { dir: Some("rtl"), ..story("thread rtl", nested()) },
        story("thread with more", show(Progress::Partial, vec![reply("1", None, "Ann Example", "First.")])),
        story(
            "thread looking for a reply",
            show(Progress::Loading { page: 2, pages: Some(5) }, vec![reply("1", None, "Ann Example", "First.")]),
        ),
        story("held in the thread", show(Progress::Complete, own())),
        story("reply actions", show(Progress::Complete, acted_on())),
        Story { theme: "dark", ..story("reply actions dark", show(Progress::Complete, acted_on())) },
        Story { dir: Some("rtl"), ..story("reply actions rtl", show(Progress::Complete, acted_on())) },
        story("new replies", with_news()),
        story("own replies", show(Progress::Absent, own())),
        Story { theme: "dark", ..story("own replies dark", show(Progress::Absent, own())) },
        story("form under a reply", thread(Progress::Complete, conversation(), true)),
        Story { dir: Some("rtl"), ..story("form under a reply rtl", thread(Progress::Complete, conversation(), true)) },
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

/// Returns a reply for each action; [`actions`] decides by the id.
fn acted_on() -> Vec<ThreadReply> {
    ["voted", "own", "editing", "deleting", "lost", "hidden", "failed"]
        .map(|id| reply(id, None, "Ann Example", "<p>What was said.</p>"))
        .into()
}

fn actions(reply: &ThreadReply, answerable: bool) -> ReplyActions {
    let typed = || "What was said,\nand what is being changed.".to_owned();
    let mode = match &*reply.id {
        "editing" => ReplyMode::Edit(typed()),
        "deleting" => ReplyMode::ConfirmDelete,
        "lost" => ReplyMode::Lost(typed()),
        "hidden" => ReplyMode::Hidden,
        _ => ReplyMode::Read,
    };
    let is_own = reply.id == "own";
    let votes = Votes { likes: 12, dislikes: Some(3), own: Some(Vote::Like), address: None };
    ReplyActions {
        answerable: answerable && reply.is_answerable(),
        votes: (reply.id == "voted").then_some(votes),
        editable: is_own,
        deletable: is_own,
        time_left: is_own.then(|| "14:59".to_owned()),
        hideable: !is_own && reply.is_public(),
        report: (reply.id == "voted").then_some(ReportWay::Endpoint),
        mode,
        note: (reply.id == "failed").then_some(MessageKey::ChangeFailed),
    }
}

fn with_news() -> View {
    Box::new(|| {
        let state = ThreadState::default();
        state.progress.set(Progress::Complete);
        state.count.set(12);
        state.news.set(3);
        state.has_votes.set(true);
        let list = NodeRef::<Ol>::new();
        let thread =
            view! { <ThreadView state list on_event=UnsyncCallback::new(|_| {}) context=context()/> }.into_any();
        view! { <RepliesSection thread=Some(thread) form=None/> }.into_any()
    })
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
    let kept = |status| LocalReply {
        author: "Ann Example".into(),
        comment: "A reply in two paragraphs.\n\nThis is the second,\nwith a line break.".into(),
        written: "2025-02-11T14:05:00Z".into(),
        status,
        ..LocalReply::default()
    };
    [ReplyStatus::Published, ReplyStatus::Held, ReplyStatus::OnlyHere, ReplyStatus::Queued]
        .map(|status| kept(status).in_thread(1.0))
        .into()
}

fn thread(progress: Progress, replies: Vec<ThreadReply>, is_replying: bool) -> View {
    Box::new(move || {
        let state = ThreadState::default();
        state.progress.set(progress);
        state.count.set(replies.iter().filter(|reply| reply.status == ReplyStatus::Published).count() as u32);
        let mut thread = Thread::default();
        for reply in replies {
            thread.add(reply);
        }
        let list = NodeRef::<Ol>::new();
        list.on_load(move |list| {
            let document = list.owner_document().unwrap_or_else(document);
            let options = ThreadOptions { answerable: true, avatars: false };
            let base = "https://example.org/".to_owned();
            RenderedThread::new(document, list.into(), context(), options, base).render(
                &thread,
                &thread.rows(Sort::Oldest),
                &actions,
            );
        });
        let form = is_replying.then(|| {
            let state = FormState::default();
            state.facts.update_value(|facts| facts.has_endpoint = true);
            state.reply_to(Some("x".into()), Some("Ann Example".into()), None);
            let form = Form::new(state, context(), |_| {});
            view! { <ReplyForm form/> }.into_any()
        });
        let thread =
            view! { <ThreadView state list on_event=UnsyncCallback::new(|_| {}) context=context()/> }.into_any();
        view! { <RepliesSection thread=Some(thread) form=form/> }.into_any()
    })
}
