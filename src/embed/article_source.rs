//! From an element's configuration to an article.

use web_sys::HtmlElement;

use super::http::{Patience, get_json};
use super::json::Value;
use super::later::{self, Part};
use super::{article, urls};
use crate::formats::load_error::{LoadError, diagnose, json_part};
use crate::formats::detect::{self, Found};
use crate::formats::wordpress;
use crate::config::Config;
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

/// A document that is here, and where it was found: its relative addresses refer to that.
pub struct ArticleSource {
    value: Value,
    at: String,
}

impl ArticleSource {
    /// A text that stands in the page.
    ///
    /// # Errors
    /// When it is no JSON.
    pub fn in_page(text: &str) -> Result<Self, LoadError> {
        let value = Value::parse(json_part(text)).ok_or_else(|| diagnose(text, false))?;
        Ok(Self { value, at: urls::page() })
    }

    /// A document that a script has given.
    pub fn given(value: Value) -> Self {
        Self { value, at: urls::page() }
    }

    /// The same, as if it had been found at an address relative to the page's.
    #[cfg(debug_assertions)]
    pub fn moved_to(mut self, address: &str) -> Self {
        self.at = urls::absolute(address, &self.at).unwrap_or(self.at);
        self
    }

    /// Whether reading it takes the part of the module for other formats than our own.
    pub fn is_foreign(&self, config: &Config) -> bool {
        recognise::is_foreign(&self.value, &self.found(config))
    }

    /// The article in it. Called by [`article::read`].
    ///
    /// # Errors
    /// When there is none.
    pub fn article(&self, config: &Config) -> Result<Article, LoadError> {
        recognise::article(&self.value, &self.found(config))
    }

    fn found<'a>(&'a self, config: &'a Config) -> Found<'a> {
        Found { format: config.format, item: config.item.as_deref(), at: &self.at, absolute: &urls::absolute }
    }
}

/// The article at an address.
///
/// # Errors
/// Every way in which there is none.
pub async fn fetched(address: &str, config: &Config, patience: &Patience) -> Result<Article, LoadError> {
    let address = urls::absolute(address, &urls::page()).unwrap_or_else(|| address.to_owned());
    let (value, at) = match &config.post {
        None => get_json(&wordpress::with_wishes(&address), patience).await?,
        Some(post) => post_of_site(&address, post, patience).await?,
    };
    let source = ArticleSource { value, at };
    later::here(Part::Article).await;
    if source.is_foreign(config) {
        later::here(Part::Formats).await;
    }
    article::read(&source, config)
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
