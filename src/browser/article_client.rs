//! Fetches or reads the document of an element's article.

use offprint_core::config::Config;
use offprint_core::formats::detect::DocumentContext;
use offprint_core::formats::load_error::{self, LoadError};
use offprint_core::formats::wordpress;
use serde_json::Value;
use web_sys::HtmlElement;

use super::fetch::{self, RequestGuard};
use super::{dom_sanitizer, urls};

/// The origin of an element's article.
pub enum Origin {
    /// The JSON between the element's tags.
    Embedded(String),
    /// An address.
    Address(String),
}

impl Origin {
    /// Returns the origin that an element names. Embedded JSON is preferred, because it needs no request.
    pub fn of(host: &HtmlElement, src: Option<&str>) -> Option<Self> {
        let embedded = host.query_selector(":scope > script[type='application/json']").ok().flatten();
        match embedded {
            Some(script) => Some(Self::Embedded(script.text_content().unwrap_or_default())),
            None => src.map(|src| Self::Address(src.to_owned())),
        }
    }
}

/// A JSON document.
pub struct Document {
    /// Its content.
    pub json: Value,
    /// The base of its relative addresses.
    at: String,
}

impl Document {
    /// Parses a document that is embedded in the page or was given by a script.
    ///
    /// # Errors
    /// If it is not JSON.
    pub fn in_page(text: &str) -> Result<Self, LoadError> {
        Ok(Self { json: load_error::parse(text, false)?, at: urls::page() })
    }

    /// Returns the same document with another base, given relative to the page's.
    #[cfg(debug_assertions)]
    pub fn moved_to(self, address: &str) -> Self {
        Self { at: urls::absolute(address, &self.at).unwrap_or(self.at), ..self }
    }

    /// Returns the context for the decoder.
    pub fn context<'a>(&'a self, config: &'a Config) -> DocumentContext<'a> {
        DocumentContext {
            format: config.format,
            item: config.item.as_deref(),
            at: &self.at,
            absolute: &urls::absolute,
            plain_text: dom_sanitizer::plain_text,
        }
    }
}

/// Fetches the document at an address.
///
/// # Errors
/// If the document could not be fetched, or is not JSON.
pub async fn fetch(address: &str, config: &Config, guard: &RequestGuard) -> Result<Document, LoadError> {
    let address = urls::absolute(address, &urls::page()).unwrap_or_else(|| address.to_owned());
    match &config.post {
        None => get(&wordpress::with_embed_params(&address), guard).await,
        Some(post) => post_of_site(&address, post, guard).await,
    }
}

async fn get(address: &str, guard: &RequestGuard) -> Result<Document, LoadError> {
    let fetched = fetch::get(address, guard).await?;
    Ok(Document { json: load_error::parse(&fetched.text, fetched.redirected)?, at: fetched.address })
}

/// Fetches a post of a WordPress site, with pretty or plain permalinks.
async fn post_of_site(site: &str, post: &str, guard: &RequestGuard) -> Result<Document, LoadError> {
    let [readable, plain] = wordpress::post_addresses(site, post);
    match get(&readable, guard).await {
        // These are the responses of a site with plain permalinks to an unknown address. From another origin they are not readable, because
        // the web server's own error pages have no CORS headers.
        Err(
            LoadError::NotFound
            | LoadError::WebPage
            | LoadError::Redirected
            | LoadError::WrongMediaType
            | LoadError::Unreachable,
        ) => get(&plain, &RequestGuard::start()).await,
        answer => answer,
    }
}
