//! `<offprint-count>`: the number of replies to an article, as inline text. The requests of elements that are added at the same time are
//! combined.

use std::cell::RefCell;

use gloo_utils::format::JsValueSerdeExt;
use offprint_core::config::Config;
use offprint_core::formats::thread::count::CountSource;
use offprint_core::messages::MessageKey;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::count_controller::CountElement;
use super::interface_language::RULES;
use crate::browser::{reply_counts, timer, urls};
use crate::components::{UiContext, UiSettings};

thread_local! {
    /// Elements whose number will be requested at the end of the current task.
    static WAITING: RefCell<Vec<Waiting>> = const { RefCell::new(Vec::new()) };
}

struct Waiting {
    element: CountElement,
    source: CountSource,
}

/// The detail of `offprint-ready`.
#[derive(Serialize)]
struct Ready {
    count: u32,
}

/// Shows the number of replies in an element, from the cache or from the server. The fallback content stays if neither has it.
pub fn show(element: CountElement) {
    let Some(source) = source(&element) else { return };
    if let Some(count) = reply_counts::kept(&source) {
        return fill(element, count);
    }
    let is_first = WAITING.with_borrow_mut(|waiting| {
        waiting.push(Waiting { element, source });
        waiting.len() == 1
    });
    if is_first {
        timer::after(0, ask);
    }
}

/// Returns the source of the number that the element's attributes name now.
fn source(element: &CountElement) -> Option<CountSource> {
    let config = Config::read(&|name| element.host.get_attribute(name));
    let thread = urls::absolute(config.src.as_deref()?, &urls::page())?;
    let here = || urls::path(&urls::canonical()?);
    Some(CountSource::of(&thread, config.backend, config.article.or_else(here).as_deref()))
}

/// Sends the requests for all waiting elements, grouped by server.
fn ask() {
    let mut waiting = WAITING.take();
    while let Some(first) = waiting.first() {
        let group = first.source.group().to_owned();
        let (together, others) = waiting.into_iter().partition(|waiting| waiting.source.group() == group);
        spawn_local(ask_server(together));
        waiting = others;
    }
}

async fn ask_server(waiting: Vec<Waiting>) {
    let mut sources: Vec<CountSource> = Vec::new();
    for Waiting { source, .. } in &waiting {
        if !sources.contains(source) {
            sources.push(source.clone());
        }
    }
    let counts = reply_counts::ask(&sources).await;
    for Waiting { element, source } in waiting {
        // If the element's attributes have changed since, another request is on its way.
        let is_wanted = self::source(&element).as_ref() == Some(&source);
        if let Some((_, count)) = counts.iter().find(|(known, _)| is_wanted && *known == source) {
            fill(element, *count);
        }
    }
}

/// Writes the number into an element, once the file of its language has loaded.
fn fill(element: CountElement, count: u32) {
    element.language.choose(None);
    spawn_local(async move {
        if let Some(arriving) = element.language.arriving() {
            let _ = JsFuture::from(arriving).await;
            element.language.complete();
        }
        write(&element, count);
        let detail = JsValue::from_serde(&Ready { count }).unwrap_or_default();
        let _ = element.dispatch.call2(&JsValue::NULL, &"ready".into(), &detail);
    });
}

fn write(element: &CountElement, count: u32) {
    let (messages, lang) = (element.language.messages(), element.language.tag());
    let context = UiContext::from(UiSettings { messages, lang, heading_level: 1, rules: RULES });
    let Some(line) = element.host.owner_document().and_then(|document| document.create_element("span").ok()) else {
        return;
    };
    let _ = line.set_attribute("lang", &context.lang);
    let _ = line.set_attribute("dir", context.direction().as_str());
    line.set_text_content(Some(&context.count(MessageKey::CountReplies, count)));
    element.root.replace_children_with_node_1(&line);
}
