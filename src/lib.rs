//! Offprint renders a news article, its author, the thread of replies and a *Leave a Reply* form, as custom elements in any page.
//!
//! ```text
//! attributes -> Config -> browser::article_client (gloo-net) -> offprint_core::formats (serde) -> Article -> <ArticleView/> -> DOM
//! reader types -> FormState (signals) -> validate -> Reply -> browser::reply_client sends it -> Outcome or PostError -> a notice
//! ```
//!
//! [`components`] are Leptos components, which also render natively (feature `ssr`). The feature `csr` adds `elements` (attributes, events,
//! mounting and unmounting) and `browser` (requests, storage, dates, parsing). Code without side effects is in the crate `offprint-core`.

pub mod components;

#[cfg(all(feature = "csr", target_arch = "wasm32"))]
pub mod browser;
#[cfg(all(feature = "csr", target_arch = "wasm32"))]
pub mod elements;
