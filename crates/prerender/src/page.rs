//! One page.

use super::article::{article, text};
use super::dates;
use super::head::{head, link};
use super::json_ld::news_article;
use super::links::Links;
use super::markup_tree::{Node, Part, el};
use super::replies::{Attributes, Shape, replies};
use super::site::Site;
use super::story::Story;
use super::{styles, words};
use offprint::components::UiContext;
use offprint::components::UiSettings;
use offprint_core::messages::Messages;
use offprint_core::model::Article;
use offprint_core::model::discussion::ReplyPolicy;

/// A finished page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The whole document.
    pub html: String,
    /// The sources a Content Security Policy has to allow for the styles in it: `'sha256-…'`.
    pub style_sources: Vec<String>,
}

/// What the pages of a site refer to besides their script and feeds: names relative to the site's root, and contents.
pub fn files() -> Vec<(&'static str, &'static str)> {
    vec![(styles::REST_FILE, styles::REST)]
}

/// The sources a Content Security Policy has to allow for the styles in all pages of a site.
pub fn style_sources() -> Vec<String> {
    styles::sources()
}

/// The page of a story.
pub fn page(story: &Story, site: &Site) -> Page {
    let (links, context) = (Links::new(story, site), context(&story.article, site));
    let (text, words) = text(&story.article, &context);
    let head = head(story, site, &links, &text);
    let body = body(story, site, &links, &context, (&text, words));
    let markup = body.markup();
    let sheets = styles::critical(&markup);
    let html = el("html").with("lang", language(&story.article, site)).with_if("dir", direction(&story.article));
    let styles = sheets.iter().map(|sheet| el("style").raw((*sheet).to_owned()));
    let head = el("head").children(head).children(styles);
    let mut html = html.child(head);
    html.content.push(Part::Markup(markup));
    Page {
        html: ["<!doctype html>", &html.markup(), "\n"].concat(),
        style_sources: sheets.iter().map(|sheet| styles::source(sheet)).collect(),
    }
}

/// What can stand between the tags of `<offprint-article>` until the element takes over: article, thread and form as one element.
pub fn fallback(story: &Story, site: &Site) -> String {
    let (links, context) = (Links::new(story, site), context(&story.article, site));
    let (text, words) = text(&story.article, &context);
    let mut frame = frame().with("data-offprint-static", "").with_if("dir", direction(&story.article));
    frame.content.push(Part::Node(article(&story.article, &text, words, &context, &links)));
    let shape = Shape { thread: true, form: true, live: true };
    frame.content.extend(replies(story, &links, &context, shape).map(Part::Node));
    frame.markup()
}

fn context(article: &Article, site: &Site) -> UiContext {
    UiContext::from(UiSettings {
        messages: Messages::default(),
        lang: Some(language(article, site).to_owned()),
        heading_level: 1,
        format_time: dates::write_time,
    })
}

fn language<'a>(article: &'a Article, site: &'a Site) -> &'a str {
    article.language.as_deref().or(site.language.as_deref()).unwrap_or("en")
}

fn direction(article: &Article) -> Option<&'static str> {
    article.writing_direction().map(|direction| direction.as_str())
}

/// What the elements hold in their shadow roots.
fn frame() -> Node {
    el("div").class("offprint").with("data-theme", "auto")
}

fn body(story: &Story, site: &Site, links: &Links<'_>, context: &UiContext, (text, words): (&str, u32)) -> Node {
    let mut main = el("main").with("id", "article").with("tabindex", "-1");
    let mut place = frame();
    place.content.push(Part::Node(article(&story.article, text, words, context, links)));
    main.content.push(Part::Node(place));
    let discussion = discussion(story, links, context);
    main.content.push(Part::Node(link("stylesheet").with("href", &links.at_root(styles::REST_FILE))));
    main.content.extend(discussion.into_iter().map(Part::Node));
    let mut body = el("body").child(el("a").class("skip").with("href", "#article").text(words::SKIP));
    body.content.push(Part::Node(masthead(site, &links.at_root(""))));
    body.content.push(Part::Node(main));
    body.content.extend(foot(story, site, links).into_iter().map(Part::Node));
    body
}

/// The thread and the form. What a script takes over stands in its element; what it would not show stands beside it: replies whose
/// thread has no address, and why there is no form.
fn discussion(story: &Story, links: &Links<'_>, context: &UiContext) -> Vec<Node> {
    let has_script = links.script().is_some();
    let discussion = &story.article.discussion;
    let live_thread = has_script && discussion.thread.is_some();
    let live_form = has_script && discussion.policy == ReplyPolicy::Open;
    let part = |thread, form, live| {
        let mut frame = frame();
        frame.content.push(Part::Node(replies(story, links, context, Shape { thread, form, live })?));
        if !live {
            return Some(frame);
        }
        frame.set("data-offprint-static", "");
        let mut element = Attributes::of(story, links).on(el("offprint-replies"));
        element.content.push(Part::Node(frame));
        Some(element)
    };
    let parts = match (live_thread, live_form) {
        (true, true) => [part(true, true, true), None],
        (true, false) => [part(true, false, true), part(false, true, false)],
        (false, true) => [part(true, false, false), part(false, true, true)],
        (false, false) => [part(true, true, false), None],
    };
    parts.into_iter().flatten().collect()
}

/// What stands above everything on every page.
pub fn masthead(site: &Site, home: &str) -> Node {
    let home = el("a").with("href", home).text(&site.name);
    el("header")
        .class("masthead")
        .child(el("p").class("wordmark").child(home))
        .children(site.tagline.as_deref().map(|tagline| el("p").class("tagline").with("dir", "auto").text(tagline)))
}

/// What stands below everything.
pub fn colophon(site: &Site) -> Node {
    let foot = el("footer").class("colophon").child(el("p").child(el("strong").text(&site.name)));
    foot.children(site.tagline.as_deref().map(|tagline| el("p").with("dir", "auto").text(tagline)))
}

/// What stands below the article, and what no reader waits for.
fn foot(story: &Story, site: &Site, links: &Links<'_>) -> Vec<Node> {
    let data = el("script").with("type", "application/ld+json").raw(news_article(story, site, links));
    let script = links.script().map(|address| el("script").with("type", "module").with("src", &address));
    [colophon(site), data].into_iter().chain(script).collect()
}
