//! Structured data for search engines: a schema.org `NewsArticle` with the properties in Google's documentation of article data.

use serde::Serialize;

use super::page_data::PageData;
use super::page_urls::PageUrls;
use crate::dates::datetime;
use crate::site::Site;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewsArticle<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    headline: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<[&'a str; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Entity<'a>>,
    publisher: Entity<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity_of_page: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article_section: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment_count: Option<u32>,
}

/// A person or an organization.
#[derive(Serialize)]
struct Entity<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// Returns the article as JSON-LD, escaped for a `<script>`.
pub fn news_article(data: &PageData, site: &Site, urls: &PageUrls<'_>) -> String {
    let article = &data.article;
    let address = urls.canonical().or_else(|| article.url.clone());
    let published = article.published.as_deref().and_then(datetime);
    let authors = article.authors.iter();
    let document = NewsArticle {
        context: "https://schema.org",
        kind: "NewsArticle",
        headline: &article.headline,
        description: article.standfirst.as_deref(),
        image: article.lead_figure.as_ref().map(|figure| [figure.src.as_str()]),
        date_modified: article.updated.as_deref().and_then(datetime).or_else(|| published.clone()),
        date_published: published,
        author: authors
            .map(|author| Entity { kind: "Person", name: &author.name, url: author.url.as_deref() })
            .collect(),
        publisher: Entity { kind: "Organization", name: &site.name, url: site.address.as_deref() },
        main_entity_of_page: address.clone(),
        url: address,
        in_language: article.language.as_deref().or(site.language.as_deref()),
        article_section: article.kicker.as_deref(),
        keywords: article.tags.iter().map(|tag| tag.name.as_str()).collect(),
        comment_count: Some(data.total).filter(|total| *total > 0),
    };
    // Serializing texts and numbers can't fail. `<` is escaped, because a text may contain the end tag of the script or start a comment.
    serde_json::to_string(&document).unwrap_or_default().replace('<', "\\u003c")
}
