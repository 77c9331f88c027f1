//! The replies that are part of an article's page.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::http::Client;
use super::{SourceDocument, file};
use crate::cli::Options;
use crate::dates;
use offprint_core::config::Sort;
use offprint_core::formats::thread::{
    Extras, PAGE, ThreadContext, ThreadPage, is_collection, isso, page, page_address,
};
use offprint_core::model::Article;
use offprint_core::model::discussion::Backend;
use offprint_core::model::thread::ThreadReply;
use offprint_core::sanitizer::html5ever::resolver;
use offprint_core::sanitizer::{host, is_web};

/// The replies that were read, and the number of all replies.
pub type Replies = (Vec<ThreadReply>, u32);

/// Reads the first replies to an article, the oldest first.
///
/// # Errors
///
/// Returns a sentence about the reason why they can't be read.
pub fn of(article: &Article, item: &SourceDocument, options: &Options, client: &Client) -> Result<Replies, String> {
    if options.no_replies {
        return Ok(Replies::default());
    }
    let mut printed = Printed { article, limit: options.replies as usize, replies: Vec::new(), total: None };
    match (&article.discussion.thread, beside(item)) {
        (_, Some(path)) => printed.of_files(item, path)?,
        (Some(thread), None) if may_be_asked(thread, item, options) => printed.of_address(thread, client)?,
        _ => {}
    }
    printed.replies.truncate(printed.limit);
    let shown = printed.replies.len() as u32;
    Ok((printed.replies, printed.total.unwrap_or(0).max(shown)))
}

/// The replies read so far.
struct Printed<'a> {
    article: &'a Article,
    limit: usize,
    replies: Vec<ThreadReply>,
    total: Option<u32>,
}

impl Printed<'_> {
    fn of_address(&mut self, thread: &str, client: &Client) -> Result<(), String> {
        let discussion = &self.article.discussion;
        if discussion.backend == Backend::Isso {
            return self.of_isso(thread, client);
        }
        if !(is_collection(thread) || discussion.backend == Backend::WordPress) {
            return self.of_pages(thread, client);
        }
        let post = discussion.post.as_deref().filter(|_| !thread.contains("post="));
        if post.is_none() && !thread.contains("post=") {
            // Without a post it would be the comments of the whole site.
            return Ok(());
        }
        for number in 1.. {
            let address = page_address(thread, post, number, false, Extras::default());
            let answer = client.json(&address).map_err(|error| error.to_string())?;
            self.total = answer.total.map(|total| total as u32).or(self.total);
            let read = self.add(&answer.document, &answer.at)?;
            let is_last = answer.pages.map_or(read.replies < PAGE as usize, |pages| u64::from(number) >= pages);
            if is_last || self.is_full() {
                break;
            }
        }
        Ok(())
    }

    fn of_isso(&mut self, thread: &str, client: &Client) -> Result<(), String> {
        for number in 1.. {
            let answer =
                client.json(&isso::page_address(thread, number, Sort::Oldest)).map_err(|error| error.to_string())?;
            let read = self.add(&answer.document, &answer.at)?;
            if read.left_out == 0 || read.replies == 0 || self.is_full() {
                break;
            }
        }
        Ok(())
    }

    fn of_pages(&mut self, first: &str, client: &Client) -> Result<(), String> {
        let mut seen = HashSet::new();
        let mut next = Some(first.to_owned());
        while let Some(address) = next.filter(|address| !self.is_full() && seen.insert(address.clone())) {
            let answer = client.json(&address).map_err(|error| error.to_string())?;
            next = self.add(&answer.document, &answer.at)?.next;
            next = next.filter(|next| host(next) == host(&answer.at));
        }
        Ok(())
    }

    fn of_files(&mut self, item: &SourceDocument, first: PathBuf) -> Result<(), String> {
        let mut seen = HashSet::new();
        let mut next = Some(first);
        while let Some(path) = next.filter(|path| !self.is_full() && seen.insert(path.clone())) {
            let document = file::document(&path).map_err(|why| format!("its replies in {}: {why}", path.display()))?;
            self.add(&document, &item.at)?;
            next = path.parent().and_then(|folder| file_beside(&document, "next", folder, item));
        }
        Ok(())
    }

    fn is_full(&self) -> bool {
        self.replies.len() >= self.limit
    }

    fn add(&mut self, document: &Value, at: &str) -> Result<Added, String> {
        let authors: Vec<String> = self.article.authors.iter().map(|author| author.name.clone()).collect();
        let resolve = resolver(at);
        let reading = ThreadContext {
            resolve: &resolve,
            clock: dates::clock,
            iso: dates::iso,
            plain_text: offprint_core::sanitizer::html5ever::text,
            authors: &authors,
        };
        let ThreadPage { replies, total, next, left_out, .. } =
            page(document, &reading).ok_or_else(|| format!("{at}: the document has no replies"))?;
        self.total = self.total.or(total);
        let read = document.as_array().map_or(replies.len(), Vec::len);
        self.replies.extend(replies);
        Ok(Added { replies: read, next, left_out })
    }
}

/// The result of adding a page.
struct Added {
    replies: usize,
    next: Option<String>,
    left_out: u32,
}

/// Returns true if the thread of an article may be requested. For an article from the network it has to be on the article's own server, or
/// on the one that the command line names: the author of a feed must not be able to direct requests to other machines from here.
fn may_be_asked(thread: &str, item: &SourceDocument, options: &Options) -> bool {
    let is_named = options.isso.as_deref().is_some_and(|isso| host(thread) == host(isso));
    is_web(thread) && (!options.is_remote() || is_named || host(thread) == host(&item.at))
}

/// Returns the file with the replies to an article that is itself in a file.
fn beside(item: &SourceDocument) -> Option<PathBuf> {
    file_beside(&item.document, "replies", &item.place.as_ref()?.folder, item)
}

/// Returns the file that a property names relative to a folder; `None` for one outside of the input, which is never read.
fn file_beside(document: &Value, key: &str, folder: &Path, item: &SourceDocument) -> Option<PathBuf> {
    let named = document
        .get(key)?
        .as_str()
        .map(str::trim)
        .filter(|named| !named.is_empty())
        .filter(|named| !named.contains(':'))?;
    let path = fs::canonicalize(folder.join(named)).ok()?;
    (path.starts_with(&item.place.as_ref()?.root) && path.is_file()).then_some(path)
}
