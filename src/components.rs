//! Components: props in, callbacks out. No component fetches, stores or accesses the host page, so the same components run in the browser
//! (feature `csr`) and render static pages natively (feature `ssr`).

pub mod age_note;
pub mod article;
pub mod author_card;
pub mod avatar;
pub mod basics;
pub mod contents;
pub mod language_rules;
pub mod load_error;
pub mod plain_paragraphs;
pub mod reply_form;
pub mod rich_text;
pub mod share;
pub mod skeleton;
pub mod thread;
pub mod ui_context;

pub use language_rules::{FormattedTime, LanguageRules};
pub use rich_text::RichText;
pub use ui_context::{UiContext, UiSettings};
