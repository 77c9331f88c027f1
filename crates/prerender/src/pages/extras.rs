//! The optional parts of an article: the age note, the table of contents, and in a copy the space of the share button. They are placed as
//! the element places them (`src/elements/extras.rs`).

use std::collections::HashSet;

use leptos::prelude::*;
use markup5ever_rcdom::Handle;
use offprint::components::UiContext;
use offprint::components::age_note::AgeNote;
use offprint::components::article::interface_lang;
use offprint::components::contents::Contents;
use offprint::components::share::{ShareButton, ShareStatus};
use offprint_core::model::outline::{Heading, Section, heading_id, outline};

use super::page_data::PageData;
use super::static_markup::{StaticMarkup, attr, has_class, nodes, set_attr, tag, text};
use crate::site::Site;

/// The elements whose headings are no sections of the article.
const APART: [&str; 2] = ["details", "blockquote"];

/// Adds the optional parts of an article to its rendered view.
pub fn add(view: &StaticMarkup, data: &PageData, site: &Site, context: &UiContext) {
    let Some(article) = view.with_class("article").into_iter().next() else { return };
    let lang = interface_lang(&data.article, context);
    if let Some(sections) = site.contents.then(|| sections(view, &article, context)).flatten() {
        let (interface_lang, context) = (lang.clone(), context.clone());
        put_behind_head(&article, nodes(|| view! { <Contents sections interface_lang context/> }.into_any()));
    }
    if let Some(years) = data.age {
        let (interface_lang, context) = (lang.clone(), context.clone());
        put_behind_head(&article, nodes(|| view! { <AgeNote years interface_lang context/> }.into_any()));
    }
    if site.share {
        put_above_cards(&article, nodes(|| share_button(lang, context.clone())));
    }
}

/// Returns the button in its state before the script knows what the system supports.
fn share_button(interface_lang: Option<String>, context: UiContext) -> AnyView {
    let (status, on_press) = (RwSignal::new(ShareStatus::Idle), UnsyncCallback::new(|()| {}));
    view! { <ShareButton has_sheet=false status on_press interface_lang context/> }.into_any()
}

fn put_behind_head(article: &Handle, extra: Vec<Handle>) {
    let mut children = article.children.borrow_mut();
    let head = children.iter().position(|child| has_class(child, "head"));
    let behind = head.map_or(0, |head| head + 1);
    children.splice(behind..behind, extra);
}

fn put_above_cards(article: &Handle, extra: Vec<Handle>) {
    let mut children = article.children.borrow_mut();
    let card = children.iter().position(|child| has_class(child, "author-card"));
    let above = card.unwrap_or(children.len());
    children.splice(above..above, extra);
}

/// Returns the table of contents. Headings without an id get one.
fn sections(view: &StaticMarkup, article: &Handle, context: &UiContext) -> Option<Vec<Section>> {
    let mut taken: HashSet<String> = view.with_id().iter().filter_map(|node| attr(node, "id")).collect();
    let tags = [context.heading(1), context.heading(2)];
    let mut found = Vec::new();
    for body in article.children.borrow().iter().filter(|child| has_class(child, "body")) {
        collect(body, &tags, &mut found);
    }
    let said = found.into_iter().map(|node| (text(&node).trim().to_owned(), node)).enumerate();
    let headings = said.filter(|(_, (text, _))| !text.is_empty()).map(|(index, (text, node))| {
        let id = attr(&node, "id").unwrap_or_else(|| heading_id(index + 1, &|id| taken.contains(id)));
        set_attr(&node, "id", &id);
        taken.insert(id.clone());
        Heading { id, text, is_nested: tag(&node) != tags[0] }
    });
    outline(headings.collect())
}

fn collect(node: &Handle, tags: &[&str], found: &mut Vec<Handle>) {
    for child in node.children.borrow().iter() {
        match tag(child) {
            name if tags.contains(&name) => found.push(child.clone()),
            name if APART.contains(&name) => {}
            _ => collect(child, tags, found),
        }
    }
}
