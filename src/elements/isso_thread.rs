//! The discussion of an article whose replies are on an Isso server.

use offprint_core::config::Config;
use offprint_core::formats::thread::isso;
use offprint_core::model::Article;
use offprint_core::model::discussion::Backend;

use crate::browser::urls;

/// Replaces the discussion if an address from the element or the article is that of an Isso server. The thread's URI there is the one in
/// the address, or else the element's `article`, or the path of the article's own page.
pub fn settle(article: &mut Article, config: &Config) {
    let is_isso = |address: &String| match config.backend {
        Some(backend) => backend == Backend::Isso,
        None => isso::is_isso(address),
    };
    let page = urls::page();
    let absolute = |address: &Option<String>| urls::absolute(address.as_deref()?, &page);
    let named = [absolute(&config.thread), absolute(&config.reply_to), article.discussion.thread.clone()];
    let Some(address) = named.into_iter().flatten().find(is_isso) else { return };
    let uri = isso::uri(&address).or_else(|| config.article.clone()).or_else(|| path(article));
    article.discussion = isso::discussion(&address, &uri.unwrap_or_default());
}

/// Returns the path of the article's own page, or of this page if the article has no address.
fn path(article: &Article) -> Option<String> {
    urls::path(&article.url.clone().or_else(urls::canonical)?)
}
