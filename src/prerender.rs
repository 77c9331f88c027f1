//! Static pages of articles, made of the same components and the same style sheets as in the browser. Native only.

pub mod page;
pub mod site;
pub mod story;
