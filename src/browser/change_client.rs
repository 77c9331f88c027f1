//! Requests that change a reply: another text, its end, a vote on it, a report of it.

use std::rc::Rc;

use offprint_core::model::discussion::Backend;
use offprint_core::model::thread::{Rights, ThreadReply, Vote};
use offprint_core::reply_api::{Method, Request, changes};
use serde::Serialize;
use serde_json::Value;

use super::account::{self, SignedIn};
use super::fetch::{Answer, RequestGuard};

/// The server that keeps the replies.
#[derive(Clone)]
pub struct ReplyServer {
    /// Whose rules it follows.
    pub backend: Backend,
    /// The address of an Isso server; of no use elsewhere.
    pub address: String,
    /// The reader, if they are signed in there.
    pub signed_in: Option<Rc<SignedIn>>,
}

/// The reason why a change was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeError {
    /// The server does not allow it (any more).
    Refused,
    /// It did not arrive, or the server failed.
    Failed,
}

/// What is told about a reply that a reader reports.
#[derive(Serialize)]
pub struct Report<'a> {
    /// The article's key.
    pub article: &'a str,
    /// The reply's id.
    pub reply: &'a str,
    /// The name of who wrote it.
    pub author: &'a str,
    /// The reply's address on this page.
    pub url: &'a str,
}

/// What a server is asked to do with a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Count a vote.
    Vote(Vote),
    /// Tell the text as it was typed, so that it can be edited.
    Source,
    /// Put another text in its place.
    Edit(String),
    /// Delete it.
    Delete,
}

impl ReplyServer {
    /// The request for a change; `None` where the reader has no right to it.
    pub fn request(&self, change: &Change, reply: &ThreadReply, rights: &Rights) -> Option<Request> {
        match change {
            Change::Vote(vote) => changes::vote_request(self.backend, &self.address, reply, *vote),
            Change::Source => changes::source_request(self.backend, rights),
            Change::Edit(text) => changes::edit_request(self.backend, rights, text),
            Change::Delete => changes::delete_request(self.backend, rights),
        }
    }
}

/// The request that reports a reply to the publisher's endpoint.
pub fn report_request(endpoint: &str, report: &Report<'_>) -> Option<Request> {
    let body = serde_json::to_string(report).ok()?;
    Some(Request::json(Method::Post, endpoint.to_owned(), body))
}

/// Sends a request, as the reader who is signed in if there is one. Returns the body of the answer, if it is JSON.
///
/// # Errors
/// When the server refuses, or there is no answer.
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
