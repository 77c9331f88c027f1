//! The text of an article: built anew into the page, and what happens on a click in it.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, Node};

use crate::formats::load_error::LoadError;
use crate::components::Context;
use crate::components::element::{El, el};
use crate::embed::{inert, urls};
use crate::sanitizer::{self, Texts};
use crate::model::{Article, Body};
use crate::messages::MessageKey;

/// The element that holds an article's text, and how many words it has.
///
/// # Errors
/// When the page does not let HTML be parsed.
pub fn rebuild(document: &Document, article: &Article, context: &Context) -> Result<(El, u32), LoadError> {
    let resolve = |address: &str| urls::absolute(address, &article.base);
    let texts = Texts {
        table: context.say(Text::Table),
        embed_note: context.say(Text::FrameNote),
        embed_load: context.say(Text::FrameLoad),
        embed_link: context.say(Text::FrameLink),
    };
    let html_context = html::Context::article(&resolve, context.heading_level, texts);
    let (fragment, summary) = match &article.body {
        Body::Html(html) => inert::fragment(document, html, &html_context).map_err(|_| LoadError::Blocked)?,
        Body::Paragraphs(paragraphs) => inert::paragraphs(document, paragraphs.iter().map(String::as_str)),
    };
    let body = el("div").class("body").part("body").on("click", |event| on_click(&event)).created(move |body| {
        let _ = body.append_child(&fragment);
    });
    Ok((body, summary.words))
}

fn on_click(event: &Event) {
    let Some(clicked) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    inert::load_frame(event);
    if let Ok(Some(link)) = clicked.closest("a[href^='#']") {
        event.prevent_default();
        follow(&link);
    }
}

/// A page's own fragments end at the shadow root, so a link within the text is followed by hand. Without an entry in the
/// history: the address bar and the way back are the host page's.
fn follow(link: &Element) {
    let id = link.get_attribute("href").unwrap_or_default().split_off(1);
    let root: Node = link.get_root_node();
    let target = root.unchecked_ref::<web_sys::DocumentFragment>().get_element_by_id(&id);
    let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
    target.scroll_into_view();
    // What is no control takes the focus only with a tabindex; reading goes on from there.
    if !target.has_attribute("tabindex") && target.tab_index() < 0 {
        let _ = target.set_attribute("tabindex", "-1");
    }
    let _ = target.focus();
}
