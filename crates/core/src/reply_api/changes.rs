//! Requests that edit, delete or vote on a reply, by the rules of each server. Offprint's own rules are in
//! `public/schema/thread.schema.json`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::request::{Identity, Method, Request};
use crate::formats::thread::isso;
use crate::lenient::{Lenient, Text, read};
use crate::model::discussion::Backend;
use crate::model::thread::{Rights, ThreadReply, Vote, Votes};

/// The time in milliseconds that Isso lets a comment be changed by default (`general: max-age`).
const ISSO_MAX_AGE: f64 = 15.0 * 60.0 * 1000.0;

/// Returns the rights to change a comment that Isso has just accepted. They end with the cookie that Isso sets (`X-Set-Cookie`), after 15
/// minutes if that is unknown. `now` is in milliseconds since 1970.
///
/// # Examples
///
/// ```
/// use offprint_core::reply_api::changes::isso_rights;
///
/// let rights = isso_rights("https://isso.example/", "7", Some("isso-7=abc; Max-Age=60; Path=/"), 1_000.0);
/// assert_eq!(rights.edit.as_deref(), Some("https://isso.example/id/7"));
/// assert_eq!(rights.until, Some(61_000.0));
/// ```
pub fn isso_rights(server: &str, id: &str, cookie: Option<&str>, now: f64) -> Rights {
    let seconds = cookie.and_then(|cookie| {
        let parts = cookie.split(';').map(str::trim);
        parts
            .filter_map(|part| part.split_once('='))
            .find(|(name, _)| name.eq_ignore_ascii_case("max-age"))?
            .1
            .parse()
            .ok()
    });
    let age = seconds.map_or(ISSO_MAX_AGE, |seconds: u32| f64::from(seconds) * 1000.0);
    isso_rights_until(server, id, now + age)
}

/// Returns the rights to change one of the reader's own comments on Isso, until a time in milliseconds since 1970.
pub fn isso_rights_until(server: &str, id: &str, until: f64) -> Rights {
    let address = isso::comment_address(server, id);
    Rights { edit: Some(address.clone()), delete: Some(address), until: Some(until), source: None }
}

/// Returns the request for the text of a reply as it was typed; `None` for servers that send it with the reply, and if the reader may not
/// edit the reply.
///
/// # Examples
///
/// ```
/// use offprint_core::model::discussion::Backend;
/// use offprint_core::reply_api::changes::{isso_rights_until, source, source_request};
///
/// let rights = isso_rights_until("https://isso.example/", "7", 900_000.0);
/// let request = source_request(Backend::Isso, &rights).unwrap();
/// assert_eq!(request.address, "https://isso.example/id/7?plain=1");
/// assert_eq!(source(&serde_json::json!({ "id": 7, "text": "I *was* there." })), Some("I *was* there.".into()));
/// assert_eq!(source_request(Backend::WordPress, &rights), None);
/// ```
pub fn source_request(backend: Backend, rights: &Rights) -> Option<Request> {
    let address = rights.edit.as_deref()?;
    match backend {
        Backend::Isso => Some(Request::bare(Method::Get, [address, "?plain=1"].concat()).by(Identity::Cookies)),
        Backend::WordPress | Backend::Offprint => None,
    }
}

/// Returns the text as it was typed, from the answer to [`source_request`].
pub fn source(answer: &Value) -> Option<String> {
    answer.get("text")?.as_str().map(str::to_owned)
}

/// Returns the request that changes the text of a reply; `None` if the reader may not edit it.
///
/// # Examples
///
/// ```
/// use offprint_core::model::{discussion::Backend, thread::Rights};
/// use offprint_core::reply_api::{Method, changes::edit_request};
///
/// let rights = Rights { edit: Some("/replies/7".into()), ..Rights::default() };
/// let request = edit_request(Backend::Offprint, &rights, "I was there.").unwrap();
/// assert_eq!((request.method, &*request.body), (Method::Put, r#"{"comment":"I was there."}"#));
/// assert_eq!(edit_request(Backend::Offprint, &Rights::default(), "x"), None);
/// ```
pub fn edit_request(backend: Backend, rights: &Rights, text: &str) -> Option<Request> {
    let address = rights.edit.clone()?;
    Some(match backend {
        Backend::Isso => json(Method::Put, address, Body::Text(text)).by(Identity::Cookies),
        // Some servers block PUT, and WordPress accepts POST instead (`WP_REST_Server::EDITABLE`).
        Backend::WordPress => json(Method::Post, address, Body::Content(text)),
        Backend::Offprint => json(Method::Put, address, Body::Comment(text)),
    })
}

