//! The formatting bar: a toolbar that is a single tab stop, as described in the ARIA Authoring Practices.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use offprint_core::messages::MessageKey;
use offprint_core::model::markup::Format;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::preview::Preview;
use super::{Form, FormEvent};

/// The bar with its buttons. It is hidden while the preview is shown.
#[component]
pub(super) fn FormattingBar(form: Form) -> impl IntoView {
    let current = RwSignal::new(0);
    let on_keydown = move |event: KeyboardEvent| {
        if let Some(next) = neighbour(&event, current.get_untracked()) {
            event.prevent_default();
            current.set(next);
            focus_button(&event, next);
        }
    };
    let buttons = Format::ALL.into_iter().enumerate();
    view! {
        <div
            class="formatting"
            role="toolbar"
            aria-label=form.t(MessageKey::Formatting)
            aria-controls="comment"
            hidden=move || form.state.preview.with(Preview::is_shown)
            on:keydown=on_keydown
        >
            {buttons.map(|(index, format)| view! { <FormatButton format index current form/> }.into_any()).collect_view()}
        </div>
    }
}

/// A button. A press by mouse or finger leaves the focus in the text area.
#[component]
fn FormatButton(format: Format, index: usize, current: RwSignal<usize>, form: Form) -> impl IntoView {
    let label = form.t(match format {
        Format::Bold => MessageKey::Bold,
        Format::Italic => MessageKey::Italic,
        Format::Link => MessageKey::Link,
        Format::Quote => MessageKey::Quote,
        Format::Code => MessageKey::Code,
    });
    let keys = format.shortcut().map(|letter| {
        let letter = letter.to_ascii_uppercase().to_string();
        ["Control+", &letter, " Meta+", &letter].concat()
    });
    view! {
        <button
            type="button"
            tabindex=move || if current.get() == index { "0" } else { "-1" }
            title=label.clone()
            aria-label=label
            aria-keyshortcuts=keys
            on:mousedown=|event: MouseEvent| event.prevent_default()
            on:focus=move |_| current.set(index)
            on:click=move |_| form.on_event.run(FormEvent::Format(format))
        >
            <svg viewBox="0 0 24 24" aria-hidden={"true"}>
                <path d=outline(format)></path>
            </svg>
        </button>
    }
}

/// Returns the SVG path of a button's icon.
fn outline(format: Format) -> &'static str {
    match format {
        Format::Bold => "M7 5h6a3.5 3.5 0 0 1 0 7H7zm0 7h7a3.5 3.5 0 0 1 0 7H7z",
        Format::Italic => "M10 5h8M6 19h8M14 5l-4 14",
        Format::Link => "M10 13a5 5 0 0 0 7.5.5l3-3a5 5 0 0 0-7-7L12 5M14 11a5 5 0 0 0-7.5-.5l-3 3a5 5 0 0 0 7 7L12 19",
        Format::Quote => "M10 12H5V7h5zv1q0 4-4 5M19 12h-5V7h5zv1q0 4-4 5",
        Format::Code => "M16 18l6-6-6-6M8 6l-6 6 6 6",
    }
}

/// Returns the index of the button to which a key moves the focus. Arrow keys follow the visual order: in a right-to-left bar, the left
/// arrow moves to the next button.
fn neighbour(event: &KeyboardEvent, current: usize) -> Option<usize> {
    let last = Format::ALL.len() - 1;
    let (on, back) = if is_from_right(event) { ("ArrowLeft", "ArrowRight") } else { ("ArrowRight", "ArrowLeft") };
    match event.key() {
        key if key == on => Some(if current == last { 0 } else { current + 1 }),
        key if key == back => Some(current.checked_sub(1).unwrap_or(last)),
        key if key == "Home" => Some(0),
        key if key == "End" => Some(last),
        _ => None,
    }
}

fn bar(event: &KeyboardEvent) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}

fn is_from_right(event: &KeyboardEvent) -> bool {
    bar(event).is_some_and(|bar| bar.matches(":dir(rtl)").unwrap_or(false))
}

fn focus_button(event: &KeyboardEvent, index: usize) {
    let button = bar(event).and_then(|bar| bar.children().item(index as u32));
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        let _ = button.focus();
    }
}
