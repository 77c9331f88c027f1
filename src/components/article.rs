//! The article, from its kicker to its author cards.

use leptos::html::custom;
use leptos::prelude::*;
use offprint_core::messages::MessageKey;
use offprint_core::model::article::{self, Article, Contributor, Direction, LeadFigure, Source, Tag};

use super::author_card::AuthorCard;
use super::basics::{Line, NameLink, Time, literal, sentence_around};
use super::rich_text::RichTextBox;
use super::{RichText, UiContext};

/// An article with its body, which has already been sanitized.
#[component]
pub fn ArticleView(
    /// The article.
    article: Article,
    /// The body.
    body: RichText,
    /// The number of words in the body, from which the reading time is calculated.
    words: u32,
    /// The writing direction of the article, which may differ from that of the interface.
    direction: Option<Direction>,
    /// The interface's settings.
    context: UiContext,
) -> impl IntoView {
    let lang = article.language.clone();
    let interface_lang = interface_lang(&article, &context);
    let lead_figure = article.lead_figure.clone();
    let (source, tags) = (article.source.clone(), article.tags.clone());
    let cards = article
        .authors
        .iter()
        .filter(|author| author.has_card())
        .map(|author| view! { <AuthorCard author=author.clone() context=context.clone()/> })
        .collect_view();
    view! {
        // The tabindex lets it take the focus after the reader has pressed *Try again*.
        <article class="article" part="article" tabindex="-1" lang=lang dir=direction.map(Direction::as_str)>
            <slot name={"header"}></slot>
            <Head article words interface_lang=interface_lang.clone() context=context.clone()/>
            {lead_figure.map(|figure| view! { <Lead figure/> })}
            <RichTextBox class="body" part="body" content=body/>
            <slot name={"after-body"}></slot>
            {(!tags.is_empty()).then(|| view! { <Tags tags context=context.clone()/> })}
            {source.map(|source| view! { <OriginalSource source interface_lang context/> })}
            {cards}
        </article>
    }
}

/// Returns the `lang` of the interface's texts within an article, or `None` if it is the same as the article's or the article has none.
pub fn interface_lang(article: &Article, context: &UiContext) -> Option<String> {
    let is_same = article.language.as_ref().is_none_or(|language| language.eq_ignore_ascii_case(&context.lang));
    (!is_same).then(|| context.lang.clone())
}

#[component]
fn Head(article: Article, words: u32, interface_lang: Option<String>, context: UiContext) -> impl IntoView {
    let Article { kicker, headline, standfirst, authors, dateline, published, updated, .. } = article;
    let title = custom(context.heading(0)).class("headline").attr("part", "headline").child(headline);
    view! {
        <header class="head">
            {kicker.map(|text| view! { <Line class="kicker" part="kicker" text/> })}
            {title}
            {standfirst.map(|text| view! { <Line class="standfirst" part="standfirst" text/> })}
            <div class="meta" lang=interface_lang>
                {(!authors.is_empty()).then(|| view! { <Byline authors context=context.clone()/> })}
                <Dateline place=dateline published updated words context/>
            </div>
        </header>
    }
}

/// The byline: "By Ann Example, Bo Example and Cy Example".
#[component]
fn Byline(authors: Vec<Contributor>, context: UiContext) -> impl IntoView {
    let names: Vec<&str> = authors.iter().map(|author| &*author.name).collect();
    let mut between = (context.rules.list)(&names, &context.lang).into_iter().map(literal);
    let first = between.next().flatten();
    let names = authors
        .into_iter()
        .map(|author| {
            view! {
                <NameLink name=author.name url=author.url rel="author"/>
                {between.next().flatten()}
            }
        })
        .collect_view();
    let names = view! { {first} {names} }.into_any();
    view! {
        <address class="byline" part="byline">
            {sentence_around(context.messages.get(MessageKey::By), names)}
        </address>
    }
}

/// The place, the times of publication and of the last update, and the reading time.
#[component]
fn Dateline(
    place: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    words: u32,
    context: UiContext,
) -> impl IntoView {
    let updated = updated.filter(|iso| context.time(iso).is_some()).map(|iso| {
        let time = view! { <Time iso context=context.clone()/> }.into_any();
        let sentence = sentence_around(context.messages.get(MessageKey::Updated), time);
        view! { <span class="updated">{sentence}</span> }
    });
    let reading_time = context.count(MessageKey::ReadingTime, article::reading_minutes(words));
    view! {
        <p class="dateline">
            {place.map(|text| view! { <Line tag="span" class="place" dir="auto" text/> })}
            {published.map(|iso| view! { <Time iso class="published" context=context.clone()/> })}
            {updated}
            <Line tag="span" class="reading-time" text=reading_time/>
        </p>
    }
}

/// The main image with its caption and credit.
#[component]
fn Lead(figure: LeadFigure) -> impl IntoView {
    let LeadFigure { src, srcset, sizes, size, alt, caption, credit } = figure;
    let (width, height) = size.map(|(width, height)| (width.to_string(), height.to_string())).unzip();
    let has_caption = caption.is_some() || credit.is_some();
    let space = (caption.is_some() && credit.is_some()).then_some(" ");
    view! {
        <figure class="lead">
            // `src` comes last, so that nothing is fetched before the browser knows `srcset` and `sizes`. This is the largest image in
            // view, so it is fetched first.
            <img alt=alt width=width height=height sizes=sizes srcset=srcset fetchpriority="high" src=src/>
            {has_caption
                .then(|| {
                    view! {
                        <figcaption>
                            {caption.map(|text| view! { <Line tag="span" class="caption" text/> })}
                            {space}
                            {credit.map(|text| view! { <Line tag="span" class="credit" text/> })}
                        </figcaption>
                    }
                })}
        </figure>
    }
}

/// The article's tags, as links if they have an address.
#[component]
fn Tags(tags: Vec<Tag>, context: UiContext) -> impl IntoView {
    let tags =
        tags.into_iter().map(|Tag { name, url }| view! { <li><NameLink name url rel="tag"/></li> }).collect_view();
    // Without markers, some screen readers announce a list only if its role is explicit.
    view! {
        <ul class="tags" role={"list"} aria-label=context.t(MessageKey::Tags)>
            {tags}
        </ul>
    }
}

#[component]
fn OriginalSource(source: Source, interface_lang: Option<String>, context: UiContext) -> impl IntoView {
    let Source { name, url } = source;
    let link = view! { <NameLink name url rel="noopener"/> }.into_any();
    view! {
        <p class="source" lang=interface_lang>
            {sentence_around(context.messages.get(MessageKey::OriginalSource), link)}
        </p>
    }
}
