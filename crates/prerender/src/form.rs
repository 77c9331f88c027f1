//! The form, so that it works without any script: the browser checks it and posts it.

use leptos::prelude::*;

use super::links::Links;
use super::markup_tree::{Node, Part, el, rendered};
use super::words;
use offprint::components::UiContext;
use offprint::components::reply_form::{Form, FormFacts, FormState, ReplyForm};
use offprint_core::model::Article;
use offprint_core::reply_api::endpoint;
use offprint_core::sanitizer::html5ever::resolver;

/// Where a form is posted, and what goes along with what the reader types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// An address.
    pub address: String,
    /// Names and values.
    pub hidden: Vec<(&'static str, String)>,
}

/// Where the replies to an article can be posted without a script; `None` if nowhere.
pub fn action(article: &Article, links: &Links<'_>) -> Option<Action> {
    let target = endpoint(None, &article.discussion)?;
    let Some(post) = target.post else {
        let named = article.id.clone().or_else(|| article.url.clone()).or_else(|| links.canonical());
        return Some(Action {
            address: links.near(&target.address),
            hidden: named.map(|named| ("article", named)).into_iter().collect(),
        });
    };
    Some(Action {
        address: comments_post(&target.address, article.url.as_deref())?,
        hidden: vec![("comment_post_ID", post), ("comment_parent", "0".to_owned())],
    })
}

/// The script of a WordPress site that takes forms. It stands beside the REST API; the API of WordPress.com is another host's, and
/// there the site is the post's own.
fn comments_post(api: &str, post: Option<&str>) -> Option<String> {
    const SCRIPT: &str = "wp-comments-post.php";
    let site = api.split_once("/wp-json/").or_else(|| api.split_once("/?rest_route=")).map(|(site, _)| site);
    match site {
        Some(site) => Some([site.trim_end_matches("/index.php"), "/", SCRIPT].concat()),
        None => resolver(post?)(&["/", SCRIPT].concat()),
    }
}

/// The heading, the form and what the reader has to know, or why there is no form.
pub fn form(article: &Article, action: Option<&Action>, context: &UiContext) -> Node {
    let (article, context, has_endpoint) = (article.clone(), context.clone(), action.is_some());
    let view = move || {
        let state = FormState::default();
        state.policy.set(article.discussion.policy);
        let facts = FormFacts { permalink: article.url, has_endpoint, ..FormFacts::default() };
        state.facts.set_value(facts);
        let form = Form::new(state, context, |_| {});
        view! { <ReplyForm form/> }.into_any()
    };
    let mut section = rendered(view).into_iter().next().unwrap_or_default();
    section.revise(&mut |node| {
        match node.tag.as_str() {
            "form" => make_plain(node, action),
            // Of a web address without `https://` the browser would say that it is none.
            "input" if node.attr("type") == Some("url") => {
                node.set("type", "text");
                node.set("inputmode", "url");
            }
            _ => {}
        }
        true
    });
    if action.is_none() {
        tell_of_scripts(&mut section);
    }
    section
}

fn make_plain(form: &mut Node, action: Option<&Action>) {
    form.unset("novalidate");
    let Some(action) = action else {
        // Outside a dialog nothing is sent: the fields are checked, and keep what is in them.
        form.set("method", "dialog");
        return;
    };
    form.set("method", "post");
    form.set("action", &action.address);
    let hidden = |(name, value): &(&'static str, String)| {
        Part::Node(el("input").with("type", "hidden").with("name", name).with("value", value))
    };
    form.content.splice(0..0, action.hidden.iter().map(hidden));
}

/// Beside the note that replies stay in this browser: that without scripts they don't even do that. The style sheet shows one of
/// the two.
fn tell_of_scripts(section: &mut Node) {
    section.revise(&mut |node| {
        let at = node.content.iter().position(|part| matches!(part, Part::Node(node) if node.is("local")));
        if let Some(at) = at {
            let note = el("p").class("local scriptless").text(words::NEEDS_SCRIPTS);
            node.content.insert(at, Part::Node(note));
        }
        true
    });
}
