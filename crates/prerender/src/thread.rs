//! The thread as nested lists, the way the browser draws it.

use std::collections::HashMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::dates;
use super::markup_tree::{Node, Part, el, rendered};
use super::story::Story;
use leptos::prelude::*;
use offprint::components::RichText;
use offprint::components::UiContext;
use offprint::components::thread::{PostedTime, Progress, ReplyItem, ThreadState, ThreadView, display_name};
use offprint_core::model::local_reply::ReplyStatus;
use offprint_core::model::thread::{ReplyText, Row, Thread, ThreadReply};
use offprint_core::sanitizer::{SanitizeOptions, html5ever};

/// What a reply's fragment begins with, as in the browser.
/// What means itself in an address.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

const PREFIX: &str = "comment-";

/// Heading, list and what there is to say about it; nothing where there is no thread to speak of.
pub fn thread(story: &Story, answerable: bool, context: &UiContext) -> Vec<Node> {
    let mut thread = Thread::default();
    for reply in &story.replies {
        thread.add(reply.clone());
    }
    let source = &story.article.discussion.thread;
    if thread.count() == 0 && source.is_none() {
        return Vec::new();
    }
    let count = thread.count() as u32;
    let progress = if count < story.total { Progress::Partial } else { Progress::Complete };
    let (total, shown) = (count.max(story.total), context.clone());
    let view = move || {
        let state = ThreadState::default();
        state.count.set(total);
        state.progress.set(progress);
        let on_event = UnsyncCallback::new(|_| {});
        view! { <ThreadView state list=NodeRef::new() on_event context=shown/> }.into_any()
    };
    let mut nodes = rendered(view);
    let drawn = Drawn { base: source.clone().unwrap_or_default(), context: context.clone(), answerable, thread };
    if let Some(list) = nodes.iter_mut().find(|node| node.is("thread")) {
        list.content = drawn.items().into_iter().map(Part::Node).collect();
    }
    nodes
}

struct Drawn {
    /// What relative addresses in replies refer to.
    base: String,
    context: UiContext,
    answerable: bool,
    thread: Thread,
}

impl Drawn {
    fn items(&self) -> Vec<Node> {
        let mut within: HashMap<Option<usize>, Vec<Row>> = HashMap::new();
        for row in self.thread.rows(false) {
            within.entry(row.within).or_default().push(row);
        }
        self.list(None, &within)
    }

    /// The items of the list in an item, or of the one at the top. No deeper than the thread is nested.
    fn list(&self, of: Option<usize>, within: &HashMap<Option<usize>, Vec<Row>>) -> Vec<Node> {
        let rows = within.get(&of).map(Vec::as_slice).unwrap_or_default();
        let item = |row: &Row| {
            let reply = self.thread.reply(row.slot)?;
            let answers = self.list(Some(row.slot), within);
            let answers = (!answers.is_empty()).then(|| el("ol").children(answers));
            let id = Some([PREFIX, &reply.id].concat()).filter(|_| !reply.id.is_empty());
            let view = self.item(row, reply);
            Some(el("li").with_if("id", id.as_deref()).child(view).children(answers))
        };
        rows.iter().filter_map(item).collect()
    }

    fn item(&self, row: &Row, reply: &ThreadReply) -> Node {
        let answered = row.answers.and_then(|slot| self.thread.reply(slot));
        let in_reply_to = answered.and_then(|answered| Some((display_name(answered, &self.context), link(answered)?)));
        let text = match &reply.text {
            ReplyText::Html(html) => Some(self.sanitized(html)),
            ReplyText::Plain(_) => None,
        };
        let posted = reply.published.as_deref().and_then(|iso| dates::with_day(iso, self.context.lang.as_deref()));
        let posted = posted.map(|[datetime, full, shown]| PostedTime { datetime, full, shown });
        let answerable = self.answerable && reply.status == ReplyStatus::Published && !reply.id.is_empty();
        let (reply, href, context) = (reply.clone(), link(reply), self.context.clone());
        let view = move || view! { <ReplyItem reply text posted href in_reply_to answerable context/> }.into_any();
        rendered(view).into_iter().next().unwrap_or_default()
    }

    fn sanitized(&self, html: &str) -> RichText {
        let resolve = html5ever::resolver(&self.base);
        RichText::sanitized(html5ever::sanitize_markup(html, &SanitizeOptions::reply(&resolve)).0)
    }
}

/// Where a reply can be linked to: within the page, else where it came from.
fn link(reply: &ThreadReply) -> Option<String> {
    if reply.id.is_empty() {
        return reply.url.clone();
    }
    let mut address = ["#", PREFIX].concat();
    address.extend(utf8_percent_encode(&reply.id, UNRESERVED));
    Some(address)
}
