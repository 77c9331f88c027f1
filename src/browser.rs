//! The platform: requests, storage, dates, parsing and the service worker. The only code that talks to browser APIs by itself; it knows no
//! component.

pub mod account;
pub mod after_paint;
pub mod article_client;
pub mod change_client;
pub mod console;
pub mod dates;
pub mod dom_sanitizer;
pub mod drafts;
pub mod fetch;
pub mod hidden_authors;
mod inert_document;
mod inert_parser;
mod intl_cache;
pub mod isso_client;
pub mod languages;
pub mod lists;
pub mod local_replies;
pub mod numbers;
pub mod permalink;
pub mod plurals;
pub mod relative_time;
pub mod reply_client;
pub mod reply_counts;
pub mod reply_marks;
pub mod sentences;
pub mod service_worker;
pub mod share;
pub mod storage;
pub mod text_area;
pub mod thread_client;
pub mod timer;
pub mod urls;
pub mod window_listener;
