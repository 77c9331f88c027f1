//! What a page says about itself.

use super::dates::datetime;
use super::feeds::FEEDS;
use super::links::Links;
use super::markup_tree::{Node, el};
use super::site::Site;
use super::story::Story;
use offprint_core::sanitizer::html5ever;

/// About as much as search engines show.
const DESCRIPTION: usize = 160;

/// Title, description, address, cards and feeds. `text` is the article's markup.
pub fn head(story: &Story, site: &Site, links: &Links<'_>, text: &str) -> Vec<Node> {
    let article = &story.article;
    let title = [&article.headline, " – ", &site.name].concat();
    let description = article.standfirst.clone().unwrap_or_else(|| beginning(&html5ever::text(text)));
    let mut head = vec![
        el("meta").with("charset", "utf-8"),
        named("viewport", "width=device-width, initial-scale=1"),
        el("title").text(&title),
        named("description", &description),
        named("color-scheme", "light dark"),
    ];
    head.extend(links.canonical().map(|address| link("canonical").with("href", &address)));
    head.extend(cards(story, site, links, &description));
    // Addresses in feeds are absolute, so a site that has none has no feeds. The third says what these two say, and each byte here
    // is one before the text.
    for feed in FEEDS.iter().take(2).filter(|_| site.address.is_some()) {
        let alternate = link("alternate").with("type", feed.media_type).with("title", &site.name);
        head.push(alternate.with("href", &links.at_root(feed.file)));
    }
    head
}

/// Open Graph, which the cards of others read too where they have no word of their own.
fn cards(story: &Story, site: &Site, links: &Links<'_>, description: &str) -> Vec<Node> {
    let article = &story.article;
    let (url, figure) = (links.canonical().or_else(|| article.url.clone()), article.lead_figure.as_ref());
    let size = figure.and_then(|figure| figure.size);
    let mut cards = vec![
        property("og:type", "article"),
        property("og:site_name", &site.name),
        property("og:title", &article.headline),
        property("og:description", description),
        named("twitter:card", if figure.is_some() { "summary_large_image" } else { "summary" }),
    ];
    cards.extend(url.map(|url| property("og:url", &url)));
    cards.extend(figure.map(|figure| property("og:image", &figure.src)));
    cards.extend(size.map(|(width, _)| property("og:image:width", &width.to_string())));
    cards.extend(size.map(|(_, height)| property("og:image:height", &height.to_string())));
    cards.extend(figure.filter(|figure| !figure.alt.is_empty()).map(|figure| property("og:image:alt", &figure.alt)));
    cards.extend(article.published.as_deref().and_then(datetime).map(|time| property("article:published_time", &time)));
    cards.extend(article.updated.as_deref().and_then(datetime).map(|time| property("article:modified_time", &time)));
    cards.extend(
        article.authors.iter().map(|author| property("article:author", author.url.as_deref().unwrap_or(&author.name))),
    );
    cards.extend(article.kicker.as_deref().map(|kicker| property("article:section", kicker)));
    cards
}

fn named(name: &str, content: &str) -> Node {
    el("meta").with("name", name).with("content", content)
}

fn property(name: &str, content: &str) -> Node {
    el("meta").with("property", name).with("content", content)
}

/// A link of the head.
pub fn link(rel: &str) -> Node {
    el("link").with("rel", rel)
}

/// The first words of a text.
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
