//! The article: read from what has arrived, built, and what stands in its place until then.
//!
//! All of it, and what only it uses, is the part of the module that is called *article* (see [`super::later`]): where only replies are
//! shown it never comes. These functions are the only ways into it.

mod body;

use web_sys::Document;

use super::article_source::ArticleSource;
use crate::formats::load_error::LoadError;
use crate::components::element::View;
use crate::components::{self, Context};
use crate::config::Config;
use crate::model::Article;

/// The article in a document. If that is in another format than our own, [`super::later::Part::Formats`] has to be here, too.
///
/// # Errors
/// When there is none.
#[inline(never)]
pub fn read(source: &ArticleSource, config: &Config) -> Result<Article, LoadError> {
    source.article(config)
}

/// An article, from its kicker to its author cards.
///
/// # Errors
/// When the page does not let HTML be parsed.
#[inline(never)]
pub fn view(document: &Document, article: &Article, context: &Context) -> Result<View, LoadError> {
    let (body, words) = body::rebuild(document, article, context)?;
    Ok(components::article::article(article, body, words, context).into())
}

/// What stands in an article's place while it loads.
#[inline(never)]
pub fn skeleton(context: &Context) -> View {
    components::skeleton::skeleton(context).into()
}
