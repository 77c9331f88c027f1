//! Static pages of articles, made of the same components and the same style sheets as in the browser. Native only.

mod article;
pub mod dates;
mod form;
mod head;
mod json_ld;
mod links;
pub mod page;
mod render;
mod replies;
pub mod site;
pub mod story;
mod styles;
mod thread;
mod words;
