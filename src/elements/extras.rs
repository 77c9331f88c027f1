//! The optional extras of an article: a note that it is old, a table of contents and a button to share it. They are in a chunk of their
//! own, and are inserted once the article is shown.

use std::rc::Rc;

use leptos::prelude::*;
use offprint_core::config::Config;
use offprint_core::model::Article;
use offprint_core::model::outline::{Heading, heading_id, outline};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element as DomElement, HtmlElement};

use super::element::Element;
use super::style_sheets;
use crate::browser::{share, urls};
use crate::components::UiContext;
use crate::components::age_note::AgeNote;
use crate::components::article::interface_lang;
use crate::components::contents::Contents;
use crate::components::share::{ShareButton, ShareStatus};

/// Shows the extras of the article that an element shows. Does nothing if the view already has them.
pub fn show(element: &Rc<Element>, article: &Article) {
    if element.find(".extra").is_some() {
        return;
    }
    style_sheets::adopt_extras(&element.root);
    let (context, config) = (element.context(), element.config.borrow().clone());
    let lang = interface_lang(article, &context);
    let extras = Extras { element, article, context, lang };
    // Both the contents and the age note are inserted right after the head, so the last one comes first.
    extras.show_contents(&config);
    extras.show_age_note(&config);
    extras.show_share_button(&config);
}

struct Extras<'a> {
    element: &'a Rc<Element>,
    article: &'a Article,
    context: UiContext,
    /// The `lang` of the interface within the article.
    lang: Option<String>,
}

impl Extras<'_> {
    fn show_age_note(&self, config: &Config) {
        let age = |months| self.article.age(months, js_sys::Date::now(), js_sys::Date::parse);
        let Some(years) = config.age_note.and_then(age) else { return };
        let (context, interface_lang) = (self.context.clone(), self.lang.clone());
        self.behind_head(move || view! { <AgeNote years interface_lang context/> });
    }

    fn show_contents(&self, config: &Config) {
        let Some(sections) = config.contents.then(|| self.headings()).and_then(outline) else { return };
        let (context, interface_lang) = (self.context.clone(), self.lang.clone());
        self.behind_head(move || view! { <Contents sections interface_lang context/> });
    }

    fn show_share_button(&self, config: &Config) {
        if !config.share {
            return;
        }
        let (context, interface_lang) = (self.context.clone(), self.lang.clone());
        let title = self.article.headline.clone();
        let address = self.article.url.clone().or_else(urls::canonical).unwrap_or_default();
        let view = move || {
            let status = RwSignal::new(ShareStatus::Idle);
            let on_press = UnsyncCallback::new(move |()| press(status, title.clone(), address.clone()));
            view! { <ShareButton has_sheet=share::has_sheet() status on_press interface_lang context/> }
        };
        let place = self.place();
        if let Some((place, article)) = place.zip(self.element.find(".article")) {
            let card = article.query_selector(":scope > .author-card").ok().flatten();
            let _ = article.insert_before(&place, card.as_deref());
            self.element.mount_in(place, view);
        }
    }

    /// Mounts a view right after the head of the article.
    fn behind_head<V: IntoView + 'static>(&self, view: impl FnOnce() -> V + 'static) {
        if let Some((place, head)) = self.place().zip(self.element.find(".head")) {
            let _ = head.after_with_node_1(&place);
            self.element.mount_in(place, view);
        }
    }

    fn place(&self) -> Option<HtmlElement> {
        let place: HtmlElement = self.element.document.create_element("div").ok()?.dyn_into().ok()?;
        place.set_class_name("extra");
        Some(place)
    }

    /// Returns the headings for the table of contents, and gives an id to each that has none.
    fn headings(&self) -> Vec<Heading> {
        let (top, below) = (self.context.heading(1), self.context.heading(2));
        let selector = [".body :is(", top, ",", below, "):not(details *, blockquote *)"].concat();
        let Ok(list) = self.element.frame.query_selector_all(&selector) else { return Vec::new() };
        let found = (0..list.length()).filter_map(|index| list.item(index)?.dyn_into::<DomElement>().ok());
        found.enumerate().filter_map(|(index, heading)| self.heading(index + 1, &heading, top)).collect()
    }

    fn heading(&self, number: usize, heading: &DomElement, top: &str) -> Option<Heading> {
        let text = heading.text_content().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())?;
        if heading.id().is_empty() {
            heading.set_id(&heading_id(number, &|id| self.element.root.get_element_by_id(id).is_some()));
        }
        Some(Heading { id: heading.id(), text, is_nested: heading.local_name() != top })
    }
}

/// Opens the share dialog, or copies the address if there is none or it fails.
fn press(status: RwSignal<ShareStatus>, title: String, address: String) {
    status.set(ShareStatus::Idle);
    spawn_local(async move {
        if share::has_sheet() && share::open_sheet(&title, &address).await {
            return;
        }
        let is_copied = share::copy(&address).await;
        // The element may have been removed by now, and its signals with it.
        let _ = status.try_set(if is_copied { ShareStatus::Copied } else { ShareStatus::NotCopied(address) });
    });
}
