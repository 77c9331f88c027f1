//! The thread and the form, before and without a script.

use leptos::prelude::*;
use markup5ever_rcdom::Handle;

use super::page_data::PageData;
use super::page_urls::PageUrls;
use super::reply_form::{Action, action, form_view, make_plain};
use super::static_markup::{StaticMarkup, attr, has_class, is_empty, nodes, remove_attr, replace_within, tag};
use super::thread::thread_view;
use offprint::components::UiContext;
use offprint::components::thread::RepliesSection;
use offprint_core::model::discussion::{Backend, ReplyPolicy};

/// The classes of elements that need a script. On a page with one they reserve their space until it is there.
const SCRIPTED: [&str; 6] = ["sorting", "answer", "fold", "more-answers", "consent", "more"];

/// The discussion of an article.
pub struct Discussion<'a> {
    /// The article and its replies.
    pub data: &'a PageData,
    /// The addresses of the page.
    pub urls: &'a PageUrls<'a>,
    /// The settings of the interface.
    pub context: &'a UiContext,
}

/// The parts of a section.
#[derive(Clone, Copy)]
struct Parts {
    thread: bool,
    form: bool,
    /// True if an element takes the section over.
    live: bool,
}

impl Discussion<'_> {
    /// Returns the thread and the form for the copy that `<offprint-article>` takes over.
    pub fn for_article(&self) -> Option<AnyView> {
        self.section(Parts { thread: true, form: true, live: true })
    }

    /// Returns the thread and the form for a page. The parts that a script takes over are in `<offprint-replies>`; beside it are the parts
    /// that the element would not show: replies whose thread has no address, and the reason why there is no form.
    pub fn for_page(&self) -> Vec<AnyView> {
        let has_script = self.urls.script().is_some();
        let discussion = &self.data.article.discussion;
        let live_thread = has_script && discussion.thread.is_some();
        let live_form = has_script && discussion.policy == ReplyPolicy::Open;
        let part = |thread, form, live| self.frame(Parts { thread, form, live });
        let parts = match (live_thread, live_form) {
            (true, true) => [part(true, true, true), None],
            (true, false) => [part(true, false, true), part(false, true, false)],
            (false, true) => [part(true, false, false), part(false, true, true)],
            (false, false) => [part(true, true, false), None],
        };
        parts.into_iter().flatten().collect()
    }

    fn frame(&self, parts: Parts) -> Option<AnyView> {
        let section = self.section(parts)?;
        let (lang, dir) = (self.context.lang.clone(), self.context.direction().as_str());
        if !parts.live {
            return Some(
                view! { <div class="offprint" data-theme="auto" lang=lang dir=dir>{section}</div> }.into_any(),
            );
        }
        let ElementAttributes { src, reply_to, article, no_form } = self.attributes();
        Some(
            view! {
                <offprint-replies src=src reply-to=reply_to article=article no-form=no_form>
                    <div class="offprint" data-theme="auto" data-offprint-static="" lang=lang dir=dir>
                        {section}
                    </div>
                </offprint-replies>
            }
            .into_any(),
        )
    }

    /// Returns a section; `None` if it would have neither thread nor form.
    fn section(&self, parts: Parts) -> Option<AnyView> {
        let article = &self.data.article;
        let action = action(article, self.urls);
        let is_open = article.discussion.policy == ReplyPolicy::Open;
        let has_form = parts.form && (parts.live || action.is_some() || !is_open);
        let has_endpoint = action.is_some() || article.discussion.backend == Backend::Isso;
        let form = has_form.then(|| form_view(article, has_endpoint, self.context));
        let thread = if parts.thread { thread_view(self.data, parts.live && is_open, self.context) } else { None };
        if form.is_none() && thread.is_none() {
            return None;
        }
        Some(view! { <RepliesSection thread form/> }.into_any())
    }

    fn attributes(&self) -> ElementAttributes {
        let article = &self.data.article;
        let discussion = &article.discussion;
        let is_wordpress = discussion.backend == Backend::WordPress;
        let post = discussion.post.as_deref().filter(|_| is_wordpress);
        let src = discussion.thread.as_deref().map(|thread| with_post(thread, post));
        let reply_to = discussion.reply_to.as_deref().filter(|_| discussion.backend == Backend::Offprint);
        ElementAttributes {
            src: src.map(|src| self.urls.near(&src)),
            reply_to: reply_to.map(|address| self.urls.near(address)),
            article: article.id.clone().or_else(|| article.url.clone()),
            no_form: (discussion.policy != ReplyPolicy::Open).then_some(""),
        }
    }
}

/// The attributes with which `<offprint-replies>` shows the same as the section inside it.
struct ElementAttributes {
    src: Option<String>,
    reply_to: Option<String>,
    article: Option<String>,
    no_form: Option<&'static str>,
}

/// Adds the post to the address of WordPress's collection, which otherwise has the comments of the whole site.
fn with_post(thread: &str, post: Option<&str>) -> String {
    match post.filter(|_| !thread.contains("post=")) {
        Some(post) => [thread, if thread.contains('?') { "&" } else { "?" }, "post=", post].concat(),
        None => thread.to_owned(),
    }
}

/// Removes the parts of the discussion that are useless on a static page, and makes the form work without a script.
pub fn make_static(view: &StaticMarkup, data: &PageData, urls: &PageUrls<'_>, context: &UiContext) {
    let rest = rest(data, urls);
    let action = action(&data.article, urls);
    let needs_script = data.article.discussion.backend == Backend::Isso;
    for frame in view.with_class("offprint") {
        let is_live = attr(&frame, "data-offprint-static").is_some();
        let changes = StaticSection { rest: rest.as_deref(), action: action.as_ref(), needs_script, context, is_live };
        for section in frame.children.borrow().iter().filter(|child| has_class(child, "replies")) {
            replace_within(section, &mut |node| changes.replacement(node));
        }
    }
}

/// The changes that make a section static.
struct StaticSection<'a> {
    /// The address of the page with the rest of the thread.
    rest: Option<&'a str>,
    action: Option<&'a Action>,
    /// True if only the script can send replies.
    needs_script: bool,
    context: &'a UiContext,
    is_live: bool,
}

impl StaticSection<'_> {
    /// Returns the nodes that replace an element: none, itself, or several.
    fn replacement(&self, node: Handle) -> Vec<Handle> {
        if attr(&node, "hidden").is_some() || matches!(tag(&node), "div" | "p" | "ol") && is_empty(&node) {
            return Vec::new();
        }
        if let Some(address) = self.rest.filter(|_| has_class(&node, "more")) {
            let link = nodes(|| view! { <a class="more button" href=address.to_owned()></a> }.into_any());
            link.iter().for_each(|link| drop(link.children.replace(node.children.take())));
            return link;
        }
        // It is hidden from everybody until the script is there.
        if has_class(&node, "answer") {
            remove_attr(&node, "aria-label");
        }
        if !self.is_live && SCRIPTED.iter().any(|class| has_class(&node, class)) {
            return Vec::new();
        }
        make_plain(node, self.action, self.needs_script, self.context)
    }
}

/// Returns the address of the rest of the thread for readers without scripts: the article's own page, if that is not this page.
fn rest(data: &PageData, urls: &PageUrls<'_>) -> Option<String> {
    let url = data.article.url.as_deref().filter(|url| Some(*url) != urls.canonical().as_deref())?;
    let fragment = if data.article.discussion.backend == Backend::WordPress { "#comments" } else { "" };
    Some([url, fragment].concat())
}
