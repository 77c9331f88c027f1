//! Static pages of articles, made of the same components and the same style sheets as in the browser. Native only.
//!
//! ```text
//! a file, a folder, an address -> source -> a queue -> workers: recognise, claim a folder, page, write
//!                                                   -> run: what became of each, then index, sitemap, feeds
//! ```
//!
//! Nothing here holds more than a small record of an article that is done, so a hundred thousand take little more memory than
//! a hundred.

mod claims;
mod clock;
mod digest;
pub mod failure;
mod feeds;
mod finish;
mod index_page;
mod lock;
mod newest;
pub mod options;
mod output;
pub mod page;
mod progress;
mod register;
pub mod run;
pub mod site;
mod sitemap;
mod slug;
mod source;
pub mod story;
mod worker;
