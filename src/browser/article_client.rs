//! From an element's configuration to the text of an article's document.

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
    /// The JSON between its tags.
    Embedded(String),
    /// An address.
    Address(String),
}

impl Origin {
    /// The origin that an element names. Embedded content needs no request, so it is preferred.
    pub fn of(host: &HtmlElement, src: Option<&str>) -> Option<Self> {
        let embedded = host.query_selector(":scope > script[type='application/json']").ok().flatten();
        match embedded {
            Some(script) => Some(Self::Embedded(script.text_content().unwrap_or_default())),
            None => src.map(|src| Self::Address(src.to_owned())),
        }
    }
}

/// A document that is here.
pub struct Document {
    /// Its content.
    pub json: Value,
    /// The address that its relative addresses refer to.
    at: String,
}

impl Document {
    /// Parses a document that stands in the page, or that a script has given.
    ///
    /// # Errors
    /// When it is no JSON.
    pub fn in_page(text: &str) -> Result<Self, LoadError> {
        Ok(Self { json: load_error::parse(text, false)?, at: urls::page() })
    }

    /// The same document, as if it had been found at an address relative to the page's.
    #[cfg(debug_assertions)]
    pub fn moved_to(self, address: &str) -> Self {
        Self { at: urls::absolute(address, &self.at).unwrap_or(self.at), ..self }
    }

    /// The decoder's context.
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
/// Every way in which there is none.
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

/// Fetches a post of a WordPress site, whichever way the site spells its addresses.
async fn post_of_site(site: &str, post: &str, guard: &RequestGuard) -> Result<Document, LoadError> {
    let [readable, plain] = wordpress::post_addresses(site, post);
    match get(&readable, guard).await {
        // The answers of a site with plain permalinks to an address it does not know. From another origin even that is not seen: its web
        // server's own pages carry no CORS headers.
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
