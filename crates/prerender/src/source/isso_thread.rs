//! The thread of an article that an Isso server keeps.

use offprint_core::formats::thread::isso;
use offprint_core::model::{Article, Discussion};
use url::Url;

use crate::cli::Options;
use crate::slug;

/// Names the thread of an article: on the server that the article itself names, or on that of the options if it names no thread. The
/// page's name there is the one in the address, else the path of the page that is made.
pub fn settle(article: &mut Article, folder: &str, options: &Options) {
    let named = match &article.discussion.thread {
        Some(thread) if isso::is_isso(thread) => thread,
        Some(_) => return,
        None => match &options.isso {
            Some(server) => server,
            None => return,
        },
    };
    let Some(uri) = isso::uri(named).or_else(|| path(folder, options)) else { return };
    article.discussion = Discussion { policy: article.discussion.policy, ..isso::discussion(named, &uri) };
}

/// The path of the page in a folder of the site.
fn path(folder: &str, options: &Options) -> Option<String> {
    let page =
        Url::parse(options.site().address.as_deref()?).ok()?.join(&format!("{}/", slug::encoded(folder))).ok()?;
    Some(page.path().to_owned())
}
