//! Sources of articles: files, folders, standard input and addresses. They are read one after the other, and no more at a time than a
//! page of a WordPress site or one document holds.

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
    /// The JSON.
    pub document: Value,
    /// The address that its relative addresses refer to.
    pub at: String,
    /// The file's place, if it is one.
    pub place: Option<Arc<Place>>,
}

impl SourceDocument {
    /// The article in it.
    ///
    /// # Errors
    /// When there is none.
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
        // In our own format the paragraphs are the publisher's.
        if detect::is_foreign(&self.document, &context) {
            article.break_up_wall(sentences::split);
        }
        article.updated = article.updated.map(|updated| dates::in_zone_of(&updated, article.published.as_deref()));
        Ok(article)
    }
}

/// The place of a file.
#[derive(Clone, Debug)]
pub struct Place {
    /// The folder it is in.
    pub folder: PathBuf,
    /// The folder that was given as the input. Nothing outside of it is read.
    pub root: PathBuf,
}

/// The events of reading.
#[derive(Clone, Debug)]
pub enum ReadEvent {
    /// A document.
    Document(SourceDocument),
    /// One that can't be read, where others can.
    Failed(ArticleError),
    /// The number of all documents, as soon as it is known.
    Total(u64),
}

/// Takes what is read, and says whether there should be more.
pub type Sink<'a> = &'a mut dyn FnMut(ReadEvent) -> ControlFlow<()>;

/// True if reading goes on: `Break` is nobody's fault.
pub type Flow = Result<ControlFlow<()>, FatalError>;

/// Reads all that was asked for.
///
/// # Errors
/// When there is nothing, or the source breaks off.
pub fn read(options: &Options, client: &Client, sink: Sink<'_>) -> Result<(), FatalError> {
    let flow = match options.input.as_str() {
        "-" => file::standard_input(options, sink),
        _ if options.is_remote() => address::read(options, client, sink),
        path => file::read(path.as_ref(), options, sink),
    };
    flow.map(drop)
}

/// Hands on all the articles in a document.
fn hand_on(document: Value, name: &str, at: &str, place: Option<&Arc<Place>>, sink: Sink<'_>) -> ControlFlow<()> {
    let documents = split::split(document);
    let is_one = documents.len() == 1;
    for document in documents {
        let name = if is_one { name.to_owned() } else { split::name(&document, name) };
        sink(ReadEvent::Document(SourceDocument { name, document, at: at.to_owned(), place: place.cloned() }))?;
    }
    ControlFlow::Continue(())
}
