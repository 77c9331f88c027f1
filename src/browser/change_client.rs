//! Requests about an existing reply: edit, delete, vote, report.

use std::rc::Rc;

use offprint_core::model::discussion::Backend;
use offprint_core::model::thread::{Rights, ThreadReply, Vote};
use offprint_core::reply_api::{Method, Request, changes};
use serde::Serialize;
use serde_json::Value;

use super::account::{self, SignedIn};
use super::fetch::{Answer, RequestGuard};

/// The server that the replies are on.
#[derive(Clone)]
pub struct ReplyServer {
    /// The kind of server.
    pub backend: Backend,
    /// The address of an Isso server. Not used for other servers.
    pub address: String,
    /// The reader, if they are signed in there.
    pub signed_in: Option<Rc<SignedIn>>,
}

/// The reason why a change was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeError {
    /// The server does not allow it, or no longer.
    Refused,
    /// There was no response, or the server failed.
    Failed,
}

/// The body of a report on a reply.
#[derive(Serialize)]
pub struct Report<'a> {
    /// The article's key.
    pub article: &'a str,
    /// The reply's id.
    pub reply: &'a str,
    /// The name of its author.
    pub author: &'a str,
    /// The reply's address on this page.
    pub url: &'a str,
}

/// A request to the server about a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Vote on it.
    Vote(Vote),
    /// Return its source text, so that it can be edited.
    Source,
    /// Replace its text.
    Edit(String),
    /// Delete it.
    Delete,
}

impl ReplyServer {
    /// Returns the request for a change; `None` if the reader has no right to it, or the server has no such request (only Isso returns
    /// source texts).
    pub fn request(&self, change: &Change, reply: &ThreadReply, rights: &Rights) -> Option<Request> {
        match change {
            Change::Vote(vote) => changes::vote_request(self.backend, &self.address, reply, *vote),
            Change::Source => changes::source_request(self.backend, rights),
            Change::Edit(text) => changes::edit_request(self.backend, rights, text),
            Change::Delete => changes::delete_request(self.backend, rights),
        }
    }
}

/// Returns the request that reports a reply to the publisher's endpoint.
pub fn report_request(endpoint: &str, report: &Report<'_>) -> Option<Request> {
    let body = serde_json::to_string(report).ok()?;
    Some(Request::json(Method::Post, endpoint.to_owned(), body))
}

/// Sends a request, as the signed-in reader if there is one. Returns the body of the response, if it is JSON.
///
/// # Errors
/// [`ChangeError::Refused`] for the statuses 401, 403, 404, 409 and 410, and [`ChangeError::Failed`] for others or without a response.
pub async fn send(request: &Request, reader: Option<&Rc<SignedIn>>) -> Result<Option<Value>, ChangeError> {
    taken(account::send(reader, request, &RequestGuard::start()).await)
}

fn taken(answer: Option<Answer>) -> Result<Option<Value>, ChangeError> {
    let answer = answer.ok_or(ChangeError::Failed)?;
    match answer.status {
        200..300 => Ok(answer.body),
        401 | 403 | 404 | 409 | 410 => Err(ChangeError::Refused),
        _ => Err(ChangeError::Failed),
    }
}
