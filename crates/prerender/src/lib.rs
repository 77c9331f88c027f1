//! Static pages of articles, made of the same components and the same style sheets as in the browser. Native only.
//!
//! ```text
//! a file, a folder, an address -> source -> a queue -> workers: recognise, claim a folder, page, write
//!                                                   -> run: what became of each, then index, sitemap, feeds
//! ```
//!
//! Nothing here holds more than a small record of an article that is done, so a hundred thousand take little more memory than
//! a hundred.

mod article;
mod books;
mod claims;
mod clock;
pub mod dates;
mod digest;
pub mod failure;
mod feeds;
mod finish;
mod form;
mod head;
mod identity;
mod index_page;
pub mod insert;
mod json_ld;
mod links;
mod lock;
mod made;
mod markup_tree;
mod newest;
pub mod options;
mod output;
pub mod page;
mod progress;
mod register;
mod replies;
pub mod run;
pub mod site;
mod sitemap;
mod slug;
mod source;
pub mod story;
mod styles;
pub mod summary;
mod thread;
mod words;
mod worker;
