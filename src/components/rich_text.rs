//! Sanitized HTML as content of an element: nodes in the browser, markup natively. The only place that knows the difference.

use leptos::html::custom;
use leptos::prelude::*;

/// Sanitized HTML, ready to be shown once.
#[derive(Clone)]
pub struct RichText(Content);

#[cfg(not(feature = "ssr"))]
type Content = web_sys::DocumentFragment;
#[cfg(feature = "ssr")]
type Content = String;

impl RichText {
    /// Wraps what a sanitizer has made. Nothing else may be put in here.
    pub fn sanitized(content: Content) -> Self {
        Self(content)
    }
}

/// A `<div>` with rich text in it.
#[component]
pub fn RichTextBox(
    /// The class of the style sheet.
    class: &'static str,
    /// The name for the host page's `::part()`.
    #[prop(optional)]
    part: Option<&'static str>,
    /// The writing direction.
    #[prop(optional)]
    dir: Option<&'static str>,
    /// The text.
    content: RichText,
) -> AnyView {
    let place = custom("div").class(class).attr("part", part).attr("dir", dir);
    #[cfg(not(feature = "ssr"))]
    return place.directive(insert, content.0).into_any();
    #[cfg(feature = "ssr")]
    place.inner_html(content.0).into_any()
}

/// Moves nodes into an element. Appending an empty fragment, as a second call would, changes nothing.
#[cfg(not(feature = "ssr"))]
fn insert(place: web_sys::Element, nodes: Content) {
    let _ = place.append_child(&nodes);
}
