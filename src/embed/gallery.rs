//! Every component in every state, for those who change the look. Only in debug builds: `gallery.html` has an
//! `<offprint-gallery>`, and this fills it.

mod specimens;
mod threads;

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Document, Element, ShadowRootInit, ShadowRootMode};

use self::specimens::{Specimen, specimens};
use super::render::{self, Held};

/// Fills the gallery, on a page that has one.
pub fn fill() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Ok(Some(gallery)) = document.query_selector("offprint-gallery") else { return };
    gallery.set_text_content(None);
    let mut held = Held::new();
    for specimen in specimens(&document) {
        // Nobody looks at what a development page could not build.
        let _ = hang(&document, &gallery, specimen, &mut held);
    }
    // The page shows its specimens until it is left.
    std::mem::forget(held);
}

/// Each specimen has a shadow root of its own, as on a publisher's page.
fn hang(document: &Document, gallery: &Element, specimen: Specimen, held: &mut Held) -> Result<(), JsValue> {
    let section = document.create_element("section")?;
    section.set_id(&specimen.name.replace(' ', "-"));
    section.set_attribute("class", "specimen")?;
    let title = document.create_element("h2")?;
    title.set_text_content(Some(specimen.name));
    section.append_child(&title)?;
    let host = document.create_element("div")?;
    section.append_child(&host)?;
    let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))?;
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(&[0, 1, 2, 3].map(super::stylesheet).concat())?;
    Reflect::set(&root, &"adoptedStyleSheets".into(), &Array::of1(&sheet))?;
    let frame = document.create_element("div")?;
    frame.set_attribute("class", "offprint")?;
    frame.set_attribute("data-theme", specimen.theme)?;
    frame.set_attribute("dir", specimen.dir)?;
    root.append_child(&frame)?;
    render::append(document, &frame, specimen.views, held);
    gallery.append_child(&section)?;
    Ok(())
}
