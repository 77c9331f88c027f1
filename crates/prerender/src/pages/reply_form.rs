//! The form for browsers without scripts: the browser validates it and posts it.

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

/// The action of a form, and what is sent along with what the reader types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// An address.
    pub address: String,
    /// Names and values.
    pub hidden: Vec<(&'static str, String)>,
}

/// The form's action for the replies to an article; `None` where nothing takes a form.
pub fn action(article: &Article, urls: &PageUrls<'_>) -> Option<Action> {
    let endpoint = endpoint(None, &article.discussion)?;
    // Isso takes nothing but JSON.
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

/// The heading and the form, or why there is no form.
pub fn form_view(article: &Article, has_endpoint: bool, context: &UiContext) -> AnyView {
    let state = FormState::default();
    state.policy.set(article.discussion.policy);
    state.facts.set_value(FormFacts { permalink: article.url.clone(), has_endpoint, ..FormFacts::default() });
    let form = Form::new(state, context.clone(), |_| {});
    view! { <ReplyForm form/> }.into_any()
}

/// Makes an element of the form work without scripts; what stands in its place.
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
        // Of a web address without `https://` the browser would say that it is none.
        "input" if attr(&node, "type").as_deref() == Some("url") => {
            set_attr(&node, "type", "text");
            set_attr(&node, "inputmode", "url");
        }
        // Beside the note that replies stay in this browser: without scripts they don't even do that. The style sheet shows one of the two.
        "p" if action.is_none() && has_class(&node, "local") => return with_note(node),
        _ => {}
    }
    vec![node]
}

fn set_action(form: &Handle, action: Option<&Action>) {
    remove_attr(form, "novalidate");
    let Some(action) = action else {
        // Outside of a dialog nothing is sent: the fields are validated, and keep what is in them.
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
