//! The article, from its kicker to its author cards.

use leptos::html::custom;
use leptos::prelude::*;
use offprint_core::messages::MessageKey;
use offprint_core::model::article::{self, Article, Contributor, LeadFigure, Source};

use super::author_card::AuthorCard;
use super::basics::{Line, NameLink, Time};
use super::rich_text::RichTextBox;
use super::{RichText, UiContext};

/// An article whose text has been sanitized already.
#[component]
pub fn ArticleView(
    /// The article.
    article: Article,
    /// Its text.
    body: RichText,
    /// The number of words in its text, for the reading time.
    words: u32,
    /// The interface's settings.
    context: UiContext,
) -> impl IntoView {
    let lang = article.language.clone();
    let lead_figure = article.lead_figure.clone();
    let source = article.source.clone();
    let cards = article
        .authors
        .iter()
        .filter(|author| author.has_card())
        .map(|author| view! { <AuthorCard author=author.clone() context=context.clone()/> })
        .collect_view();
    view! {
        // The tabindex lets it take the focus after a reader has asked for the article again.
        <article class="article" part="article" tabindex="-1" lang=lang>
            <slot name={"header"}></slot>
            <Head article words context=context.clone()/>
            {lead_figure.map(|figure| view! { <Lead figure/> })}
            <RichTextBox class="body" part="body" content=body/>
            <slot name={"after-body"}></slot>
            {source.map(|source| view! { <OriginalSource source context/> })}
            {cards}
        </article>
    }
}

#[component]
fn Head(article: Article, words: u32, context: UiContext) -> impl IntoView {
    let Article { kicker, headline, standfirst, authors, dateline, published, updated, .. } = article;
    let title = custom(context.heading(0)).class("headline").attr("part", "headline").child(headline);
    view! {
        <header class="head">
            {kicker.map(|text| view! { <Line class="kicker" part="kicker" text/> })}
            {title}
            {standfirst.map(|text| view! { <Line class="standfirst" part="standfirst" text/> })}
            <div class="meta">
                {(!authors.is_empty()).then(|| view! { <Byline authors context=context.clone()/> })}
                <Dateline place=dateline published updated words context/>
            </div>
        </header>
    }
}

/// "By Ann Example, Bo Example and Cy Example".
#[component]
fn Byline(authors: Vec<Contributor>, context: UiContext) -> impl IntoView {
    let last = authors.len().saturating_sub(1);
    let names = authors
        .into_iter()
        .enumerate()
        .map(|(index, author)| {
            let before = match index {
                0 => [&context.t(MessageKey::By), " "].concat(),
                _ if index == last => [" ", &context.t(MessageKey::And), " "].concat(),
                _ => ", ".to_owned(),
            };
            view! {
                {before}
                <NameLink name=author.name url=author.url rel="author"/>
            }
        })
        .collect_view();
    view! {
        <address class="byline" part="byline">
            {names}
        </address>
    }
}

/// Place, times and how long the article takes to read.
#[component]
fn Dateline(
    place: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    words: u32,
    context: UiContext,
) -> impl IntoView {
    let updated = updated.filter(|iso| (context.format_time)(iso, context.lang.as_deref()).is_some());
    let minutes = article::reading_minutes(words).to_string();
    view! {
        <p class="dateline">
            {place.map(|text| view! { <Line tag="span" class="place" text/> })}
            {published.map(|iso| view! { <Time iso class="published" context=context.clone()/> })}
            {updated
                .map(|iso| {
                    view! {
                        <span class="updated">
                            {[&context.t(MessageKey::Updated), " "].concat()}
                            <Time iso context=context.clone()/>
                        </span>
                    }
                })}
            <Line tag="span" class="reading-time" text=context.fill(MessageKey::ReadingTime, &minutes)/>
        </p>
    }
}

/// The main picture with caption and credit.
#[component]
fn Lead(figure: LeadFigure) -> impl IntoView {
    let LeadFigure { src, srcset, sizes, size, alt, caption, credit } = figure;
    let (width, height) = size.map(|(width, height)| (width.to_string(), height.to_string())).unzip();
    let has_caption = caption.is_some() || credit.is_some();
    let space = (caption.is_some() && credit.is_some()).then_some(" ");
    view! {
        <figure class="lead">
            // `src` comes last: nothing is fetched before the browser knows the other sizes. It is the largest picture in view, so it
            // is fetched before the others.
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

#[component]
fn OriginalSource(source: Source, context: UiContext) -> impl IntoView {
    let Source { name, url } = source;
    view! {
        <p class="source">
            {[&context.t(MessageKey::OriginalSource), " "].concat()} <NameLink name url rel="noopener"/>
        </p>
    }
}
