//! `theme="host"`: light or dark as the page's own switch says, which is an attribute or a class of its root element or its body.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, MutationObserver, MutationObserverInit};

use crate::config::Theme;

/// Where pages write it.
const SWITCHES: [&str; 4] = ["data-theme", "data-bs-theme", "data-color-scheme", "class"];

/// Keeps a frame in the page's theme, until it is dropped.
pub(super) struct HostTheme {
    observer: MutationObserver,
    /// Called by the browser.
    _changed: Closure<dyn FnMut()>,
}

impl HostTheme {
    /// Applies the theme at once. The observer is called before the page is painted again, so no frame shows the former one.
    pub(super) fn follow(document: &Document, frame: &Element) -> Option<Self> {
        let places = [document.document_element(), document.body().map(Element::from)];
        let (frame, watched) = (frame.clone(), places.clone());
        let apply = move || {
            let theme = places.iter().flatten().find_map(said_by).unwrap_or_default();
            let _ = frame.set_attribute("data-theme", theme.as_str());
        };
        apply();
        let changed = Closure::<dyn FnMut()>::new(apply);
        let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        let attributes = MutationObserverInit::new();
        attributes.set_attributes(true);
        for place in watched.iter().flatten() {
            let _ = observer.observe_with_options(place, &attributes);
        }
        Some(Self { observer, _changed: changed })
    }
}

impl Drop for HostTheme {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn said_by(element: &Element) -> Option<Theme> {
    let said = |name: &&str| element.get_attribute(name)?.split_ascii_whitespace().find_map(Theme::switched);
    SWITCHES.iter().find_map(said)
}
