//! The article, its text rebuilt natively.

use super::links::Links;
use super::markup_tree::{Node, rendered};
use leptos::prelude::*;
use offprint::components::RichText;
use offprint::components::UiContext;
use offprint::components::article::ArticleView;
use offprint_core::messages::MessageKey;
use offprint_core::model::{Article, Body};
use offprint_core::sanitizer::html5ever::{resolver, sanitize_markup};
use offprint_core::sanitizer::sink::Markup;
use offprint_core::sanitizer::{EmbedMessages, SanitizeOptions, paragraphs};

/// An article's text as markup that may stand in a page, and how many words it has.
pub fn text(article: &Article, context: &UiContext) -> (String, u32) {
    let texts = EmbedMessages {
        table: context.messages.get(MessageKey::Table),
        embed_note: context.messages.get(MessageKey::FrameNote),
        embed_load: context.messages.get(MessageKey::FrameLoad),
        embed_link: context.messages.get(MessageKey::FrameLink),
    };
    let resolve = resolver(&article.base);
    let (markup, summary) = match &article.body {
        Body::Html(html) => sanitize_markup(html, &SanitizeOptions::article(&resolve, context.heading_level, texts)),
        Body::Paragraphs(texts) => {
            let mut target = Markup::default();
            let summary = paragraphs(texts.iter().map(String::as_str), &mut target);
            (target.finish(), summary)
        }
    };
    (markup, summary.words)
}

/// The article from its kicker to its author cards.
pub fn article(article: &Article, text: &str, words: u32, context: &UiContext, links: &Links<'_>) -> Node {
    let mut article = article.clone();
    if let Some(figure) = &mut article.lead_figure {
        figure.src = links.near(&figure.src);
    }
    for author in &mut article.authors {
        author.avatar = author.avatar.as_deref().map(|avatar| links.near(avatar));
    }
    let (body, context) = (RichText::sanitized(text.to_owned()), context.clone());
    let view = move || view! { <ArticleView article body words context/> }.into_any();
    rendered(view).into_iter().next().unwrap_or_default()
}
