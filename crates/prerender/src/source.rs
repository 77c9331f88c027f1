//! Sources of articles: files, folders, standard input and addresses. Documents are read one after the other; no more than one document or
//! one page of a WordPress site is in memory.

mod address;
pub mod file;
pub mod http;
pub mod isso_thread;
pub mod replies;
mod sentences;
mod split;
mod wordpress;

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::Value;

use self::http::Client;
use crate::cli::{Options, SourceFormat};
use crate::dates;
use crate::error::{ArticleError, FatalError};
use offprint_core::formats::detect::{self, DocumentContext};
use offprint_core::formats::load_error::LoadError;
use offprint_core::model::Article;
use offprint_core::sanitizer::html5ever;

/// A document with one article in it.
#[derive(Clone, Debug)]
pub struct SourceDocument {
    /// The file or address, for messages.
    pub name: String,
    /// The parsed document.
    pub document: Value,
    /// The base of its relative addresses.
    pub at: String,
    /// The place of the file, if the document is from one.
    pub place: Option<Arc<Place>>,
}

impl SourceDocument {
    /// Decodes the article in the document.
    ///
    /// # Errors
    ///
    /// Returns the reason why there is none.
    pub fn decode(&self, format: SourceFormat) -> Result<Article, LoadError> {
        let absolute = |address: &str, base: &str| html5ever::resolver(base)(address);
        let context = DocumentContext {
            format: format.into(),
            item: None,
            at: &self.at,
            absolute: &absolute,
            plain_text: html5ever::text,
        };
        let mut article = detect::article(&self.document, &context)?;
        article.settle_times(dates::clock);
        // In Offprint's own format the publisher has chosen the paragraphs.
        if detect::is_foreign(&self.document, &context) {
            article.break_up_wall(sentences::split);
        }
        article.updated = article.updated.map(|updated| dates::in_zone_of(&updated, article.published.as_deref()));
        Ok(article)
    }
}

/// The place of an input file.
#[derive(Clone, Debug)]
pub struct Place {
    /// The folder of the file.
    pub folder: PathBuf,
    /// The folder that was given as the input. Nothing outside of it is read.
    pub root: PathBuf,
}

/// An event while the source is read.
#[derive(Clone, Debug)]
pub enum ReadEvent {
    /// A document was read.
    Document(SourceDocument),
    /// A document can't be read; others may follow.
    Failed(ArticleError),
    /// The number of all documents became known.
    Total(u64),
}

/// A function that takes an event, and returns whether to continue reading.
pub type Sink<'a> = &'a mut dyn FnMut(ReadEvent) -> ControlFlow<()>;

/// The result of a step of reading: whether to continue. `Break` is no error.
pub type Flow = Result<ControlFlow<()>, FatalError>;

/// Reads the input of a run.
///
/// # Errors
///
/// Returns an error if there is nothing to read, or if the source breaks off.
pub fn read(options: &Options, client: &Client, sink: Sink<'_>) -> Result<(), FatalError> {
    let flow = match options.input.as_str() {
        "-" => file::standard_input(options, sink),
        _ if options.is_remote() => address::read(options, client, sink),
        path => file::read(path.as_ref(), options, sink),
    };
    flow.map(drop)
}

/// Passes all articles in a document to the sink.
fn hand_on(document: Value, name: &str, at: &str, place: Option<&Arc<Place>>, sink: Sink<'_>) -> ControlFlow<()> {
    let documents = split::split(document);
    let is_one = documents.len() == 1;
    for document in documents {
        let name = if is_one { name.to_owned() } else { split::name(&document, name) };
        sink(ReadEvent::Document(SourceDocument { name, document, at: at.to_owned(), place: place.cloned() }))?;
    }
    ControlFlow::Continue(())
}
