//! The thread of an article on an Isso server.

use offprint_core::formats::thread::isso;
use offprint_core::model::{Article, Discussion};
use url::Url;

/// Sets the thread of an article: on the server that the article names, else on the given one if the article names no thread. The page's
/// name on the server is the one in the address, else the path of the article's page.
pub fn settle(article: &mut Article, server: Option<&str>, page: Option<&str>) {
    let named = match (article.discussion.thread.as_deref(), server) {
        (Some(thread), _) if isso::is_isso(thread) => thread,
        (None, Some(server)) => server,
        _ => return,
    };
    let path = || Some(Url::parse(page?).ok()?.path().to_owned());
    let Some(uri) = isso::uri(named).or_else(path) else { return };
    article.discussion = Discussion { policy: article.discussion.policy, ..isso::discussion(named, &uri) };
}