/// The body of a request: an object with one property.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Body<'a> {
    Text(&'a str),
    Content(&'a str),
    Comment(&'a str),
    Vote(&'a str),
}

fn json(method: Method, address: String, body: Body<'_>) -> Request {
    Request::json(method, address, serde_json::to_string(&body).unwrap_or_default())
}

/// Returns the request that deletes a reply; `None` if the reader may not delete it.
///
/// # Examples
///
/// ```
/// use offprint_core::model::{discussion::Backend, thread::Rights};
/// use offprint_core::reply_api::{Method, changes::delete_request};
///
/// let rights = Rights { delete: Some("/replies/7".into()), ..Rights::default() };
/// let request = delete_request(Backend::Offprint, &rights).unwrap();
/// assert_eq!((request.method, &*request.address), (Method::Delete, "/replies/7"));
/// ```
pub fn delete_request(backend: Backend, rights: &Rights) -> Option<Request> {
    let request = Request::bare(Method::Delete, rights.delete.clone()?);
    Some(if backend == Backend::Isso { request.by(Identity::Cookies) } else { request })
}

/// Returns the request that votes on a reply; `None` where readers can't vote. `server` is the address of the Isso server, and is not used
/// for others.
///
/// # Examples
///
/// ```
/// use offprint_core::model::discussion::Backend;
/// use offprint_core::model::thread::{ThreadReply, Vote, Votes};
/// use offprint_core::reply_api::changes::vote_request;
///
/// let reply = ThreadReply { id: "7".into(), votes: Some(Votes::default()), ..ThreadReply::default() };
/// let request = vote_request(Backend::Isso, "https://isso.example/", &reply, Vote::Like);
/// assert_eq!(request.unwrap().address, "https://isso.example/id/7/like");
/// ```
pub fn vote_request(backend: Backend, server: &str, reply: &ThreadReply, vote: Vote) -> Option<Request> {
    let votes = reply.votes.as_ref()?;
    Some(match backend {
        Backend::Isso => {
            let address = [&*isso::comment_address(server, &reply.id), "/", vote.as_str()].concat();
            Request::json(Method::Post, address, "{}".to_owned()).by(Identity::Cookies)
        }
        Backend::WordPress | Backend::Offprint => json(Method::Post, votes.address.clone()?, Body::Vote(vote.as_str())),
    })
}

/// The answer to a vote. Isso accepts no second vote and none on the voter's own reply, and then adds a message to the numbers.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Voted {
    likes: Lenient<f64>,
    dislikes: Lenient<f64>,
    message: Text,
}

/// Reads the answer to [`vote_request`]: the votes on the reply, and whether this vote was counted. `None` if the answer has no numbers.
///
/// # Examples
///
/// ```
/// use offprint_core::model::thread::{Vote, Votes};
/// use offprint_core::reply_api::changes::voted;
///
/// let before = Votes { likes: 2, ..Votes::default() };
/// let answer = serde_json::json!({ "likes": 3 });
/// let after = Votes { likes: 3, own: Some(Vote::Like), ..Votes::default() };
/// assert_eq!(voted(&before, Vote::Like, &answer), Some((after, true)));
/// ```
pub fn voted(before: &Votes, vote: Vote, answer: &Value) -> Option<(Votes, bool)> {
    let answer: Voted = read(answer)?;
    let is_counted = answer.message.0.is_none();
    let votes = Votes {
        likes: answer.likes.0? as u32,
        dislikes: answer.dislikes.0.map(|dislikes| dislikes as u32).or(before.dislikes),
        own: Some(vote).filter(|_| is_counted).or(before.own),
        address: before.address.clone(),
    };
    Some((votes, is_counted))
}
