//! Requests for Isso's peculiarities: it responds only to pages of configured origins, and does not detect duplicate replies.

use offprint_core::formats::load_error::{self, LoadError};
use offprint_core::formats::thread::isso;
use offprint_core::model::discussion::Backend;
use offprint_core::model::reply::Reply;
use offprint_core::model::submission::{Outcome, PostError};
use offprint_core::model::thread::Rights;
use offprint_core::reply_api::{Endpoint, changes, find_in_isso, preview_html, preview_request};

use super::console;
use super::fetch::{self, RequestGuard};

/// Returns the reason why there was no response. If the server does not allow this page's origin, warns the publisher in the console.
pub async fn unreachable_reason(server: &str) -> PostError {
    if is_origin_refused(server).await { PostError::Refused(None) } else { PostError::Offline }
}

/// Returns true if the server is running but does not allow this page's origin, and warns about it in the console.
pub async fn is_origin_refused(server: &str) -> bool {
    let address = [server, "config"].concat();
    let is_unreadable = matches!(fetch::get(&address, &RequestGuard::start()).await, Err(LoadError::Unreachable));
    let is_refused = is_unreadable && fetch::is_out_of_bounds(&address, &RequestGuard::start()).await;
    if is_refused {
        let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
        console::warn(
            &["the Isso server at ", server, " does not allow ", &origin, ": add it to `host` in isso.cfg"].concat(),
        );
    }
    is_refused
}

/// Returns the reader's rights to a comment that was just posted. The browser may have refused the cookie for them, or not send it to
/// another site, so the rights are verified with a request.
pub async fn rights(endpoint: &Endpoint, outcome: &Outcome, cookie: Option<&str>) -> Rights {
    let Outcome::Published { id: Some(id), .. } = outcome else { return Rights::default() };
    let rights = changes::isso_rights(&endpoint.address, id, cookie, js_sys::Date::now());
    let Some(request) = changes::source_request(Backend::Isso, &rights) else { return Rights::default() };
    let answer = fetch::send(&request, &RequestGuard::start()).await;
    if answer.is_some_and(|answer| answer.status == 200) { rights } else { Rights::default() }
}

/// Returns the outcome of a reply whose response was lost, if the reply has arrived after all.
pub async fn find_arrived(endpoint: &Endpoint, reply: &Reply) -> Option<Outcome> {
    let address = isso::newest_address(&endpoint.address, endpoint.post.as_deref()?, reply.parent());
    let fetched = fetch::get(&address, &RequestGuard::start()).await.ok()?;
    let document = load_error::parse(&fetched.text, false).ok()?;
    find_in_isso(&document, reply).map(|id| Outcome::Published { id: Some(id), url: None })
}

/// Returns a comment rendered as HTML, which is untrusted. Returns `None` if the server does not provide it.
pub async fn preview(server: &str, comment: &str) -> Option<String> {
    let answer = fetch::send(&preview_request(server, comment), &RequestGuard::start()).await?;
    preview_html(answer.status, answer.body.as_ref())
}
