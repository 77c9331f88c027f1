//! Documents at an address: a single one, a JSON Feed of several pages, or a WordPress site.

use std::collections::HashSet;
use std::ops::ControlFlow;

use super::http::{Answer, Client, FetchError};
use super::{Flow, ReadEvent, Sink, hand_on, wordpress};
use crate::cli::{Options, SourceFormat};
use crate::error::FatalError;
use offprint_core::formats::load_error::LoadError;
use offprint_core::formats::wordpress::{is_rest, with_embed_params};

/// Reads the documents at the address of the input.
///
/// # Errors
///
/// Returns an error if there is no document, or if a later page can't be read.
pub fn read(options: &Options, client: &Client, sink: Sink<'_>) -> Flow {
    let address = options.input.as_str();
    if let Some(post) = &options.post {
        let answer = wordpress::post(address, post, client)?;
        return Ok(hand_on(answer.document, &format!("post {post}"), &answer.at, None, sink));
    }
    if wordpress::is_collection(address) {
        return wordpress::posts(address, client, sink);
    }
    if options.format == SourceFormat::WordPress && !is_rest(address) {
        return wordpress::site(address, client, sink);
    }
    match client.json(&with_embed_params(address)) {
        Ok(answer) => feed(answer, client, sink),
        // It may be the front page of a WordPress site.
        Err(FetchError { error: LoadError::WebPage, .. }) => wordpress::site(address, client, sink),
        Err(error) => Err(FatalError::Source(error.to_string())),
    }
}

/// Reads a document and the next pages that it names.
fn feed(first: Answer, client: &Client, sink: Sink<'_>) -> Flow {
    let mut seen = HashSet::new();
    let mut answer = first;
    loop {
        let next = next_page(&answer);
        if hand_on(answer.document, &answer.at, &answer.at, None, sink).is_break() {
            return Ok(ControlFlow::Break(()));
        }
        // A feed whose next page is an earlier one would never end.
        let Some(next) = next.filter(|next| seen.insert(next.clone())) else { break };
        answer = client.json(&next).map_err(|error| FatalError::Source(format!("the feed breaks off: {error}")))?;
    }
    Ok(ControlFlow::Continue(()))
}

/// Returns the address of the next page of a JSON Feed.
fn next_page(answer: &Answer) -> Option<String> {
    answer.document.get("items")?.as_array()?;
    let next = answer.document.get("next_url")?.as_str()?;
    let next = url::Url::parse(&answer.at).ok()?.join(next).ok()?;
    matches!(next.scheme(), "http" | "https").then(|| next.into())
}

/// Reports the number of all documents, if the answer names it.
pub fn announce(answer: &Answer, sink: Sink<'_>) -> ControlFlow<()> {
    answer.total.map_or(ControlFlow::Continue(()), |total| sink(ReadEvent::Total(total)))
}
