//! What a reader sees: values in, callbacks out. No component fetches, stores or looks at the page it stands in.

pub mod article;
pub mod author_card;
pub mod context;
pub mod element;
pub mod failure;
pub mod reply_form;
pub mod signal;
pub mod skeleton;
pub mod thread;

pub use context::{Context, Moment};
