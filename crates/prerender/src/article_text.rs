//! The text of an article, sanitized with html5ever.

use offprint_core::messages::Messages;
use offprint_core::model::{Article, Body};
use offprint_core::sanitizer::html5ever::{resolver, sanitize_markup};
use offprint_core::sanitizer::sink::Markup;
use offprint_core::sanitizer::{SanitizeOptions, paragraphs};

/// The sanitized text of an article.
pub struct ArticleText {
    /// The sanitized markup.
    pub markup: String,
    /// The number of words, for the reading time.
    pub words: u32,
}

impl ArticleText {
    /// Sanitizes the text of an article. `heading_level` is the level of its headline, 1 to 6.
    pub fn of(article: &Article, heading_level: u8, messages: &Messages) -> Self {
        let resolve = resolver(&article.base);
        let (markup, summary) = match &article.body {
            Body::Html(html) => {
                sanitize_markup(html, &SanitizeOptions::article(&resolve, heading_level, messages.in_body()))
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
