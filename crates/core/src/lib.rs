//! The pure core of Offprint, without DOM, clock and network: callers pass in whatever a function needs from its platform.
//!
//! * [`config`][]: the settings of an element, from its attributes.
//! * [`form_encoding`][]: `application/x-www-form-urlencoded`.
//! * [`formats`][]: decoders of articles and threads (Offprint, WordPress, JSON Feed, JSON-LD, Isso).
//! * [`lenient`][]: field types for JSON that may be malformed.
//! * [`messages`][]: the sentences of the interface, in the reader's language.
//! * [`model`][]: articles, threads and replies, with the rules for a reply.
//! * [`reply_api`][]: requests to reply endpoints, and the meaning of their answers.
//! * [`sanitizer`][]: the allowlist HTML sanitizer.
//!
//! ```
//! use offprint_core::config::Format;
//! use offprint_core::formats::detect::{DocumentContext, article};
//! use offprint_core::model::reply::{Field, FieldError, ReplyDraft, RequiredFields, validate};
//! use offprint_core::sanitizer::html5ever::{resolver, text};
//!
//! let absolute = |address: &str, base: &str| resolver(base)(address);
//! let at = "https://news.example/bees.json";
//! let context = DocumentContext { format: Format::Auto, item: None, at, absolute: &absolute, plain_text: text };
//! let document = serde_json::json!({ "headline": "The bees are back", "body": "<p>After ten years …</p>" });
//! assert_eq!(article(&document, &context).unwrap().headline, "The bees are back");
//! let draft = ReplyDraft { comment: "Good news!".into(), author: "Ann".into(), ..ReplyDraft::default() };
//! assert_eq!(validate(&draft, RequiredFields::default()), Err(vec![(Field::Email, FieldError::Required)]));
//! ```

pub mod config;
pub mod form_encoding;
pub mod formats;
pub mod lenient;
pub mod messages;
pub mod model;
pub mod reply_api;
pub mod sanitizer;
