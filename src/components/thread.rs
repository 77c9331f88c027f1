//! The thread and the form, as one section that needs no article above it.

mod item;
mod state;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

pub use item::{Shown, author_name, item};
pub use state::{Progress, ThreadState};

use super::context::Context;
use super::element::{El, Fill, View, el, slot};
use super::reply_form::typed_inside;
use crate::messages::MessageKey;
use crate::text::digits;

/// What the thread asks of its surroundings.
#[derive(Clone, Debug)]
pub enum ThreadEvent {
    /// Go on loading, or try again.
    More,
    /// Show the newest first, or the oldest.
    Sort {
        /// Which of the two.
        newest_first: bool,
    },
    /// Answer the reply in the list item of this id.
    Answer(String),
}

/// A thread as its parts see it.
pub struct ThreadView {
    /// What it knows.
    pub state: Rc<ThreadState>,
    /// How it says things.
    pub context: Context,
    /// Where its events go.
    pub tell: Box<dyn Fn(ThreadEvent)>,
    /// Fills the list.
    pub fill: Fill,
}

/// What readers have said and the form: one section.
pub fn section(thread: Vec<El>, form: Option<El>) -> El {
    typed_inside(el("section"))
        .class("replies")
        .part("replies")
        .child(slot("before-replies"))
        .children(thread)
        // Where the form is while it answers nobody.
        .child(el("div").class("form-home").child_if(form))
}

/// Heading, list and what there is to say about it.
pub fn thread(view: ThreadView) -> Vec<El> {
    let ThreadView { state, context, tell, fill } = view;
    let tell: Rc<dyn Fn(ThreadEvent)> = Rc::from(tell);
    let announced = state.clone();
    vec![
        head(&state, &context, tell.clone()),
        // There from the start, because assistive technology listens only to what it knows.
        el("p").class("unseen").attr("role", "status").live(move || announced.announced.get()),
        waiting(&state, &context),
        list(&state, &context, tell.clone(), fill),
        notice(&state, &context),
        more(&state, &context, tell),
    ]
}

fn head(state: &Rc<ThreadState>, context: &Context, tell: Rc<dyn Fn(ThreadEvent)>) -> El {
    let (absent, counting, wording) = (state.clone(), state.clone(), context.clone());
    let title = context.heading(1).class("thread-title").live(move || match counting.count.get() {
        0 => wording.say(Text::Replies).to_owned(),
        1 => wording.say(Text::OneReply).to_owned(),
        count => wording.fill(Text::CountReplies, &digits(count.into())),
    });
    el("div")
        .class("thread-head")
        .bind("hidden", move || absent.is_absent().then(String::new))
        .child(title)
        .child(sorting(state, context, tell))
}

fn sorting(state: &Rc<ThreadState>, context: &Context, tell: Rc<dyn Fn(ThreadEvent)>) -> El {
    let single = state.clone();
    let newest_first = state.newest_first.now();
    let option = |value, chosen: bool, text| {
        el("option").attr("value", value).attr_if("selected", chosen.then_some("")).text(context.say(text))
    };
    let choice = el("select")
        .attr("id", "sort")
        .child(option("oldest", !newest_first, Text::OldestFirst))
        .child(option("newest", newest_first, Text::NewestFirst))
        .on("change", move |event| {
            // `value` is spelled alike on every control.
            let chosen = event.target().map(|control| control.unchecked_into::<HtmlInputElement>().value());
            tell(ThreadEvent::Sort { newest_first: chosen.is_some_and(|chosen| chosen == "newest") });
        });
    el("p")
        .class("sorting")
        .bind("hidden", move || (single.count.get() < 2).then(String::new))
        .child(el("label").attr("for", "sort").text(context.say(Text::SortReplies)))
        .text(" ")
        .child(choice)
}

/// Stands where the first replies will be.
fn waiting(state: &Rc<ThreadState>, context: &Context) -> El {
    let (state, context) = (state.clone(), context.clone());
    el("div").class("thread-wait").dynamic(move || {
        if !state.first_is_coming() {
            return Vec::new();
        }
        let bars = (0..6).map(|_| el("span").class("bar"));
        let line = el("p").class("muted").text(context.say(Text::LoadingReplies));
        vec![line.into(), el("div").attr("aria-hidden", "true").children(bars).into()]
    })
}

fn list(state: &Rc<ThreadState>, context: &Context, tell: Rc<dyn Fn(ThreadEvent)>, fill: Fill) -> El {
    let (state, context) = (state.clone(), context.clone());
    let list = el("ol")
        .class("thread")
        .bind("aria-label", move || {
            let name = if state.is_absent() { Text::YourReplies } else { Text::Replies };
            Some(context.say(name).to_owned())
        })
        // One for all: ten thousand replies bring no listener of their own.
        .on("click", move |event| {
            if let Some(id) = answered(&event) {
                tell(ThreadEvent::Answer(id));
            }
        });
    fill(list)
}

/// The id of the list item whose *Reply* button was pressed.
fn answered(event: &Event) -> Option<String> {
    let pressed: Element = event.target()?.dyn_into().ok()?;
    Some(pressed.closest("button.answer").ok()??.closest("li").ok()??.id())
}

/// Why there is nothing, or not everything.
fn notice(state: &Rc<ThreadState>, context: &Context) -> El {
    let (state, context) = (state.clone(), context.clone());
    el("div").class("thread-notice").attr("role", "status").dynamic(move || {
        let line = |class, text| vec![View::from(el("p").class(class).text(context.say(text)))];
        state.progress.with(|progress| match progress {
            Progress::Failed => line("thread-failed", Text::RepliesFailed),
            Progress::Complete if state.count.get() == 0 => line("muted", Text::NoReplies),
            _ => Vec::new(),
        })
    })
}

/// One button for going on and for trying again: whoever pressed it keeps it.
fn more(state: &Rc<ThreadState>, context: &Context, tell: Rc<dyn Fn(ThreadEvent)>) -> El {
    let (hidden, busy, state, context) = (state.clone(), state.clone(), state.clone(), context.clone());
    el("button")
        .class("more")
        .attr("type", "button")
        .bind("hidden", move || {
            let nothing = hidden.progress.with(|progress| matches!(progress, Progress::Absent | Progress::Complete));
            (nothing || hidden.first_is_coming() && !hidden.again.get()).then(String::new)
        })
        .bind("aria-busy", move || busy.is_loading().then(|| "true".into()))
        .on("click", move |_| tell(ThreadEvent::More))
        .live(move || {
            state.progress.with(|progress| match progress {
                Progress::Failed => context.say(Text::TryAgain).to_owned(),
                Progress::Loading { page, pages: Some(pages) } => {
                    let wording = context.fill(Text::LoadingPage, &digits((*page).into()));
                    crate::text::fill(&wording, &digits((*pages).into()))
                }
                Progress::Loading { .. } => context.say(Text::LoadingReplies).to_owned(),
                _ => context.say(Text::LoadMoreReplies).to_owned(),
            })
        })
}
