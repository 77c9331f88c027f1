//! The view of the thread as nested lists, the same as in the browser.

use std::collections::HashMap;

use leptos::prelude::*;

use super::page_data::PageData;
use crate::dates;
use offprint::components::RichText;
use offprint::components::UiContext;
use offprint::components::thread::{
    PostedTime, Progress, ReplyActions, ReplyItem, ThreadState, ThreadView, display_name,
};
use offprint_core::config::Sort;
use offprint_core::form_encoding;
use offprint_core::messages::MessageKey;
use offprint_core::model::thread::{ReplyText, Row, Thread, ThreadReply};
use offprint_core::sanitizer::{SanitizeOptions, html5ever};

/// The prefix of a reply's fragment, the same as in the browser.
const PREFIX: &str = "comment-";

/// Returns the view of heading, list and notes; `None` if there is no thread.
pub fn thread_view(data: &PageData, answerable: bool, context: &UiContext) -> Option<AnyView> {
    let mut thread = Thread::default();
    for reply in &data.replies {
        thread.add(reply.clone());
    }
    let source = &data.article.discussion.thread;
    if thread.count() == 0 && source.is_none() {
        return None;
    }
    let count = thread.count() as u32;
    let state = ThreadState::default();
    state.count.set(count.max(data.total));
    state.progress.set(if count < data.total { Progress::Partial } else { Progress::Complete });
    let on_event = UnsyncCallback::new(|_| {});
    let list = ReplyList { base: source.clone().unwrap_or_default(), context: context.clone(), answerable, thread };
    let items = Some(list.items());
    Some(view! { <ThreadView state list=NodeRef::new() items on_event context=context.clone()/> }.into_any())
}

struct ReplyList {
    /// The base of relative addresses in replies.
    base: String,
    context: UiContext,
    answerable: bool,
    thread: Thread,
}

/// The rows, grouped by the reply whose list contains them.
type RowsWithin = HashMap<Option<usize>, Vec<Row>>;

impl ReplyList {
    fn items(&self) -> AnyView {
        let mut within = RowsWithin::new();
        for row in self.thread.rows(Sort::Oldest) {
            within.entry(row.within).or_default().push(row);
        }
        self.items_within(None, &within).into_any()
    }

    /// Returns the items of the list inside a reply, or of the list at the top. The recursion is limited by the depth of the thread.
    fn items_within(&self, slot: Option<usize>, within: &RowsWithin) -> Vec<AnyView> {
        let rows = within.get(&slot).map(Vec::as_slice).unwrap_or_default();
        rows.iter().filter_map(|row| self.item(row, within)).collect()
    }

    fn item(&self, row: &Row, within: &RowsWithin) -> Option<AnyView> {
        let reply = self.thread.reply(row.slot)?;
        let id = Some([PREFIX, &reply.id].concat()).filter(|_| !reply.id.is_empty());
        let answers = self.items_within(Some(row.slot), within);
        // The buttons only reserve their space until the script is there.
        let button = |class, label| view! { <button class=class type="button">{label}</button> };
        let fold = button("fold", self.context.t(MessageKey::HideAnswers));
        let answers = (!answers.is_empty()).then(|| view! { {fold} <ol>{answers}</ol> });
        let left = Some(reply.answers_left).filter(|left| *left > 0);
        let more = left.map(|left| button("more-answers", self.context.count(MessageKey::MoreAnswers, left)));
        Some(view! { <li id=id>{self.reply(row, reply)} {answers} {more}</li> }.into_any())
    }

    fn reply(&self, row: &Row, reply: &ThreadReply) -> AnyView {
        let answered = row.answers.and_then(|slot| self.thread.reply(slot));
        let in_reply_to = answered.and_then(|answered| Some((display_name(answered, &self.context), link(answered)?)));
        let text = match &reply.text {
            ReplyText::Html(html) => Some(self.sanitized(html)),
            ReplyText::Plain(_) => None,
        };
        let posted = reply.published.as_deref().and_then(|iso| dates::with_day(iso, &self.context.lang));
        let posted = posted.map(|[datetime, full, shown]| PostedTime { datetime, full, shown });
        let actions = self.actions(reply);
        let (reply, href, context) = (reply.clone(), link(reply), self.context.clone());
        view! { <ReplyItem reply text posted href in_reply_to actions context/> }.into_any()
    }

    /// Returns the actions that every reader has, on a page with a script. They only reserve their space until the script is there.
    fn actions(&self, reply: &ThreadReply) -> ReplyActions {
        if !self.answerable {
            return ReplyActions::default();
        }
        ReplyActions {
            answerable: reply.is_answerable(),
            votes: reply.votes.clone(),
            hideable: reply.is_public() && !reply.author.trim().is_empty(),
            ..ReplyActions::default()
        }
    }

    fn sanitized(&self, html: &str) -> RichText {
        let resolve = html5ever::resolver(&self.base);
        RichText::sanitized(html5ever::sanitize_markup(html, &SanitizeOptions::reply(&resolve)).0)
    }
}

/// Returns the link to a reply: within the page, else to its source.
fn link(reply: &ThreadReply) -> Option<String> {
    if reply.id.is_empty() {
        return reply.url.clone();
    }
    let mut address = ["#", PREFIX].concat();
    form_encoding::push(&mut address, &reply.id);
    Some(address)
}
