//! Style sheets, constructed once and adopted by every shadow root. There are no inline styles, so a strict CSP works.

use std::cell::OnceCell;

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CssStyleSheet, ShadowRoot};

const ARTICLE: &str = concat!(
    include_str!(concat!(env!("OUT_DIR"), "/common.css")),
    include_str!(concat!(env!("OUT_DIR"), "/article.css")),
);
const REPLIES: &str = concat!(
    include_str!(concat!(env!("OUT_DIR"), "/replies.css")),
    include_str!(concat!(env!("OUT_DIR"), "/thread.css")),
);

const EXTRAS: &str = include_str!(concat!(env!("OUT_DIR"), "/extras.css"));

thread_local! {
    static ARTICLE_SHEET: OnceCell<Option<CssStyleSheet>> = const { OnceCell::new() };
    static EXTRAS_SHEET: OnceCell<Option<CssStyleSheet>> = const { OnceCell::new() };
    static REPLIES_SHEET: OnceCell<Option<CssStyleSheet>> = const { OnceCell::new() };
}

/// Adopts the style sheet of everything except replies and extras.
pub fn adopt_article(root: &ShadowRoot) {
    ARTICLE_SHEET.with(|sheet| adopt(root, sheet.get_or_init(|| construct(ARTICLE))));
}

/// Adopts the style sheet of the thread and the form.
pub fn adopt_replies(root: &ShadowRoot) {
    REPLIES_SHEET.with(|sheet| adopt(root, sheet.get_or_init(|| construct(REPLIES))));
}

/// Adopts the style sheet of the extras.
pub fn adopt_extras(root: &ShadowRoot) {
    EXTRAS_SHEET.with(|sheet| adopt(root, sheet.get_or_init(|| construct(EXTRAS))));
}

fn construct(css: &str) -> Option<CssStyleSheet> {
    let sheet = CssStyleSheet::new().ok()?;
    sheet.replace_sync(css).ok()?;
    Some(sheet)
}

fn adopt(root: &ShadowRoot, sheet: &Option<CssStyleSheet>) {
    let Some(sheet) = sheet else { return };
    let name = JsValue::from_str("adoptedStyleSheets");
    let Ok(adopted) = Reflect::get(root, &name) else { return };
    let adopted = Array::from(&adopted);
    if !adopted.includes(sheet, 0) {
        adopted.push(sheet);
        let _ = Reflect::set(root, &name, &adopted);
    }
}
