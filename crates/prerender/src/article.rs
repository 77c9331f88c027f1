//! The article, its text rebuilt natively.

use super::links::Links;
use super::render::Node;
use crate::components::Context;
use crate::components::article::article as view;
use crate::components::element::el;
use crate::sanitizer::html5ever::{resolver, sanitise};
use crate::sanitizer::target::Markup;
use crate::sanitizer::{self, Texts, paragraphs};
use crate::model::{Article, Body};
use crate::messages::MessageKey;

/// An article's text as markup that may stand in a page, and how many words it has.
pub fn text(article: &Article, context: &Context) -> (String, u32) {
    let texts = Texts {
        table: context.say(Text::Table),
        embed_note: context.say(Text::FrameNote),
        embed_load: context.say(Text::FrameLoad),
        embed_link: context.say(Text::FrameLink),
    };
    let resolve = resolver(&article.base);
    let (markup, summary) = match &article.body {
        Body::Html(html) => sanitise(html, &html::Context::article(&resolve, context.heading_level, texts)),
        Body::Paragraphs(texts) => {
            let mut target = Markup::default();
            let summary = paragraphs(texts.iter().map(String::as_str), &mut target);
            (target.finish(), summary)
        }
    };
    (markup, summary.words)
}

/// The article from its kicker to its author cards.
pub fn article(article: &Article, text: &str, words: u32, context: &Context, links: &Links<'_>) -> Node {
    let mut article = article.clone();
    if let Some(figure) = &mut article.lead_figure {
        figure.src = links.near(&figure.src);
    }
    for author in &mut article.authors {
        author.avatar = author.avatar.as_deref().map(|avatar| links.near(avatar));
    }
    let body = el("div").class("body").part("body").markup(text.to_owned());
    view(&article, body, words, context).into()
}
