//! `theme="host"`: follows the page's own light or dark mode, given by an attribute or a class of its root element or its body.

use offprint_core::config::Theme;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, MutationObserver, MutationObserverInit};

const DARK: &str = ":is(html,body):is([data-theme~=dark],[data-bs-theme~=dark],[data-color-scheme~=dark],.dark)";
const LIGHT: &str = ":is(html,body):is([data-theme~=light],[data-bs-theme~=light],[data-color-scheme~=light],.light)";

/// Keeps a frame in the page's theme until it is dropped.
pub struct HostTheme(MutationObserver);

impl HostTheme {
    /// Applies the theme and observes changes. The observer is called before the next paint, so no frame shows the old theme. Without an
    /// explicit light or dark mode, the theme is `auto`.
    pub fn follow(document: &Document, frame: &Element) -> Option<Self> {
        let (page, frame) = (document.clone(), frame.clone());
        let apply = move || {
            let says = |selector| matches!(page.query_selector(selector), Ok(Some(_)));
            let theme = if says(DARK) {
                Theme::Dark
            } else if says(LIGHT) {
                Theme::Light
            } else {
                Theme::Auto
            };
            let _ = frame.set_attribute("data-theme", theme.as_str());
        };
        apply();
        // Garbage-collected together with the observer.
        let changed = Closure::<dyn FnMut()>::new(apply).into_js_value();
        let observer = MutationObserver::new(changed.unchecked_ref()).ok()?;
        let attributes = MutationObserverInit::new();
        attributes.set_attributes(true);
        for place in ["html", "body"] {
            if let Ok(Some(place)) = document.query_selector(place) {
                let _ = observer.observe_with_options(&place, &attributes);
            }
        }
        Some(Self(observer))
    }
}

impl Drop for HostTheme {
    fn drop(&mut self) {
        self.0.disconnect();
    }
}
