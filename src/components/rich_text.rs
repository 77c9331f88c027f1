//! Sanitized HTML as the content of an element: DOM nodes in the browser, markup natively. Other modules need not know the difference.

use leptos::html::custom;
use leptos::prelude::*;

/// Sanitized HTML that can be shown once.
#[derive(Clone)]
pub struct RichText(Content);

#[cfg(not(feature = "ssr"))]
type Content = web_sys::DocumentFragment;
#[cfg(feature = "ssr")]
type Content = String;

impl RichText {
    /// Wraps the output of a sanitizer. Anything else must not be passed to it: the content is inserted as it is.
    pub fn sanitized(content: Content) -> Self {
        Self(content)
    }
}

/// A `<div>` that contains rich text.
#[component]
pub fn RichTextBox(
    /// The CSS class.
    class: &'static str,
    /// The name for the host page's `::part()`.
    #[prop(optional)]
    part: Option<&'static str>,
    /// The writing direction.
    #[prop(optional)]
    dir: Option<&'static str>,
    /// The content.
    content: RichText,
) -> AnyView {
    let place = custom("div").class(class).attr("part", part).attr("dir", dir);
    #[cfg(not(feature = "ssr"))]
    return place.directive(insert, content.0).into_any();
    #[cfg(feature = "ssr")]
    place.inner_html(content.0).into_any()
}

/// Moves nodes into an element. A second call has no effect, because the fragment is then empty.
#[cfg(not(feature = "ssr"))]
fn insert(place: web_sys::Element, nodes: Content) {
    let _ = place.append_child(&nodes);
}
