//! The gallery: every component in every state, for work on the design. In debug builds only, it fills the `<offprint-gallery>` of
//! `gallery.html`.

mod language;
mod stories;
mod threads;

use leptos::mount::mount_to;
use offprint_core::model::article::Direction;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, HtmlElement, ShadowRootInit, ShadowRootMode};

use self::stories::{Story, stories};
use super::style_sheets;

/// Fills the gallery, if the page has one.
pub fn fill() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Ok(Some(gallery)) = document.query_selector("offprint-gallery") else { return };
    spawn_local(async move {
        language::choose(&document).await;
        gallery.set_text_content(None);
        for story in stories(&document) {
            // A story that can't be shown is left out.
            let _ = show(&document, &gallery, story);
        }
    });
}

/// Shows a story in a shadow root of its own, as on a publisher's page. The view stays mounted as long as the page exists.
fn show(document: &Document, gallery: &Element, story: Story) -> Result<(), JsValue> {
    let section = document.create_element("section")?;
    section.set_id(&story.name.replace(' ', "-"));
    section.set_attribute("class", "specimen")?;
    let title = document.create_element("h2")?;
    title.set_text_content(Some(story.name));
    section.append_child(&title)?;
    let host = document.create_element("div")?;
    section.append_child(&host)?;
    let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))?;
    style_sheets::adopt_article(&root);
    style_sheets::adopt_extras(&root);
    style_sheets::adopt_replies(&root);
    let frame: HtmlElement = document.create_element("div")?.unchecked_into();
    frame.set_attribute("class", "offprint")?;
    frame.set_attribute("data-theme", story.theme)?;
    let (lang, _) = language::current();
    frame.set_attribute("lang", &lang)?;
    frame.set_attribute("dir", story.dir.unwrap_or(Direction::of_language(&lang).as_str()))?;
    root.append_child(&frame)?;
    gallery.append_child(&section)?;
    mount_to(frame, story.view).forget();
    Ok(())
}
