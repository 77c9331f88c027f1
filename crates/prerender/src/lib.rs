//! Static pages of articles, made with the same components and style sheets as in the browser. Native only.
//!
//! ```text
//! file, folder or address -> source -> queue -> pipeline::worker (decode, allocate a slug, pages, output)
//!                                            -> pipeline (results, then list pages, sitemap, feeds)
//! ```
//!
//! Only a small record of each finished article stays in memory, so a run over a hundred thousand articles needs little more memory than
//! one over a hundred.

mod article_text;
pub mod cli;
mod content_hash;
pub mod dates;
pub mod error;
mod feeds;
pub mod inject;
pub mod language_rules;
mod languages;
mod output;
pub mod pages;
pub mod pipeline;
pub mod site;
mod slug;
mod source;
mod timestamps;
