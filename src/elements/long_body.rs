//! Long bodies, which are sanitized in slices so that the page stays responsive.

use offprint_core::formats::load_error::LoadError;
use offprint_core::model::{Article, Body};

use super::body_text::{BodyText, body_of, body_options};
use super::element::Element;
use crate::browser::dom_sanitizer::long_html;
use crate::browser::urls;

/// Sanitizes an article's body, which must be HTML.
///
/// # Errors
/// [`LoadError::Blocked`] if the body is not HTML, or the page's Trusted Types policy does not allow it to be parsed.
pub async fn sanitize(element: &Element, article: &Article) -> Result<BodyText, LoadError> {
    let Body::Html(html) = &article.body else { return Err(LoadError::Blocked) };
    let (resolve, context) = (|address: &str| urls::absolute(address, &article.base), element.context());
    let options = body_options(&resolve, &context);
    let slice = |work: &mut dyn FnMut()| element.show_foreign(work);
    body_of(long_html::fragment_in_slices(&element.document, html, &options, slice).await)
}
