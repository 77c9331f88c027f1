//! The head of an article's page: title, description, canonical address, cards and feeds.

use leptos::html::{link, meta};
use leptos::prelude::*;

use super::page_data::PageData;
use super::page_urls::PageUrls;
use crate::dates::datetime;
use crate::feeds::FEEDS;
use crate::site::Site;
use offprint_core::sanitizer::html5ever;

/// The maximum length of a description in characters, about what search engines show.
const DESCRIPTION: usize = 160;

/// The data of the head.
pub struct Head<'a> {
    /// The article.
    pub data: &'a PageData,
    /// The settings of the site.
    pub site: &'a Site,
    /// The addresses of the page.
    pub urls: &'a PageUrls<'a>,
}

impl Head<'_> {
    /// Returns the content of `<head>`. `text` is the article's sanitized markup.
    pub fn view(&self, text: &str) -> AnyView {
        let Self { data, site, urls } = self;
        let article = &data.article;
        let description = article.standfirst.clone().unwrap_or_else(|| beginning(&html5ever::text(text)));
        // Addresses in feeds are absolute, so a site without an address has no feeds. Atom is left out, because it repeats the other two
        // and each byte here delays the text.
        let feeds = FEEDS.iter().take(2).filter(|_| site.address.is_some());
        let feeds = feeds.map(|feed| feed_link(feed.media_type, &site.name, urls.at_root(feed.file))).collect_view();
        let title = [&article.headline, " – ", &site.name].concat();
        view! {
            {page_meta()}
            <title>{title}</title>
            {named("description", description.clone())}
            {named("color-scheme", "light dark".to_owned())}
            {urls.canonical().map(canonical)}
            {self.cards(description)}
            {feeds}
        }
        .into_any()
    }

    /// Returns the Open Graph properties (<https://ogp.me>), which the cards of other services fall back to.
    fn cards(&self, description: String) -> Vec<AnyView> {
        let article = &self.data.article;
        let (url, figure) = (self.urls.canonical().or_else(|| article.url.clone()), article.lead_figure.as_ref());
        let size = figure.and_then(|figure| figure.size);
        let alt = figure.map(|figure| figure.alt.clone()).filter(|alt| !alt.is_empty());
        let card = if figure.is_some() { "summary_large_image" } else { "summary" };
        let mut cards = vec![
            property("og:type", "article".to_owned()),
            property("og:site_name", self.site.name.clone()),
            property("og:title", article.headline.clone()),
            property("og:description", description),
            named("twitter:card", card.to_owned()),
        ];
        let optional = [
            ("og:url", url),
            ("og:image", figure.map(|figure| figure.src.clone())),
            ("og:image:width", size.map(|(width, _)| width.to_string())),
            ("og:image:height", size.map(|(_, height)| height.to_string())),
            ("og:image:alt", alt),
            ("article:published_time", article.published.as_deref().and_then(datetime)),
            ("article:modified_time", article.updated.as_deref().and_then(datetime)),
        ];
        cards.extend(optional.into_iter().filter_map(|(name, value)| Some(property(name, value?))));
        cards.extend(
            article
                .authors
                .iter()
                .map(|author| property("article:author", author.url.as_ref().unwrap_or(&author.name).clone())),
        );
        cards.extend(article.kicker.clone().map(|kicker| property("article:section", kicker)));
        cards.extend(article.tags.iter().map(|tag| property("article:tag", tag.name.clone())));
        cards
    }
}

/// Returns the elements at the start of every page's head.
pub fn page_meta() -> AnyView {
    view! {
        <meta charset="utf-8"/>
        {named("viewport", "width=device-width, initial-scale=1".to_owned())}
    }
    .into_any()
}

/// Returns a `<meta>` with a name.
pub fn named(name: &'static str, content: String) -> AnyView {
    view! { <meta name=name content=content/> }.into_any()
}

/// Returns a `<meta>` with a property, as in RDFa.
fn property(name: &'static str, content: String) -> AnyView {
    meta().attr("property", name).content(content).into_any()
}

/// Returns the link to the page's canonical address.
pub fn canonical(address: String) -> AnyView {
    view! { <link rel="canonical" href=address/> }.into_any()
}

/// Returns the link to a feed.
pub fn feed_link(media_type: &'static str, title: &str, address: String) -> AnyView {
    link().rel("alternate").r#type(media_type).title(title.to_owned()).href(address).into_any()
}

/// Returns the first words of a text.
fn beginning(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        if out.chars().count() + word.chars().count() >= DESCRIPTION {
            return out + "…";
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
