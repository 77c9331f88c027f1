//! The view of the article.

use leptos::prelude::*;

use super::page_urls::PageUrls;
use crate::article_text::ArticleText;
use offprint::components::article::ArticleView;
use offprint::components::{RichText, UiContext};
use offprint_core::model::Article;

/// Returns the view of the article, from its kicker to its author cards.
pub fn article_view(article: &Article, text: ArticleText, context: &UiContext, urls: &PageUrls<'_>) -> AnyView {
    let mut article = article.clone();
    if let Some(figure) = &mut article.lead_figure {
        figure.src = urls.near(&figure.src);
    }
    for author in &mut article.authors {
        author.avatar = author.avatar.as_deref().map(|avatar| urls.near(avatar));
    }
    let ArticleText { markup, words } = text;
    let (body, direction) = (RichText::sanitized(markup), article.writing_direction());
    view! { <ArticleView article body words direction context=context.clone()/> }.into_any()
}
