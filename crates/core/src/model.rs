//! Articles, threads and replies as plain values, independent of the format and the server they come from.

pub mod article;
pub mod comment_html;
pub mod comment_markdown;
pub mod discussion;
pub mod local_reply;
pub mod markup;
pub mod outline;
pub mod person_name;
pub mod reply;
pub mod submission;
pub mod thread;

pub use article::{Article, Body, Contributor, Direction, LeadFigure, Source};
pub use discussion::Discussion;
