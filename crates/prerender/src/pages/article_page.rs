//! The page of an article, and the copy for `<offprint-article>` in an existing page.

use leptos::prelude::*;

use super::article::article_view;
use super::discussion::{Discussion, make_static};
use super::extras;
use super::head::Head;
use super::page_data::PageData;
use super::page_urls::PageUrls;
use super::static_markup::StaticMarkup;
use super::structured_data::news_article;
use super::styles;
use crate::article_text::ArticleText;
use crate::languages::{canonical, interface};
use crate::site::Site;
use offprint::components::UiContext;
use offprint_core::messages::{MessageKey, SOURCE_LANGUAGE};
use offprint_core::model::{Article, Direction};

/// A finished page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The whole document.
    pub html: String,
    /// The sources of its styles for a Content Security Policy: `'sha256-…'`.
    pub style_sources: Vec<String>,
}

/// Renders the page of an article.
pub fn page(data: &PageData, site: &Site) -> Page {
    let (urls, context) = (PageUrls::new(data, site), context(&data.article, site));
    let text = ArticleText::of(&data.article, context.heading_level, &context.messages);
    let view = StaticMarkup::document(|| document(data, site, &urls, &context, text));
    make_static(&view, data, &urls, &context);
    extras::add(&view, data, site, &context);
    let mut html = view.finish();
    let sheets = styles::critical(&html);
    if let Some(end) = html.find("</head>") {
        let elements: String = sheets.iter().map(|sheet| ["<style>", sheet, "</style>"].concat()).collect();
        html.insert_str(end, &elements);
    }
    Page { html: html + "\n", style_sources: sheets.into_iter().map(styles::source).collect() }
}

/// Renders the copy that is between the tags of `<offprint-article>` until the element takes over: article, thread and form.
///
/// `own` is the language that the element states for its interface; without it, the interface is in the article's.
pub fn fallback(data: &PageData, site: &Site, own: Option<&str>) -> String {
    let urls = PageUrls::new(data, site);
    let context = own.map_or_else(|| context(&data.article, site), |own| interface(Some(own), 1));
    let text = ArticleText::of(&data.article, context.heading_level, &context.messages);
    // Without a language, the direction is that of the page.
    let is_stated = own.is_some() || stated_language(&data.article, site).is_some();
    let dir = is_stated.then(|| context.direction().as_str());
    let view = StaticMarkup::fragment(|| {
        let article = article_view(&data.article, text, &context, &urls);
        let discussion = Discussion { data, urls: &urls, context: &context }.for_article();
        view! {
            <div
                class="offprint"
                data-theme="auto"
                data-offprint-static=""
                lang=context.lang.clone()
                dir=dir
            >
                {article}
                {discussion}
            </div>
        }
        .into_any()
    });
    make_static(&view, data, &urls, &context);
    extras::add(&view, data, site, &context);
    view.finish()
}

fn document(data: &PageData, site: &Site, urls: &PageUrls<'_>, context: &UiContext, text: ArticleText) -> AnyView {
    let article = &data.article;
    let lang = language(article, site);
    // Where there is no file for the language, the interface is in another one.
    let interface_lang = (lang != context.lang).then(|| context.lang.clone());
    let head = Head { data, site, urls }.view(&text.markup);
    let article_view = article_view(article, text, context, urls);
    let discussion = Discussion { data, urls, context }.for_page();
    let script = urls.script().map(|src| view! { <script type="module" src=src></script> });
    view! {
        <html lang=lang dir=direction(article, site)>
            <head>{head}</head>
            <body>
                <a class="skip" href="#article" lang=interface_lang>{context.t(MessageKey::SkipToArticle)}</a>
                {masthead(site, &urls.at_root(""))}
                <main id="article" tabindex="-1">
                    <div class="offprint" data-theme="auto">{article_view}</div>
                    // The link comes after the article, so that the browser paints it while it waits for these styles.
                    <link rel="stylesheet" href=urls.at_root(styles::REST_FILE)/>
                    {discussion}
                </main>
                {colophon(site)}
                // The data is for search engines, so it comes last.
                <script type="application/ld+json" inner_html=news_article(data, site, urls)></script>
                {script}
            </body>
        </html>
    }
    .into_any()
}

fn context(article: &Article, site: &Site) -> UiContext {
    interface(Some(&language(article, site)), 1)
}

fn language(article: &Article, site: &Site) -> String {
    stated_language(article, site).unwrap_or_else(|| SOURCE_LANGUAGE.to_owned())
}

/// Returns the language that the article names, or else the site.
fn stated_language(article: &Article, site: &Site) -> Option<String> {
    [&article.language, &site.language].into_iter().flatten().find_map(|tag| canonical(tag))
}

fn direction(article: &Article, site: &Site) -> Option<&'static str> {
    let of_site = || site.language.as_deref().map(Direction::of_language);
    article.writing_direction().or_else(of_site).map(Direction::as_str)
}

/// Returns the view of the site's name at the top of every page.
pub fn masthead(site: &Site, home: &str) -> AnyView {
    let tagline = site.tagline.clone().map(|tagline| view! { <p class="tagline" dir="auto">{tagline}</p> });
    view! {
        <header class="masthead">
            <p class="wordmark"><a href=home.to_owned()>{site.name.clone()}</a></p>
            {tagline}
        </header>
    }
    .into_any()
}

/// Returns the view of the footer of every page.
pub fn colophon(site: &Site) -> AnyView {
    let tagline = site.tagline.clone().map(|tagline| view! { <p dir="auto">{tagline}</p> });
    view! {
        <footer class="colophon">
            <p><strong>{site.name.clone()}</strong></p>
            {tagline}
        </footer>
    }
    .into_any()
}
