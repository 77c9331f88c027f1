//! Requests to Isso, and the meaning of its answers.
//!
//! Isso describes errors in English sentences, those of a bad request (400) in a web page only. They are taken from its source
//! (`isso/views/comments.py`, 0.13 and 0.14).

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::request::{Endpoint, Identity, Method, Request};
use super::server_message;
use crate::form_encoding;
use crate::formats::PlainText;
use crate::lenient::{Id, Lenient, Text, read};
use crate::model::reply::{Field, FieldError, Reply};
use crate::model::submission::{Outcome, PostError};

/// The seconds to wait after too many comments, because Isso counts them over a minute (`guard: ratelimit`).
const MINUTE: u32 = 60;

/// The body of `POST /new`.
#[derive(Serialize)]
struct NewComment<'a> {
    text: &'a str,
    author: Option<&'a str>,
    email: Option<&'a str>,
    website: Option<&'a str>,
    parent: Option<u64>,
    /// The title of the page. Without it Isso fetches the page for its title when the first comment is posted.
    title: &'a str,
}

/// Returns the request that posts a comment. Isso accepts only JSON, so on another origin the browser sends a preflight first.
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
    // The answer sets the cookie that later allows to change the comment.
    Request::json(Method::Post, address, body).by(Identity::Cookies)
}

/// Returns the request for a preview of a comment, see [`preview_html`].
///
/// # Examples
///
/// ```
/// use offprint_core::reply_api::{preview_html, preview_request};
///
/// let request = preview_request("https://isso.example/", "I *was* there.");
/// assert_eq!(request.address, "https://isso.example/preview");
/// assert_eq!(request.body, r#"{"text":"I *was* there."}"#);
///
/// let answer = serde_json::json!({ "text": "<p>I <em>was</em> there.</p>" });
/// assert_eq!(preview_html(200, Some(&answer)), Some("<p>I <em>was</em> there.</p>".into()));
/// ```
pub fn preview_request(server: &str, comment: &str) -> Request {
    let body = serde_json::to_string(&TypedText { text: comment }).unwrap_or_default();
    Request::json(Method::Post, [server, "preview"].concat(), body)
}

/// Returns the HTML in the answer to [`preview_request`], which has to be sanitized; `None` if there is none.
pub fn preview_html(status: u16, body: Option<&Value>) -> Option<String> {
    body.filter(|_| status == 200).and_then(read::<Answer>)?.text.0
}

/// The body of `POST /preview`.
#[derive(Serialize)]
struct TypedText<'a> {
    text: &'a str,
}

/// A page of comments as they were typed.
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

/// Returns the id of the comment with the same text and author as a reply, in a page of comments as they were typed (`plain=1`); `None` if
/// there is none.
///
/// # Examples
///
/// ```
/// use offprint_core::model::reply::{ReplyDraft, RequiredFields, validate};
/// use offprint_core::reply_api::find_in_isso;
///
/// let draft = ReplyDraft { comment: "I *was* there.".into(), author: "Ann".into(), ..ReplyDraft::default() };
/// let reply = validate(&draft, RequiredFields { author: true, email: false }).unwrap();
/// let page = serde_json::json!({ "replies": [{ "id": 7, "text": "I *was* there.", "author": "Ann" }] });
/// assert_eq!(find_in_isso(&page, &reply), Some("7".into()));
/// ```
pub fn find_in_isso(document: &Value, reply: &Reply) -> Option<String> {
    let comments = read::<Typed>(document)?.replies.0?;
    comments.iter().filter_map(read::<TypedComment>).find_map(|comment| {
        let is_it = comment.text.0.as_deref().map(str::trim) == Some(reply.comment())
            && comment.author.0.as_deref().unwrap_or_default() == reply.author();
        comment.id.0.filter(|_| is_it)
    })
}

/// The body of an answer: the accepted comment, or a message.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Answer {
    id: Id,
    mode: Lenient<f64>,
    message: Text,
    text: Text,
}

/// Reads Isso's answer to a posted comment. `page` is the text of an answer that is no JSON.
///
/// # Errors
///
/// Returns the reason for every answer that does not accept the comment.
///
/// # Examples
///
/// ```
/// use offprint_core::model::reply::{Field, FieldError};
/// use offprint_core::model::submission::{Outcome, PostError};
/// use offprint_core::reply_api::parse_isso_response;
/// use offprint_core::sanitizer::html5ever::text;
///
/// let accepted = serde_json::json!({ "id": 7, "mode": 1 });
/// let published = Outcome::Published { id: Some("7".into()), url: None };
/// assert_eq!(parse_isso_response(201, Some(&accepted), "", text), Ok(published));
///
/// let page = "<title>400 Bad Request</title><p>text is too short (minimum length: 3)</p>";
/// let message = FieldError::Server("text is too short (minimum length: 3)".into());
/// assert_eq!(parse_isso_response(400, None, page, text), Err(PostError::Fields(vec![(Field::Comment, message)])));
/// ```
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
        // Isso does not name the excess, so the least possible one stands for it.
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
        // Isso's message, "Website not Django-conform", would not help a reader.
        Some(Field::Url) => PostError::Fields(vec![(Field::Url, FieldError::NotAWebAddress)]),
        Some(field) => PostError::Fields(vec![(field, FieldError::Server(words))]),
        None => PostError::Refused(Some(words)),
    })
}

/// Returns the field that one of Isso's messages is about.
fn field_of(words: &str) -> Option<Field> {
    let words = words.to_ascii_lowercase();
    let known =
        [("text is", Field::Comment), ("website", Field::Url), ("email", Field::Email), ("author", Field::Author)];
    known.into_iter().find(|(about, _)| words.contains(about)).map(|(_, field)| field)
}
