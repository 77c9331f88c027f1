//! The Markdown renderer, in a chunk of its own that is loaded on first use.

use leptos::wasm_split::SplitLoaderError;
#[cfg(feature = "split")]
use leptos::wasm_split::wasm_split;
use offprint_core::model::comment_markdown::markdown_html;

/// Returns the HTML of a comment in Markdown, which has to be sanitized.
///
/// # Errors
/// If the chunk could not be fetched. The next call tries again.
pub async fn html(comment: String) -> Result<String, SplitLoaderError> {
    #[cfg(feature = "split")]
    return markdown_chunk(comment).await;
    #[cfg(not(feature = "split"))]
    Ok(markdown_html(&comment))
}

#[cfg(feature = "split")]
#[wasm_split(markdown, fallible, wasm_split_path = leptos::wasm_split)]
fn markdown_chunk(comment: String) -> Result<String, SplitLoaderError> {
    Ok(markdown_html(&comment))
}
