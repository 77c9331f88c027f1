//! The article, its text sanitized natively.

use super::page_urls::PageUrls;
use leptos::prelude::*;
use offprint::components::RichText;
use offprint::components::UiContext;
use offprint::components::article::ArticleView;
use offprint_core::messages::MessageKey;
use offprint_core::model::{Article, Body};
use offprint_core::sanitizer::html5ever::{resolver, sanitize_markup};
use offprint_core::sanitizer::sink::Markup;
use offprint_core::sanitizer::{EmbedMessages, SanitizeOptions, paragraphs};

/// An article's text.
pub struct ArticleText {
    /// Sanitized markup.
    pub markup: String,
    /// The number of words, for the reading time.
    pub words: u32,
}

impl ArticleText {
    /// Sanitizes the text of an article.
    pub fn of(article: &Article, context: &UiContext) -> Self {
        let messages = EmbedMessages {
            table: context.messages.get(MessageKey::Table),
            embed_note: context.messages.get(MessageKey::FrameNote),
            embed_load: context.messages.get(MessageKey::FrameLoad),
            embed_link: context.messages.get(MessageKey::FrameLink),
        };
        let resolve = resolver(&article.base);
        let (markup, summary) = match &article.body {
            Body::Html(html) => {
                sanitize_markup(html, &SanitizeOptions::article(&resolve, context.heading_level, messages))
            }
            Body::Paragraphs(texts) => {
                let mut sink = Markup::default();
                let summary = paragraphs(texts.iter().map(String::as_str), &mut sink);
                (sink.finish(), summary)
            }
        };
        Self { markup, words: summary.words }
    }
}

/// The article from its kicker to its author cards.
pub fn article_view(article: &Article, text: ArticleText, context: &UiContext, urls: &PageUrls<'_>) -> AnyView {
    let mut article = article.clone();
    if let Some(figure) = &mut article.lead_figure {
        figure.src = urls.near(&figure.src);
    }
    for author in &mut article.authors {
        author.avatar = author.avatar.as_deref().map(|avatar| urls.near(avatar));
    }
    let ArticleText { markup, words } = text;
    view! { <ArticleView article body=RichText::sanitized(markup) words context=context.clone()/> }.into_any()
}
