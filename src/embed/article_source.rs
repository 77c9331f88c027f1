//! From an element's configuration to an article.

use web_sys::HtmlElement;

use super::http::{Patience, get_json};
use super::json::Value;
use super::urls;
use crate::backend::document::{LoadError, diagnose};
use crate::backend::offprint;
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

/// The article in a text that stands in the page.
///
/// # Errors
/// When it is no JSON or no article.
pub fn embedded(text: &str) -> Result<Article, LoadError> {
    embedded_at(text, "")
}

/// The same, as if it had been found at an address relative to the page's.
///
/// # Errors
/// When it is no JSON or no article.
pub fn embedded_at(text: &str, address: &str) -> Result<Article, LoadError> {
    let value = Value::parse(text).ok_or_else(|| diagnose(text, false))?;
    let page = urls::page();
    decode(&value, &urls::absolute(address, &page).unwrap_or(page))
}

/// The article at an address. Its relative addresses refer to where the document was found.
///
/// # Errors
/// Every way in which there is none.
pub async fn fetched(address: &str, patience: &Patience) -> Result<Article, LoadError> {
    let (value, found_at) = get_json(address, patience).await?;
    decode(&value, &found_at)
}

fn decode(value: &Value, base: &str) -> Result<Article, LoadError> {
    offprint::article(value, base, &|address| urls::absolute(address, base))
}
