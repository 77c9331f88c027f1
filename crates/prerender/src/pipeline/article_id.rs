//! The key of an article, and the hash of its content.

use std::fmt;
use std::io;

use crate::content_hash::{ContentHash, ContentHasher};
use crate::source::SourceDocument;
use offprint_core::model::Article;
use offprint_core::sanitizer::host;

/// Hashes a document. Returns the hasher and the document's size in bytes.
pub fn hash_document(item: &SourceDocument) -> (ContentHasher, u64) {
    let mut hasher = ContentHasher::default();
    hasher.part(item.at.as_bytes());
    // Writing to a hasher can't fail, and a value that was parsed can be serialized.
    let _ = serde_json::to_writer(&mut hasher, &item.document);
    let size = hasher.written;
    (hasher, size)
}

/// Returns the key of an article: a hash of its id, which is unique only on its site, else of its permalink, else of its address.
pub fn key(article: &Article, item: &SourceDocument) -> ContentHash {
    let site = article.url.as_deref().map_or_else(|| host(&item.at), host);
    match (&article.id, &article.url) {
        (Some(id), _) => ContentHash::of(&["id", site, id]),
        (None, Some(url)) => ContentHash::of(&["url", url]),
        (None, None) => ContentHash::of(&["at", &item.at, &item.name]),
    }
}

/// A text writer to a hasher.
pub struct HashWriter<'a>(pub &'a mut ContentHasher);

impl fmt::Write for HashWriter<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        io::Write::write_all(self.0, text.as_bytes()).map_err(|_| fmt::Error)
    }
}
