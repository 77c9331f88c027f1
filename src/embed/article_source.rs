//! From an element's configuration to an article.

use web_sys::HtmlElement;

use super::http::{Patience, get_json};
use super::json::Value;
use super::later::{self, Part};
use super::urls;
use crate::backend::document::{LoadError, diagnose, json_part};
use crate::backend::recognise::{self, Found};
use crate::backend::wordpress;
use crate::config::{Config, Format};
use crate::model::Article;

/// Where an element's article comes from.
pub enum Origin {
    /// The JSON between its tags.
    Embedded(String),
    /// An address.
    Address(String),
}

impl Origin {
    /// What an element names as its origin. Embedded content needs no request, so it is preferred.
    pub fn of(host: &HtmlElement, src: Option<&str>) -> Option<Self> {
        let embedded = host.query_selector(":scope > script[type='application/json']").ok().flatten();
        match embedded {
            Some(script) => Some(Self::Embedded(script.text_content().unwrap_or_default())),
            None => src.map(|src| Self::Address(src.to_owned())),
        }
    }
}

/// Whether a text that stands in the page takes the part of the module for other formats than our own.
pub fn is_foreign(text: &str, config: &Config) -> bool {
    let page = urls::page();
    let found = Found { format: config.format, item: None, at: &page, absolute: &urls::absolute };
    Value::parse(json_part(text)).is_some_and(|value| recognise::is_foreign(&value, &found))
}

/// The article in a text that stands in the page.
///
/// # Errors
/// When it is no JSON or no article.
pub fn embedded(text: &str, config: &Config) -> Result<Article, LoadError> {
    embedded_at(text, "", config.format, config.item.as_deref())
}

/// The same, as if it had been found at an address relative to the page's.
///
/// # Errors
/// When it is no JSON or no article.
pub fn embedded_at(text: &str, address: &str, format: Format, item: Option<&str>) -> Result<Article, LoadError> {
    let value = Value::parse(json_part(text)).ok_or_else(|| diagnose(text, false))?;
    let page = urls::page();
    let at = urls::absolute(address, &page).unwrap_or(page);
    recognise::article(&value, &Found { format, item, at: &at, absolute: &urls::absolute })
}

/// The article at an address. Its relative addresses refer to where the document was found.
///
/// # Errors
/// Every way in which there is none.
pub async fn fetched(address: &str, config: &Config, patience: &Patience) -> Result<Article, LoadError> {
    let address = urls::absolute(address, &urls::page()).unwrap_or_else(|| address.to_owned());
    let (value, at) = match &config.post {
        None => get_json(&wordpress::with_wishes(&address), patience).await?,
        Some(post) => post_of_site(&address, post, patience).await?,
    };
    let item = config.item.as_deref();
    let found = Found { format: config.format, item, at: &at, absolute: &urls::absolute };
    if recognise::is_foreign(&value, &found) {
        later::here(Part::Formats).await;
    }
    recognise::article(&value, &found)
}

/// A post of a WordPress site, whichever way the site spells its addresses.
async fn post_of_site(site: &str, post: &str, patience: &Patience) -> Result<(Value, String), LoadError> {
    let [readable, plain] = wordpress::post_addresses(site, post);
    match get_json(&readable, patience).await {
        // What a site with plain permalinks says to an address it does not know. From another origin even that is not seen:
        // its web server's own pages carry no CORS headers.
        Err(
            LoadError::NotFound
            | LoadError::WebPage
            | LoadError::Redirected
            | LoadError::WrongMediaType
            | LoadError::Unreachable,
        ) => get_json(&plain, &Patience::new()).await,
        answer => answer,
    }
}
