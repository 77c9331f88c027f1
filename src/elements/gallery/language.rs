//! The language of the gallery: the one in `?lang=` of the page's address, or else English.

use std::cell::RefCell;

use offprint_core::messages::{Messages, SOURCE_LANGUAGE};
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlSelectElement};

use crate::browser::fetch::{self, RequestGuard};
use crate::browser::urls;

thread_local! {
    static CHOSEN: RefCell<Option<(String, Messages)>> = const { RefCell::new(None) };
}

/// Returns the language's tag and its messages.
pub fn current() -> (String, Messages) {
    let chosen = CHOSEN.with_borrow(Option::clone);
    chosen.unwrap_or_else(|| (SOURCE_LANGUAGE.to_owned(), Messages::default()))
}

/// Loads the language named in the address, and selects it in the menu. Leaves English if there is no file for it.
pub async fn choose(document: &Document) {
    let page = urls::page();
    let Some((_, tag)) = page.split_once("?lang=") else { return };
    let tag = tag.split(['&', '#']).next().unwrap_or_default();
    if tag == SOURCE_LANGUAGE {
        return;
    }
    let Some(address) = urls::absolute(&["locales/", tag, ".json"].concat(), &page) else { return };
    let Ok(file) = fetch::get(&address, &RequestGuard::start()).await else { return };
    let mut messages = Messages::default();
    messages.overlay(&[tag], &file.text);
    CHOSEN.replace(Some((tag.to_owned(), messages)));
    let select = document.get_element_by_id("language").and_then(|select| select.dyn_into::<HtmlSelectElement>().ok());
    select.inspect(|select| select.set_value(tag));
}
