//! What an article is called, and what tells whether it is the same as before.

use std::fmt;
use std::io;

use super::digest::{Digest, Digester};
use super::source::Item;
use offprint_core::model::Article;
use offprint_core::sanitizer::host;

/// What stands in an item, and how many bytes that is.
pub fn contents(item: &Item) -> (Digester, u64) {
    let mut digester = Digester::default();
    digester.part(item.at.as_bytes());
    // Writing into a hash can't fail, and a value that was parsed can be written.
    let _ = serde_json::to_writer(&mut digester, &item.document);
    let size = digester.written;
    (digester, size)
}

/// What an article is called: its id, which is one only on its own site; else its permalink; else where it was found.
pub fn key(article: &Article, item: &Item) -> Digest {
    let site = article.url.as_deref().map_or_else(|| host(&item.at), host);
    match (&article.id, &article.url) {
        (Some(id), _) => Digest::of(&["id", site, id]),
        (None, Some(url)) => Digest::of(&["url", url]),
        (None, None) => Digest::of(&["at", &item.at, &item.name]),
    }
}

/// Text into a digest.
pub struct Text<'a>(pub &'a mut Digester);

impl fmt::Write for Text<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        io::Write::write_all(self.0, text.as_bytes()).map_err(|_| fmt::Error)
    }
}
