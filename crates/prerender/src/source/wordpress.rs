//! The posts of a WordPress site, read page by page from its API.

use std::ops::ControlFlow;

use super::address::announce;
use super::http::{Answer, Client, FetchError};
use super::{Flow, Sink, hand_on};
use crate::error::FatalError;
use offprint_core::formats::load_error::LoadError;
use offprint_core::formats::wordpress::{post_addresses, with_embed_params};

/// The path of the collection of posts, in the two forms of the API.
const COLLECTIONS: [&str; 2] = ["/wp-json/wp/v2/posts", "/?rest_route=/wp/v2/posts"];

/// Returns true if an address is that of a collection of posts, not of one post.
pub fn is_collection(address: &str) -> bool {
    let address = address.replace("%2F", "/").replace("%2f", "/");
    let Some((_, rest)) = address.split_once("/wp/v2/") else { return false };
    let path = rest.split(['?', '&', '#']).next().unwrap_or_default();
    let is_one = |name: &str| rest.split(['?', '&']).any(|given| given.starts_with(name));
    path.trim_end_matches('/').ends_with("posts") && !is_one("slug=") && !is_one("page=")
}

/// Fetches one post of a site, by its slug or its number.
///
/// # Errors
///
/// Returns an error if the site has no such post, or is no WordPress site.
pub fn post(site: &str, post: &str, client: &Client) -> Result<Answer, FatalError> {
    let [readable, plain] = post_addresses(site, post);
    let answer = client.json(&readable).or_else(|error| {
        // A post that is not found may be found with the other form of the address.
        if has_plain_addresses(&error) { client.json(&plain).map_err(|_| error) } else { Err(error) }
    });
    let answer = answer.map_err(|error| FatalError::Source(error.to_string()))?;
    match answer.document.as_array() {
        Some(posts) if posts.is_empty() => Err(FatalError::Source(format!("{site} has no published post {post}"))),
        _ => Ok(answer),
    }
}

/// Reads all posts of a site.
///
/// # Errors
///
/// Returns an error if it is no WordPress site, or if a later page can't be read.
pub fn site(site: &str, client: &Client, sink: Sink<'_>) -> Flow {
    let site = site.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let [readable, plain] = COLLECTIONS.map(|collection| [site, collection].concat());
    let is_no_site =
        |error: &FetchError| FatalError::Source(format!("{site} is neither JSON nor a WordPress site: {error}"));
    match client.json(&page_address(&readable, 1)) {
        Ok(first) => pages(&readable, first, client, sink),
        Err(error) if has_plain_addresses(&error) => {
            let first = client.json(&page_address(&plain, 1)).map_err(|_| is_no_site(&error))?;
            pages(&plain, first, client, sink)
        }
        Err(error) => Err(is_no_site(&error)),
    }
}

/// Reads all posts of a collection.
///
/// # Errors
///
/// Returns an error if a page of it can't be read.
pub fn posts(collection: &str, client: &Client, sink: Sink<'_>) -> Flow {
    let first = client.json(&page_address(collection, 1)).map_err(|error| FatalError::Source(error.to_string()))?;
    pages(collection, first, client, sink)
}

/// Reads page after page, the oldest posts first, so that a post published in the meantime moves no other to another page.
fn pages(collection: &str, first: Answer, client: &Client, sink: Sink<'_>) -> Flow {
    if announce(&first, sink).is_break() {
        return Ok(ControlFlow::Break(()));
    }
    let mut answer = first;
    for page in 2.. {
        let last = answer.pages.unwrap_or(1);
        if !answer.document.is_array() {
            return Err(FatalError::Source(format!("{}: the answer is not a list of posts", answer.at)));
        }
        if hand_on(answer.document, collection, collection, None, sink).is_break() {
            return Ok(ControlFlow::Break(()));
        }
        if page > last {
            break;
        }
        answer = match client.json(&page_address(collection, page)) {
            Ok(answer) => answer,
            // Posts were removed in the meantime, so there are fewer pages.
            Err(error) if error.code.as_deref() == Some("rest_post_invalid_page_number") => break,
            Err(error) => {
                let read = page - 1;
                return Err(FatalError::Source(format!(
                    "the source broke off after page {read} of {last}: {error}; run the same command again to continue"
                )));
            }
        };
    }
    Ok(ControlFlow::Continue(()))
}

fn page_address(collection: &str, page: u64) -> String {
    let collection = collection.split('#').next().unwrap_or_default();
    let mark = if collection.contains('?') { '&' } else { '?' };
    let is_given = |name: &str| collection.split(['?', '&']).any(|given| given.starts_with(name));
    let size = if is_given("per_page=") { "" } else { "&per_page=100" };
    let order = if is_given("order") { "" } else { "&orderby=date&order=asc" };
    with_embed_params(&format!("{collection}{mark}page={page}{size}{order}"))
}

/// Returns true if the site may have the API under the other form of addresses only.
fn has_plain_addresses(error: &FetchError) -> bool {
    use LoadError::*;
    matches!(error.error, NotFound | WebPage | Redirected | WrongMediaType)
}
