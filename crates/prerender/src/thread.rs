//! The thread as nested lists, the way the browser draws it.

use std::collections::HashMap;
use std::rc::Rc;

use super::dates;
use super::render::Node;
use super::story::Story;
use crate::form_encoding;
use crate::components::Context;
use crate::components::element::{El, Fill, el};
use crate::components::thread::{Progress, Shown, ThreadState, ThreadView, author_name, item, thread as views};
use crate::sanitizer::{self, native};
use crate::model::local_reply::ReplyStatus;
use crate::model::thread::{ReplyText, Row, Thread, ThreadReply};

/// What a reply's fragment begins with, as in the browser.
const PREFIX: &str = "comment-";

/// Heading, list and what there is to say about it; nothing where there is no thread to speak of.
pub fn thread(story: &Story, answerable: bool, context: &Context) -> Vec<Node> {
    let mut thread = Thread::default();
    for reply in &story.replies {
        thread.add(reply.clone());
    }
    let source = &story.article.discussion.thread;
    if thread.count() == 0 && source.is_none() {
        return Vec::new();
    }
    let state = ThreadState::default();
    let count = thread.count() as u32;
    state.count.set(count.max(story.total));
    state.progress.set(if count < story.total { Progress::Partial } else { Progress::Complete });
    let drawn = Drawn { base: source.clone().unwrap_or_default(), context: context.clone(), answerable, thread };
    let fill: Fill = Box::new(move |list| list.children(drawn.items()));
    let view = ThreadView { state: Rc::new(state), context: context.clone(), tell: Box::new(|_| {}), fill };
    views(view).into_iter().map(Node::from).collect()
}

struct Drawn {
    /// What relative addresses in replies refer to.
    base: String,
    context: Context,
    answerable: bool,
    thread: Thread,
}

impl Drawn {
    fn items(&self) -> Vec<El> {
        let mut within: HashMap<Option<usize>, Vec<Row>> = HashMap::new();
        for row in self.thread.rows(false) {
            within.entry(row.within).or_default().push(row);
        }
        self.list(None, &within)
    }

    /// The items of the list in an item, or of the one at the top. No deeper than the thread is nested.
    fn list(&self, of: Option<usize>, within: &HashMap<Option<usize>, Vec<Row>>) -> Vec<El> {
        let rows = within.get(&of).map(Vec::as_slice).unwrap_or_default();
        let item = |row: &Row| {
            let reply = self.thread.reply(row.slot)?;
            let answers = self.list(Some(row.slot), within);
            let answers = (!answers.is_empty()).then(|| el("ol").children(answers));
            let id = Some([PREFIX, &reply.id].concat()).filter(|_| !reply.id.is_empty());
            let view = item(reply, self.shown(row, reply), &self.context);
            Some(el("li").attr_if("id", id.as_deref()).child(view).child_if(answers))
        };
        rows.iter().filter_map(item).collect()
    }

    fn shown(&self, row: &Row, reply: &ThreadReply) -> Shown {
        let answered = row.answers.and_then(|slot| self.thread.reply(slot));
        Shown {
            text: match &reply.text {
                ReplyText::Html(html) => Some(self.rebuilt(html)),
                ReplyText::Plain(_) => None,
            },
            when: reply.published.as_deref().and_then(|iso| dates::with_day(iso, self.context.lang.as_deref())),
            href: link(reply),
            answers: answered
                .and_then(|answered| Some((author_name(answered, &self.context).to_owned(), link(answered)?))),
            answerable: self.answerable && reply.standing == ReplyStatus::Published && !reply.id.is_empty(),
            avatars: false,
        }
    }

    fn rebuilt(&self, html: &str) -> Fill {
        let resolve = native::resolver(&self.base);
        let (markup, _) = native::sanitise(html, &html::Context::reply(&resolve));
        Box::new(move |place: El| place.markup(markup))
    }
}

/// Where a reply can be linked to: within the page, else where it came from.
fn link(reply: &ThreadReply) -> Option<String> {
    if reply.id.is_empty() {
        return reply.url.clone();
    }
    let mut address = ["#", PREFIX].concat();
    form::push(&mut address, &reply.id);
    Some(address)
}
