//! Requests that change a reply: another text, its end, a vote on it, a report of it.

use std::rc::Rc;

use offprint_core::model::discussion::Backend;
use offprint_core::model::thread::{Rights, ThreadReply, Vote, Votes};
use offprint_core::reply_api::{Method, Request, changes};
use serde::Serialize;
use serde_json::Value;

use super::account::{self, SignedIn};
use super::fetch::{self, Answer, RequestGuard};

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

impl ReplyServer {
    /// The text of a reply as it was typed; `None` where the server need not be asked.
    ///
    /// # Errors
    /// When it may not be changed, or the server can't be reached.
    pub async fn source(&self, rights: &Rights) -> Result<Option<String>, ChangeError> {
        let Some(request) = changes::source_request(self.backend, rights) else { return Ok(rights.source.clone()) };
        let answer = self.send(Some(request)).await?;
        let source = answer.and_then(|answer| changes::source(&answer));
        source.map(Some).ok_or(ChangeError::Failed)
    }

    /// Gives a reply another text. Returns the reply as the server has it now, if it says so.
    ///
    /// # Errors
    /// When the server has not taken it.
    pub async fn edit(&self, rights: &Rights, text: &str) -> Result<Option<Value>, ChangeError> {
        self.send(changes::edit_request(self.backend, rights, text)).await
    }

    /// Deletes a reply.
    ///
    /// # Errors
    /// When the server has not done so.
    pub async fn delete(&self, rights: &Rights) -> Result<(), ChangeError> {
        self.send(changes::delete_request(self.backend, rights)).await.map(|_| ())
    }

    /// Votes on a reply. Returns how the votes stand, and whether the vote was counted.
    ///
    /// # Errors
    /// When the server has not answered.
    pub async fn vote(&self, reply: &ThreadReply, vote: Vote) -> Result<(Votes, bool), ChangeError> {
        let answer = self.send(changes::vote_request(self.backend, &self.address, reply, vote)).await?;
        let before = reply.votes.as_ref().ok_or(ChangeError::Failed)?;
        answer.and_then(|answer| changes::voted(before, vote, &answer)).ok_or(ChangeError::Failed)
    }

    async fn send(&self, request: Option<Request>) -> Result<Option<Value>, ChangeError> {
        let (request, guard) = (request.ok_or(ChangeError::Refused)?, RequestGuard::start());
        taken(account::send(self.signed_in.as_ref(), &request, &guard).await)
    }
}

/// Reports a reply to the publisher's endpoint.
///
/// # Errors
/// When the report has not arrived.
pub async fn report(endpoint: &str, report: &Report<'_>) -> Result<(), ChangeError> {
    let body = serde_json::to_string(report).map_err(|_| ChangeError::Failed)?;
    let request = Request::json(Method::Post, endpoint.to_owned(), body);
    taken(fetch::post(&request, &RequestGuard::start()).await).map(|_| ())
}

fn taken(answer: Option<Answer>) -> Result<Option<Value>, ChangeError> {
    let answer = answer.ok_or(ChangeError::Failed)?;
    match answer.status {
        200..300 => Ok(answer.body),
        401 | 403 | 404 | 409 | 410 => Err(ChangeError::Refused),
        _ => Err(ChangeError::Failed),
    }
}
