//! Small elements that all components share. They return [`AnyView`], so that each is compiled once and not once for each use.

use leptos::html::custom;
use leptos::prelude::*;
use offprint_core::messages::around;

use super::UiContext;

/// An element that contains one text.
#[component]
pub fn Line(
    /// The tag name.
    #[prop(default = "p")]
    tag: &'static str,
    /// The CSS class.
    class: &'static str,
    /// The name for the host page's `::part()`.
    #[prop(optional)]
    part: Option<&'static str>,
    /// The writing direction; `auto` for text that a person wrote.
    #[prop(optional)]
    dir: Option<&'static str>,
    /// The text.
    #[prop(into)]
    text: String,
) -> AnyView {
    custom(tag).class(class).attr("part", part).attr("dir", dir).child(text).into_any()
}

/// A name, as a link if there is an address.
#[component]
pub fn NameLink(
    /// The name, as plain text.
    name: String,
    /// An absolute `http` or `https` address.
    url: Option<String>,
    /// The `rel` attribute of the link.
    rel: &'static str,
) -> AnyView {
    match url {
        Some(url) => view! { <a href=url rel=rel dir={"auto"}>{name}</a> }.into_any(),
        None => view! { <span dir={"auto"}>{name}</span> }.into_any(),
    }
}

/// A `<time>` element, or nothing if the time can't be parsed.
#[component]
pub fn Time(
    /// The time as the source wrote it.
    iso: String,
    /// The CSS class.
    #[prop(optional)]
    class: Option<&'static str>,
    /// The interface's settings.
    context: UiContext,
) -> AnyView {
    context.time(&iso).map(|time| view! { <time class=class datetime=time.datetime>{time.text}</time> }).into_any()
}

/// A button that submits no form.
#[component]
pub fn ActionButton(
    /// The CSS class.
    #[prop(optional)]
    class: Option<&'static str>,
    /// The button's label.
    label: String,
    /// Called when the button is pressed.
    on_press: UnsyncCallback<()>,
) -> AnyView {
    view! { <button class=class type={"button"} on:click=move |_| on_press.run(())>{label}</button> }.into_any()
}

/// Puts a view in the place of a sentence's placeholder, or after the sentence if a publisher's own wording has no placeholder.
pub fn sentence_around(sentence: &str, view: AnyView) -> AnyView {
    let (before, after) = match around(sentence) {
        Some((before, after)) => (before.to_owned(), after.to_owned()),
        None => ([sentence, " "].concat(), String::new()),
    };
    view! { {literal(before)} {view} {literal(after)} }.into_any()
}

/// Returns a text to be put between views, or `None` if it is empty: Leptos would render an empty text as a space in a static page.
pub fn literal(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// Encloses a name in isolates (U+2068 and U+2069, Unicode Standard Annex 9), because it may have another direction than the sentence
/// around it.
pub fn isolated(name: &str) -> String {
    ["\u{2068}", name, "\u{2069}"].concat()
}
