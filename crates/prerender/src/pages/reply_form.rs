//! The reply form for browsers without scripts, which validate and post it themselves.

use leptos::prelude::*;
use markup5ever_rcdom::Handle;

use super::page_urls::PageUrls;
use super::static_markup::{attr, has_class, nodes, remove_attr, set_attr, tag};
use offprint::components::UiContext;
use offprint::components::reply_form::{Form, FormFacts, FormState, ReplyForm};
use offprint_core::messages::MessageKey;
use offprint_core::model::Article;
use offprint_core::model::discussion::Backend;
use offprint_core::reply_api::endpoint;
use offprint_core::sanitizer::html5ever::resolver;

/// The action of a form, with its hidden fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// The address that the form is posted to.
    pub address: String,
    /// The names and values of the hidden fields.
    pub hidden: Vec<(&'static str, String)>,
}

/// Returns the form's action for the replies to an article; `None` if no server accepts a form.
pub fn action(article: &Article, urls: &PageUrls<'_>) -> Option<Action> {
    let endpoint = endpoint(None, &article.discussion)?;
    // Isso accepts only JSON.
    if endpoint.backend == Backend::Isso {
        return None;
    }
    let Some(post) = endpoint.post else {
        let id = article.id.clone().or_else(|| article.url.clone()).or_else(|| urls.canonical());
        return Some(Action {
            address: urls.near(&endpoint.address),
            hidden: id.map(|id| ("article", id)).into_iter().collect(),
        });
    };
    Some(Action {
        address: comments_post(&endpoint.address, article.url.as_deref())?,
        hidden: vec![("comment_post_ID", post), ("comment_parent", "0".to_owned())],
    })
}

/// Returns the address of the script of a WordPress site that accepts forms. Its site is the one that the API's address begins with; the
/// API of WordPress.com is on another host, so there the site is that of the post's own address.
fn comments_post(api: &str, post: Option<&str>) -> Option<String> {
    const SCRIPT: &str = "wp-comments-post.php";
    let site = api.split_once("/wp-json/").or_else(|| api.split_once("/?rest_route=")).map(|(site, _)| site);
    match site {
        Some(site) => Some([site.trim_end_matches("/index.php"), "/", SCRIPT].concat()),
        None => resolver(post?)(&["/", SCRIPT].concat()),
    }
}

/// Returns the view of the heading and the form, or of the reason why there is no form.
pub fn form_view(article: &Article, has_endpoint: bool, context: &UiContext) -> AnyView {
    let state = FormState::default();
    state.policy.set(article.discussion.policy);
    state.facts.set_value(FormFacts { permalink: article.url.clone(), has_endpoint, ..FormFacts::default() });
    let form = Form::new(state, context.clone(), |_| {});
    view! { <ReplyForm form/> }.into_any()
}

/// Makes an element of the form work without scripts. Returns the nodes that replace it.
pub fn make_plain(node: Handle, action: Option<&Action>, needs_script: bool, context: &UiContext) -> Vec<Handle> {
    let with_note = |node| {
        let note = || view! { <p class="local scriptless">{context.t(MessageKey::NeedsScripts)}</p> }.into_any();
        nodes(note).into_iter().chain([node]).collect()
    };
    match tag(&node) {
        "form" => {
            set_action(&node, action);
            if needs_script {
                return with_note(node);
            }
        }
        // A browser would refuse a web address without `https://`.
        "input" if attr(&node, "type").as_deref() == Some("url") => {
            set_attr(&node, "type", "text");
            set_attr(&node, "inputmode", "url");
        }
        // The note says that replies stay in this browser, but without scripts they don't even do that, so there is another note; the style
        // sheet shows one of both.
        "p" if action.is_none() && has_class(&node, "local") => return with_note(node),
        _ => {}
    }
    vec![node]
}

fn set_action(form: &Handle, action: Option<&Action>) {
    remove_attr(form, "novalidate");
    let Some(action) = action else {
        // With this method, outside of a dialog, the browser validates the fields and sends nothing.
        return set_attr(form, "method", "dialog");
    };
    set_attr(form, "method", "post");
    set_attr(form, "action", &action.address);
    let hidden = nodes(|| {
        let inputs = action.hidden.iter().cloned();
        inputs.map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view().into_any()
    });
    form.children.borrow_mut().splice(0..0, hidden);
}
