//! What readers have said and the form, as they stand before and without the script.

use super::form::{action, form};
use super::links::Links;
use leptos::prelude::*;

use super::markup_tree::{Node, Part, el, rendered};
use super::story::Story;
use super::thread::thread;
use offprint::components::UiContext;
use offprint::components::thread::RepliesSection;
use offprint_core::model::discussion::{Backend, ReplyPolicy};

/// What does nothing without a script. Where one is to come, it keeps the place of what will.
const SCRIPTED: [&str; 4] = ["sorting", "answer", "consent", "more"];

/// What a section is to hold.
#[derive(Clone, Copy)]
pub struct Shape {
    /// What readers have said.
    pub thread: bool,
    /// The form, or why there is none.
    pub form: bool,
    /// Whether a script is to take over.
    pub live: bool,
}

/// The thread and the form as one section; `None` where there is neither.
pub fn replies(story: &Story, links: &Links<'_>, context: &UiContext, shape: Shape) -> Option<Node> {
    let (article, live) = (&story.article, shape.live);
    let action = action(article, links);
    let is_open = article.discussion.policy == ReplyPolicy::Open;
    let has_form = shape.form && (live || action.is_some() || !is_open);
    let mut form = has_form.then(|| form(article, action.as_ref(), context));
    let mut thread = if shape.thread { thread(story, live && is_open, context) } else { Vec::new() };
    if form.is_none() && thread.is_empty() {
        return None;
    }
    let section = || view! { <RepliesSection/> }.into_any();
    let mut section = rendered(section).into_iter().next().unwrap_or_default();
    for place in &mut section.content {
        if let Part::Node(place) = place {
            match place.is("form-home") {
                true => place.content.extend(form.take().map(Part::Node)),
                false => place.content.extend(thread.drain(..).map(Part::Node)),
            }
        }
    }
    let more = more(story, links);
    section.revise(&mut |node| settle(node, more.as_deref(), live));
    Some(section)
}

/// Takes away what says and does nothing on a static page.
fn settle(node: &mut Node, more: Option<&str>, live: bool) -> bool {
    if node.attr("hidden").is_some() || matches!(node.tag.as_str(), "div" | "p" | "ol") && node.is_empty() {
        return false;
    }
    if let Some(address) = more.filter(|_| node.is("more")) {
        let words = std::mem::take(&mut node.content);
        *node = Node { content: words, ..el("a").class("more button").with("href", address) };
        return true;
    }
    // Nobody sees or hears it before the script is there.
    if node.is("answer") {
        node.unset("aria-label");
    }
    live || !SCRIPTED.iter().any(|class| node.is(class))
}

/// Where the rest of the thread can be read without a script: at the article's own page, if that is another one than this.
fn more(story: &Story, links: &Links<'_>) -> Option<String> {
    let url = story.article.url.as_deref().filter(|url| Some(*url) != links.canonical().as_deref())?;
    let place = if story.article.discussion.backend == Backend::WordPress { "#comments" } else { "" };
    Some([url, place].concat())
}

/// What [`replies`] and an element around it have to agree on.
pub struct Attributes(Vec<(String, String)>);

impl Attributes {
    /// The attributes of `<offprint-replies>` for a story.
    pub fn of(story: &Story, links: &Links<'_>) -> Self {
        let discussion = &story.article.discussion;
        let wordpress = discussion.backend == Backend::WordPress;
        let post = discussion.post.as_deref().filter(|_| wordpress);
        let src = discussion.thread.as_deref().map(|thread| with_post(thread, post));
        let reply_to = discussion.reply_to.as_deref().filter(|_| !wordpress).map(|address| links.near(address));
        let article = story.article.id.clone().or_else(|| story.article.url.clone());
        let no_form = (discussion.policy != ReplyPolicy::Open).then(String::new);
        let all = [
            ("src", src.map(|src| links.near(&src))),
            ("reply-to", reply_to),
            ("article", article),
            ("no-form", no_form),
        ];
        Self(all.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect())
    }

    /// Puts them on an element.
    pub fn on(self, mut node: Node) -> Node {
        node.attributes.extend(self.0);
        node
    }
}

/// WordPress's collection holds the comments of the whole site.
fn with_post(thread: &str, post: Option<&str>) -> String {
    match post.filter(|_| !thread.contains("post=")) {
        Some(post) => [thread, if thread.contains('?') { "&" } else { "?" }, "post=", post].concat(),
        None => thread.to_owned(),
    }
}
