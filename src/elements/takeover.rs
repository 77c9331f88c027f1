//! The handover from a prerendered copy to the view that replaces it.

use js_sys::Number;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, FocusOptions, HtmlElement, NodeList, ShadowRoot};

use crate::browser::timer;

#[wasm_bindgen]
extern "C" {
    /// An `<input>`, a `<textarea>` or a `<button>`. Properties that a kind of control lacks are `undefined`.
    #[wasm_bindgen(extends = HtmlElement, extends = Element)]
    type Control;

    #[wasm_bindgen(method, getter)]
    fn checked(this: &Control) -> Option<bool>;

    #[wasm_bindgen(method, getter)]
    fn value(this: &Control) -> Option<String>;

    #[wasm_bindgen(method, setter)]
    fn set_value(this: &Control, value: &str);

    #[wasm_bindgen(method, getter, js_name = defaultValue)]
    fn default_value(this: &Control) -> Option<String>;

    #[wasm_bindgen(method, getter, js_name = selectionStart)]
    fn selection_start(this: &Control) -> Option<u32>;

    #[wasm_bindgen(method, getter, js_name = selectionEnd)]
    fn selection_end(this: &Control) -> Option<u32>;

    #[wasm_bindgen(method, catch, js_name = setSelectionRange)]
    fn set_selection_range(this: &Control, start: u32, end: u32) -> Result<(), JsValue>;
}

/// Takes over typed text, the focus and the selection from a copy. `show_view` replaces the copy with the view.
pub fn take_over(host: &HtmlElement, root: &ShadowRoot, copy: &Element, show_view: &dyn Fn()) {
    let focused = copy.query_selector(":focus").ok().flatten();
    keep_room(host, root, copy);
    adopt_typed(root, copy);
    show_view();
    focused.inspect(|focused| take_focus(root, focused));
}

/// Gives replies the height that they have in the copy, because the view's replies are not laid out far from the viewport. Also turns
/// scroll anchoring off for two frames, so that the browser does not scroll when its anchor disappears.
fn keep_room(host: &HtmlElement, root: &ShadowRoot, copy: &Element) {
    let items = elements(copy.query_selector_all(".thread > li").ok());
    // All are measured before any is changed, so there is only one layout.
    let rooms: Vec<_> = items.map(|item| (item.id(), content_height(&item))).collect();
    for (id, height) in rooms {
        let item = root.get_element_by_id(&id).and_then(|item| item.dyn_into::<HtmlElement>().ok());
        item.inspect(|item| {
            let size = ["auto ", &height, "px"].concat();
            let _ = item.style().set_property("contain-intrinsic-block-size", &size);
        });
    }
    let _ = host.style().set_property("overflow-anchor", "none");
    let host = host.clone();
    timer::next_frame(move || {
        timer::next_frame(move || {
            let _ = host.style().remove_property("overflow-anchor");
        });
    });
}

/// Returns the height without borders in CSS pixels. The browser formats the number, because Rust's code for that is large.
fn content_height(item: &Element) -> String {
    let borders = item.dyn_ref::<HtmlElement>().map_or(0, |item| item.offset_height() - item.client_height());
    let height = item.get_bounding_client_rect().height() - f64::from(borders);
    Number::from(height).to_string_with_radix(10).map_or_else(|_| "0".to_owned(), String::from)
}

/// Copies what was typed into the copy to the controls of the view.
fn adopt_typed(root: &ShadowRoot, copy: &Element) {
    for typed in elements(copy.query_selector_all("[name]").ok()) {
        if let Some(control) = counterpart(root, &typed) {
            adopt(&control, typed.unchecked_ref());
        }
    }
}

fn adopt(control: &Control, typed: &Control) {
    if control.checked() != typed.checked() {
        control.click();
    }
    let Some(value) = typed.value().filter(|value| Some(value) != typed.default_value().as_ref()) else { return };
    if control.value().as_ref() != Some(&value) {
        control.set_value(&value);
        let _ = Event::new("input").map(|event| control.dispatch_event(&event));
    }
}

/// Focuses the view's counterpart of a control, and restores its selection and scroll position.
fn take_focus(root: &ShadowRoot, focused: &Element) {
    let Some(control) = counterpart(root, focused) else { return };
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = control.focus_with_options(&options);
    // Not every kind of control has a selection.
    let selected: &Control = focused.unchecked_ref();
    if let (Some(start), Some(end)) = (selected.selection_start(), selected.selection_end()) {
        let _ = control.set_selection_range(start, end);
    }
    control.set_scroll_top(focused.scroll_top());
}

/// Returns the view's counterpart of a control in the copy: the control with the same name, or the submit button.
fn counterpart(root: &ShadowRoot, control: &Element) -> Option<Control> {
    let selector = match control.get_attribute("name") {
        Some(name) => ["[name=\"", &name, "\"]"].concat(),
        None => ".submit".to_owned(),
    };
    Some(root.query_selector(&selector).ok().flatten()?.unchecked_into())
}

fn elements(list: Option<NodeList>) -> impl Iterator<Item = Element> {
    let length = list.as_ref().map_or(0, NodeList::length);
    (0..length).filter_map(move |index| list.as_ref()?.item(index)?.dyn_into().ok())
}
