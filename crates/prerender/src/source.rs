//! Where articles come from. Whatever that is, they are read one after the other, and no more of them at a time than a page
//! of a WordPress site or a single document holds.

mod address;
mod document;
pub mod file;
pub mod http;
pub mod replies;
mod wordpress;

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::Value;

use super::failure::{Failed, Stop};
use super::options::Options;
use http::Client;

/// A document with one article in it.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it can be found by, for messages.
    pub name: String,
    /// What stands in it.
    pub document: Value,
    /// Where it was found: the address its relative addresses refer to.
    pub at: String,
    /// Where it lies, if it is a file.
    pub place: Option<Arc<Place>>,
}

/// Where a file lies.
#[derive(Clone, Debug)]
pub struct Place {
    /// The folder it is in.
    pub folder: PathBuf,
    /// The folder that was given as the input. Nothing outside of it is read.
    pub root: PathBuf,
}

/// What comes of reading.
#[derive(Clone, Debug)]
pub enum Read {
    /// A document.
    Item(Item),
    /// One that can't be read, where others can.
    Failed(Failed),
    /// How many there are in all, as soon as that is known.
    Total(u64),
}

/// Takes what is read, and says whether there should be more.
pub type Sink<'a> = &'a mut dyn FnMut(Read) -> ControlFlow<()>;

/// Whether reading goes on: `Break` is nobody's fault.
pub type Flow = Result<ControlFlow<()>, Stop>;

/// Reads all that was asked for.
///
/// # Errors
/// When there is nothing, or the source breaks off.
pub fn read(options: &Options, client: &Client, sink: Sink<'_>) -> Result<(), Stop> {
    let flow = match options.input.as_str() {
        "-" => file::standard_input(options, sink),
        _ if options.is_remote() => address::read(options, client, sink),
        path => file::read(path.as_ref(), options, sink),
    };
    flow.map(drop)
}

/// Hands on all the articles in a document.
fn hand_on(document: Value, name: &str, at: &str, place: Option<&Arc<Place>>, sink: Sink<'_>) -> ControlFlow<()> {
    let documents = document::split(document);
    let is_one = documents.len() == 1;
    for document in documents {
        let name = if is_one { name.to_owned() } else { document::name(&document, name) };
        sink(Read::Item(Item { name, document, at: at.to_owned(), place: place.cloned() }))?;
    }
    ControlFlow::Continue(())
}
