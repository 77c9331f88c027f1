//! The pure part of Offprint: values in, values out. No DOM, no clock, no requests, so all of it is tested natively.
//!
//! ```text
//! a JSON document -> formats -> model::Article          model::reply::ReplyDraft -> validate -> Reply
//! untrusted HTML  -> sanitizer -> an HtmlSink           Reply -> reply_api -> a request; status + body -> Outcome
//! attributes      -> config::Config                     MessageKey -> messages::Messages -> a sentence
//! ```

pub mod config;
pub mod form_encoding;
pub mod formats;
pub mod lenient;
pub mod messages;
pub mod model;
pub mod reply_api;
pub mod sanitizer;
