//! Offprint renders a news article, its author, the thread of replies and a *Leave a Reply* form inside any page.
//!
//! ```text
//! attributes -> Config -> embed fetches -> backend decodes -> Article -> ArticleView(props) -> DOM
//! reader types -> ReplyDraft -> validate -> Reply -> backend builds the request -> embed sends it
//!              -> backend reads status + body -> Outcome or PostError -> a notice, or a field's message
//! ```
//!
//! [`model`], [`html`], [`backend`], [`config`] and [`strings`] are the pure core: no DOM, no clock, no global state, so they
//! are tested natively. `components` turn values into views and take callbacks; `embed` is the edge and the only module that
//! talks to the browser. `prerender` writes the same views as static pages; it and `embed` never see each other.

pub mod backend;
pub mod config;
pub mod html;
pub mod model;
pub mod strings;
pub mod text;

#[cfg(feature = "components")]
pub mod components;
#[cfg(feature = "browser")]
pub mod embed;
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub mod prerender;
