//! Code splitting: chunks that are loaded on first use, for other formats and long bodies, the extras, the numbers of replies, and the
//! thread with its form. Without the feature `split`, as in debug builds, everything is in one module.

#[cfg(feature = "split")]
use std::pin::Pin;
use std::rc::Rc;

use leptos::wasm_split::SplitLoaderError;
#[cfg(feature = "split")]
use leptos::wasm_split::wasm_split;
use offprint_core::config::Config;
use offprint_core::formats::detect;
use offprint_core::formats::load_error::LoadError;
use offprint_core::model::Article;

use super::article_loader::RepliesSection;
use super::body_text::BodyText;
use super::count;
use super::count_controller::CountElement;
use super::element::Element;
use super::extras;
use super::long_body;
use super::replies::RepliesController;
use crate::browser::article_client::Document;
use crate::browser::sentences;

/// The error that a chunk could not be fetched.
pub type ChunkError = SplitLoaderError;

#[cfg(feature = "split")]
type LongBody = Pin<Box<dyn Future<Output = Result<BodyText, LoadError>>>>;

type Decoded = Result<Article, LoadError>;

/// Decodes an article in another format than Offprint's own.
///
/// # Errors
/// If the chunk could not be fetched. The next call tries again.
pub async fn foreign_article(document: Document, config: Config) -> Result<Decoded, ChunkError> {
    #[cfg(feature = "split")]
    return foreign_chunk(Box::new((document, config))).await.map(|article| *article);
    #[cfg(not(feature = "split"))]
    Ok(decode_foreign(&document, &config))
}

fn decode_foreign(document: &Document, config: &Config) -> Decoded {
    let mut article = detect::foreign_article(&document.json, &document.context(config))?;
    article.break_up_wall(sentences::split);
    Ok(article)
}

/// Sanitizes a long body.
///
/// # Errors
/// If the chunk could not be fetched. The next call tries again.
pub async fn long_body(element: Rc<Element>, article: Rc<Article>) -> Result<Result<BodyText, LoadError>, ChunkError> {
    #[cfg(feature = "split")]
    return Ok(long_body_chunk(Box::new((element, article))).await?.await);
    #[cfg(not(feature = "split"))]
    Ok(long_body::sanitize(&element, &article).await)
}

/// A function that shows the extras of an article.
pub type ShowExtras = fn(&Rc<Element>, &Article);

/// Shows the number of replies in an element.
///
/// # Errors
/// If the chunk could not be fetched. The next call tries again.
pub async fn count(element: CountElement) -> Result<(), ChunkError> {
    #[cfg(feature = "split")]
    return count_chunk(Box::new(element)).await;
    #[cfg(not(feature = "split"))]
    {
        count::show(element);
        Ok(())
    }
}

/// Preloads the chunk with the extras. A failure is reported when the chunk is used.
pub fn preload_extras() {
    #[cfg(feature = "split")]
    wasm_bindgen_futures::spawn_local(async {
        let _ = preload_extras_chunk().await;
    });
}

/// Loads the function that shows the extras of an article.
///
/// # Errors
/// If the chunk could not be fetched. The next call tries again.
pub async fn extras() -> Result<ShowExtras, ChunkError> {
    #[cfg(feature = "split")]
    return extras_chunk(()).await;
    #[cfg(not(feature = "split"))]
    Ok(extras::show)
}

/// Preloads the chunk with the thread and the form. A failure is reported when the chunk is used.
pub fn preload_replies() {
    #[cfg(feature = "split")]
    wasm_bindgen_futures::spawn_local(async {
        let _ = preload_chunk().await;
    });
}

/// Creates the controller of an element's replies.
///
/// # Errors
/// If the chunk could not be fetched. The next call tries again.
pub async fn replies(element: Rc<Element>) -> Result<Rc<dyn RepliesSection>, ChunkError> {
    #[cfg(feature = "split")]
    return replies_chunk(Box::new(element)).await.map(|replies| *replies);
    #[cfg(not(feature = "split"))]
    Ok(RepliesController::new(element))
}

#[cfg(feature = "split")]
#[wasm_split(formats, fallible, wasm_split_path = leptos::wasm_split)]
fn foreign_chunk(sent: Box<(Document, Config)>) -> Result<Box<Decoded>, ChunkError> {
    let (document, config) = *sent;
    Ok(Box::new(decode_foreign(&document, &config)))
}

#[cfg(feature = "split")]
#[wasm_split(formats, fallible, wasm_split_path = leptos::wasm_split)]
fn long_body_chunk(sent: Box<(Rc<Element>, Rc<Article>)>) -> Result<Box<LongBody>, ChunkError> {
    Ok(Box::new(Box::pin(async move { long_body::sanitize(&sent.0, &sent.1).await })))
}

#[cfg(feature = "split")]
#[wasm_split(count, fallible, wasm_split_path = leptos::wasm_split)]
fn count_chunk(element: Box<CountElement>) -> Result<(), ChunkError> {
    count::show(*element);
    Ok(())
}

#[cfg(feature = "split")]
#[wasm_split(extras, fallible, preload(preload_extras_chunk), wasm_split_path = leptos::wasm_split)]
fn extras_chunk(_: ()) -> Result<ShowExtras, ChunkError> {
    Ok(extras::show)
}

#[cfg(feature = "split")]
#[wasm_split(replies, fallible, preload(preload_chunk), wasm_split_path = leptos::wasm_split)]
fn replies_chunk(element: Box<Rc<Element>>) -> Result<Box<Rc<dyn RepliesSection>>, ChunkError> {
    Ok(Box::new(RepliesController::new(*element)))
}
