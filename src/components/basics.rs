//! Small elements that all components share. They return [`AnyView`], so that each is compiled once and not once for each use.

use leptos::html::custom;
use leptos::prelude::*;
use offprint_core::messages::around;

use super::UiContext;

/// An element with one text in it.
#[component]
pub fn Line(
    /// The element's name.
    #[prop(default = "p")]
    tag: &'static str,
    /// The class of the style sheet.
    class: &'static str,
    /// The name for the host page's `::part()`.
    #[prop(optional)]
    part: Option<&'static str>,
    /// The writing direction; `auto` where the text is a person's own.
    #[prop(optional)]
    dir: Option<&'static str>,
    /// The text.
    #[prop(into)]
    text: String,
) -> AnyView {
    custom(tag).class(class).attr("part", part).attr("dir", dir).child(text).into_any()
}

/// A name, linked where there is an address.
#[component]
pub fn NameLink(
    /// The name, as text.
    name: String,
    /// An absolute `http` or `https` address.
    url: Option<String>,
    /// The link's relation to this page.
    rel: &'static str,
) -> AnyView {
    match url {
        Some(url) => view! { <a href=url rel=rel dir={"auto"}>{name}</a> }.into_any(),
        None => view! { <span dir={"auto"}>{name}</span> }.into_any(),
    }
}

/// A `<time>`; nothing where the source's time can't be understood.
#[component]
pub fn Time(
    /// The time as the source wrote it.
    iso: String,
    /// The class of the style sheet.
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
    /// The class of the style sheet.
    #[prop(optional)]
    class: Option<&'static str>,
    /// The button's label.
    label: String,
    /// Called when it is pressed.
    on_press: UnsyncCallback<()>,
) -> AnyView {
    view! { <button class=class type={"button"} on:click=move |_| on_press.run(())>{label}</button> }.into_any()
}

/// A sentence with a view in the place of its placeholder; behind it where a publisher's wording has none.
pub fn sentence_around(sentence: &str, view: AnyView) -> AnyView {
    let (before, after) = match around(sentence) {
        Some((before, after)) => (before.to_owned(), after.to_owned()),
        None => ([sentence, " "].concat(), String::new()),
    };
    view! { {literal(before)} {view} {literal(after)} }.into_any()
}

/// A text among views; nothing if it is empty, which a static page would show as a space.
pub fn literal(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// A name among words of a language that may run the other way (U+2068 and U+2069, Unicode Standard Annex 9).
pub fn isolated(name: &str) -> String {
    ["\u{2068}", name, "\u{2069}"].concat()
}
