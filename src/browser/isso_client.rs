//! What only Isso needs: it answers no page of an origin that it was not told of, and does not notice a reply that arrives twice.

use offprint_core::formats::load_error::{self, LoadError};
use offprint_core::formats::thread::isso;
use offprint_core::model::discussion::Backend;
use offprint_core::model::reply::Reply;
use offprint_core::model::submission::{Outcome, PostError};
use offprint_core::model::thread::Rights;
use offprint_core::reply_api::{Endpoint, changes, find_in_isso, preview_html, preview_request};

use super::console;
use super::fetch::{self, RequestGuard};

/// The reason why no answer came. Tells the publisher in the console if it is that the server was not told of this page's origin.
pub async fn unreachable_reason(server: &str) -> PostError {
    if is_origin_refused(server).await { PostError::Refused(None) } else { PostError::Offline }
}

/// Tells whether the server is there and this page's origin is not allowed, and says so in the console.
pub async fn is_origin_refused(server: &str) -> bool {
    let address = [server, "config"].concat();
    let is_unreadable = matches!(fetch::get(&address, &RequestGuard::start()).await, Err(LoadError::Unreachable));
    let is_refused = is_unreadable && fetch::is_out_of_bounds(&address).await;
    if is_refused {
        let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
        console::warn(
            &["the Isso server at ", server, " does not allow ", &origin, ": add it to `host` in isso.cfg"].concat(),
        );
    }
    is_refused
}

/// What the reader may do to a comment that Isso has just taken. The cookie for it may be refused by the browser, or not be sent to
/// another site, so the server is asked.
pub async fn rights(endpoint: &Endpoint, outcome: &Outcome, cookie: Option<&str>) -> Rights {
    let Outcome::Published { id: Some(id), .. } = outcome else { return Rights::default() };
    let rights = changes::isso_rights(&endpoint.address, id, cookie, js_sys::Date::now());
    let Some(request) = changes::source_request(Backend::Isso, &rights) else { return Rights::default() };
    let answer = fetch::send(&request, &RequestGuard::start()).await;
    if answer.is_some_and(|answer| answer.status == 200) { rights } else { Rights::default() }
}

/// The outcome of a reply whose answer got lost, if it has arrived after all.
pub async fn find_arrived(endpoint: &Endpoint, reply: &Reply) -> Option<Outcome> {
    let address = isso::newest_address(&endpoint.address, endpoint.post.as_deref()?, reply.parent());
    let fetched = fetch::get(&address, &RequestGuard::start()).await.ok()?;
    let document = load_error::parse(&fetched.text, false).ok()?;
    find_in_isso(&document, reply).map(|id| Outcome::Published { id: Some(id), url: None })
}

/// The HTML that becomes of a comment, as untrusted as any. `None` if the server does not say it.
pub async fn preview(server: &str, comment: &str) -> Option<String> {
    let answer = fetch::send(&preview_request(server, comment), &RequestGuard::start()).await?;
    preview_html(answer.status, answer.body.as_ref())
}
