//! The body of an article, sanitized in the browser.

use offprint_core::formats::load_error::LoadError;
use offprint_core::model::{Article, Body};
use offprint_core::sanitizer::{Resolve, SanitizeOptions};

use crate::browser::dom_sanitizer::{self, Refused, Sanitized};
use crate::browser::urls;
use crate::components::{RichText, UiContext};

/// The body of an article and the number of its words.
pub type BodyText = (RichText, u32);

/// Sanitizes an article's body. Returns it with the number of its words.
///
/// # Errors
/// [`LoadError::Blocked`] if the page's Trusted Types policy does not allow HTML to be parsed.
pub fn sanitize_body(
    document: &web_sys::Document,
    article: &Article,
    context: &UiContext,
) -> Result<BodyText, LoadError> {
    let resolve = |address: &str| urls::absolute(address, &article.base);
    let sanitized = match &article.body {
        Body::Html(html) => dom_sanitizer::fragment(document, html, &body_options(&resolve, context)),
        Body::Paragraphs(paragraphs) => Ok(dom_sanitizer::paragraphs(document, paragraphs.iter().map(String::as_str))),
    };
    body_of(sanitized)
}

/// Returns the options for sanitizing an article's body.
pub fn body_options<'a>(resolve: Resolve<'a>, context: &'a UiContext) -> SanitizeOptions<'a> {
    SanitizeOptions::article(resolve, context.heading_level, context.messages.in_body())
}

/// Converts the output of the sanitizer to a body and the number of its words.
///
/// # Errors
/// [`LoadError::Blocked`] if the page's Trusted Types policy did not allow HTML to be parsed.
pub fn body_of(sanitized: Sanitized) -> Result<BodyText, LoadError> {
    let (nodes, summary) = sanitized.map_err(|Refused| LoadError::Blocked)?;
    Ok((RichText::sanitized(nodes), summary.words))
}
