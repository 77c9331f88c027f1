//! The preview of the comment.

use std::rc::Rc;

use leptos::prelude::*;
use offprint_core::model::comment_html::comment_html;
use offprint_core::model::discussion::Backend;
use offprint_core::model::markup::Markup;
use offprint_core::model::reply::Field;
use offprint_core::reply_api::Endpoint;
use offprint_core::sanitizer::SanitizeOptions;
use wasm_bindgen_futures::spawn_local;

use super::state::RepliesState;
use crate::browser::dom_sanitizer::{self, Refused};
use crate::browser::{isso_client, markdown, urls};
use crate::components::RichText;
use crate::components::reply_form::{CommentTools, Preview};

/// Updates the tools for writing a comment. If they have not changed, they are not rendered again.
pub fn offer_tools(state: &RepliesState) {
    let tools = tools(state);
    if state.form.tools.get_untracked() != tools {
        state.form.tools.set(tools);
    }
}

/// Returns the available tools.
fn tools(state: &RepliesState) -> CommentTools {
    let backend = state.endpoint().map(|endpoint| endpoint.backend).unwrap_or_default();
    let said = state.article.borrow().as_ref().and_then(|article| article.discussion.markup);
    let markup = backend.markup().or(said).or_else(|| state.thread.state.markup.get_untracked());
    CommentTools { markup, has_preview: true }
}

/// Shows the preview, or goes back to writing.
pub fn toggle(state: &Rc<RepliesState>) {
    let preview = state.form.preview;
    if preview.with_untracked(Preview::is_shown) {
        state.go_on_writing();
    } else if !preview.with_untracked(Preview::is_asked_for) {
        show(state);
    }
}

fn show(state: &Rc<RepliesState>) {
    if state.form.is_missing(Field::Comment) {
        return state.form.check(Field::Comment);
    }
    // The text area, which may have the focus, is hidden.
    state.element.focus(".preview-toggle");
    let comment = state.form.draft.with_untracked(|draft| draft.comment.clone());
    match state.form.tools.get_untracked().markup {
        None => state.form.preview.set(Preview::Plain(comment)),
        Some(Markup::Html) => show_html(state, &comment_html(&comment)),
        Some(Markup::Markdown) => ask(state.clone(), comment),
    }
}

fn show_html(state: &RepliesState, html: &str) {
    let base = urls::page();
    let resolve = |address: &str| urls::absolute(address, &base);
    let built = dom_sanitizer::fragment(&state.element.document, html, &SanitizeOptions::reply(&resolve));
    state.form.preview.set(match built {
        Ok((nodes, _)) => Preview::Rich(RichText::sanitized(nodes)),
        Err(Refused) => Preview::Failed,
    });
}

/// Waits for the rendered comment. If the comment has changed meanwhile, the preview is not shown.
fn ask(state: Rc<RepliesState>, comment: String) {
    state.form.preview.set(Preview::Asked);
    spawn_local(async move {
        let html = rendered(state.endpoint(), &comment).await;
        if !state.element.alive.get() || !state.form.preview.with_untracked(Preview::is_asked_for) {
            return;
        }
        let is_same = state.form.draft.with_untracked(|draft| draft.comment == comment);
        match html {
            Some(html) if is_same => show_html(&state, &html),
            Some(_) => state.form.preview.set(Preview::Writing),
            None => state.form.preview.set(Preview::Failed),
        }
    });
}

/// Renders a comment in Markdown. Isso does that itself, because its administrator chooses which Markdown it understands.
async fn rendered(endpoint: Option<Endpoint>, comment: &str) -> Option<String> {
    match endpoint.filter(|endpoint| endpoint.backend == Backend::Isso) {
        Some(isso) => isso_client::preview(&isso.address, comment).await,
        None => markdown::html(comment.to_owned()).await.ok(),
    }
}
