//! The request that posts a comment to Isso, and what its answers mean. Isso says what is wrong in English sentences, and of a request
//! that it does not take (400) only in a web page; they are known from its source (`isso/views/comments.py`, 0.13 and 0.14).

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::request::{Endpoint, Identity, Method, Request};
use super::server_message;
use crate::form_encoding;
use crate::formats::PlainText;
use crate::lenient::{Id, Lenient, Text, read};
use crate::model::reply::{Field, FieldError, Reply};
use crate::model::submission::{Outcome, PostError};

/// The seconds to wait after too many comments: Isso counts them over a minute (`guard: ratelimit`).
const MINUTE: u32 = 60;

/// A comment, as `POST /new` takes it.
#[derive(Serialize)]
struct NewComment<'a> {
    text: &'a str,
    author: Option<&'a str>,
    email: Option<&'a str>,
    website: Option<&'a str>,
    parent: Option<u64>,
    /// Without it Isso fetches the page to see what it is called, the first time somebody comments on it.
    title: &'a str,
}

/// The request. Isso takes nothing but JSON, so the browser asks its server first.
pub fn request(endpoint: &Endpoint, uri: &str, reply: &Reply) -> Request {
    let comment = NewComment {
        text: reply.comment(),
        author: Some(reply.author()).filter(|author| !author.is_empty()),
        email: Some(reply.email()).filter(|email| !email.is_empty()),
        website: reply.url(),
        parent: reply.parent().and_then(|parent| parent.parse().ok()),
        title: &endpoint.title,
    };
    let mut address = [&endpoint.address, "new?uri="].concat();
    form_encoding::push(&mut address, uri);
    let body = serde_json::to_string(&comment).unwrap_or_default();
    // Its answer comes with the cookie that allows to change the comment.
    Request::json(Method::Post, address, body).by(Identity::Cookies)
}

/// The request for what a comment will look like.
pub fn preview_request(server: &str, comment: &str) -> Request {
    let body = serde_json::to_string(&TypedText { text: comment }).unwrap_or_default();
    Request::json(Method::Post, [server, "preview"].concat(), body)
}

/// The HTML in the answer to it, as untrusted as any; `None` if it is not there.
pub fn preview_html(status: u16, body: Option<&Value>) -> Option<String> {
    body.filter(|_| status == 200).and_then(read::<Answer>)?.text.0
}

/// A comment while it is typed.
#[derive(Serialize)]
struct TypedText<'a> {
    text: &'a str,
}

/// Comments as they were typed.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Typed {
    replies: Lenient<Vec<Value>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct TypedComment {
    id: Id,
    text: Text,
    author: Text,
}

/// The id of a reply among comments as they were typed (`plain=1`); `None` if it is not there.
pub fn find_in_isso(document: &Value, reply: &Reply) -> Option<String> {
    let comments = read::<Typed>(document)?.replies.0?;
    comments.iter().filter_map(read::<TypedComment>).find_map(|comment| {
        let is_it = comment.text.0.as_deref().map(str::trim) == Some(reply.comment())
            && comment.author.0.as_deref().unwrap_or_default() == reply.author();
        comment.id.0.filter(|_| is_it)
    })
}

/// The body of an answer: the comment, or a message.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Answer {
    id: Id,
    mode: Lenient<f64>,
    message: Text,
    text: Text,
}

/// Reads an answer. `page` is the text of an answer that is no JSON.
///
/// # Errors
///
/// Everything that is no acceptance.
pub fn parse_response(
    status: u16,
    body: Option<&Value>,
    page: &str,
    plain_text: PlainText,
) -> Result<Outcome, PostError> {
    let answer = body.and_then(read::<Answer>).unwrap_or_default();
    match status {
        201 if answer.id.0.is_some() => return Ok(Outcome::Published { id: answer.id.0, url: None }),
        202 if answer.id.0.is_some() || answer.mode.0.is_some() => return Ok(Outcome::Held),
        200..300 => return Err(PostError::NotUnderstood),
        // Isso does not say by how much.
        413 => return Err(PostError::Fields(vec![(Field::Comment, FieldError::TooLong { over: 1 })])),
        500.. => return Err(PostError::ServerFault(status)),
        _ => {}
    }
    let sentence = page.split_once("<p>").and_then(|(_, rest)| rest.split_once("</p>")).map(|(sentence, _)| sentence);
    let words = answer.message.0.as_deref().or(sentence);
    let words = words.and_then(|words| server_message::one_line(words, plain_text));
    let Some(words) = words else { return Err(PostError::ServerFault(status)) };
    Err(match field_of(&words) {
        _ if words.contains("ratelimit") => PostError::RateLimited { seconds: MINUTE },
        // "Website not Django-conform" helps nobody.
        Some(Field::Url) => PostError::Fields(vec![(Field::Url, FieldError::NotAWebAddress)]),
        Some(field) => PostError::Fields(vec![(field, FieldError::Server(words))]),
        None => PostError::Refused(Some(words)),
    })
}

/// The field that a sentence of Isso's is about.
fn field_of(words: &str) -> Option<Field> {
    let words = words.to_ascii_lowercase();
    let known =
        [("text is", Field::Comment), ("website", Field::Url), ("email", Field::Email), ("author", Field::Author)];
    known.into_iter().find(|(about, _)| words.contains(about)).map(|(_, field)| field)
}
