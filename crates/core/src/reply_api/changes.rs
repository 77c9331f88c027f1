//! Changes to a reply that is there: its text, its end, and votes on it. Each server has rules of its own; our own are those of
//! `public/schema/thread.schema.json`.

use serde::Deserialize;
use serde_json::{Value, json};

use super::request::{Identity, Method, Request};
use crate::formats::thread::isso;
use crate::lenient::{Lenient, Text, read};
use crate::model::discussion::Backend;
use crate::model::thread::{Rights, ThreadReply, Vote, Votes};

/// How long Isso lets a comment be changed unless it is told otherwise (`general: max-age`), in milliseconds.
const ISSO_MAX_AGE: f64 = 15.0 * 60.0 * 1000.0;

/// The rights at a comment that Isso has just taken, by the cookie it has set (`X-Set-Cookie`); their end is that of the cookie.
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
    let age = seconds.map_or(ISSO_MAX_AGE, |seconds: f64| seconds * 1000.0);
    isso_rights_until(server, id, now + age)
}

/// The rights at a comment of the reader's, until a time in milliseconds since 1970.
pub fn isso_rights_until(server: &str, id: &str, until: f64) -> Rights {
    let address = isso::comment_address(server, id);
    Rights { edit: Some(address.clone()), delete: Some(address), until: Some(until), source: None }
}

/// The request for a reply as it was typed; `None` where no server has to be asked.
pub fn source_request(backend: Backend, rights: &Rights) -> Option<Request> {
    let address = rights.edit.as_deref()?;
    match backend {
        Backend::Isso => Some(Request::bare(Method::Get, [address, "?plain=1"].concat()).by(Identity::Cookies)),
        Backend::WordPress | Backend::Offprint => None,
    }
}

/// The text of a comment as it was typed, from the answer to [`source_request`].
pub fn source(answer: &Value) -> Option<String> {
    answer.get("text")?.as_str().map(str::to_owned)
}

/// The request that gives a reply another text.
pub fn edit_request(backend: Backend, rights: &Rights, text: &str) -> Option<Request> {
    let address = rights.edit.clone()?;
    Some(match backend {
        Backend::Isso => put(address, &json!({ "text": text })).by(Identity::Cookies),
        // PUT is not let through by every server; WordPress takes POST for it (`WP_REST_Server::EDITABLE`).
        Backend::WordPress => Request::json(Method::Post, address, json!({ "content": text }).to_string()),
        Backend::Offprint => put(address, &json!({ "comment": text })),
    })
}

fn put(address: String, body: &Value) -> Request {
    Request::json(Method::Put, address, body.to_string())
}

/// The request that deletes a reply.
pub fn delete_request(backend: Backend, rights: &Rights) -> Option<Request> {
    let request = Request::bare(Method::Delete, rights.delete.clone()?);
    Some(if backend == Backend::Isso { request.by(Identity::Cookies) } else { request })
}

/// The request that votes on a reply; `None` where nobody can. `server` is Isso's.
pub fn vote_request(backend: Backend, server: &str, reply: &ThreadReply, vote: Vote) -> Option<Request> {
    let votes = reply.votes.as_ref()?;
    Some(match backend {
        Backend::Isso => {
            let address = [&*isso::comment_address(server, &reply.id), "/", vote.as_str()].concat();
            Request::json(Method::Post, address, "{}".to_owned()).by(Identity::Cookies)
        }
        Backend::WordPress | Backend::Offprint => {
            Request::json(Method::Post, votes.address.clone()?, json!({ "vote": vote.as_str() }).to_string())
        }
    })
}

/// The votes after a vote. Isso takes no second one, nor one on the voter's own reply, and says so beside the numbers.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Voted {
    likes: Lenient<f64>,
    dislikes: Lenient<f64>,
    message: Text,
}

/// Reads the answer to [`vote_request`]. The flag is true if the vote was counted.
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
