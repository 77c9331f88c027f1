//! The newest articles, for the feeds. Their number is limited, because their whole texts are in memory. They are kept for the next run,
//! whose input may be other articles.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs;

use serde::{Deserialize, Serialize};

use crate::article_text::ArticleText;
use crate::error::FatalError;
use crate::languages::interface;
use crate::output::Output;
use offprint_core::model::Article;
use offprint_core::model::article::Body;

/// The maximum number of articles in a feed.
pub const MOST: usize = 100;

/// The maximum size in bytes of a text in the feeds; longer ones are left out, because feeds are fetched as a whole again and again.
const LONGEST_TEXT: usize = 256 * 1024;

/// The path of the file within the output.
const FILE: &str = ".offprint/newest.jsonl";

/// An article in a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedEntry {
    /// The folder of the article's page.
    pub folder: String,
    /// The headline.
    pub headline: String,
    /// The standfirst.
    pub summary: Option<String>,
    /// The time of publication in milliseconds since 1970.
    pub published: Option<i64>,
    /// The time of the last change in milliseconds since 1970.
    pub updated: Option<i64>,
    /// The names in the byline.
    pub authors: Vec<String>,
    /// The section and the tags of the article.
    #[serde(default)]
    pub tags: Vec<String>,
    /// The BCP 47 tag of the language.
    pub language: Option<String>,
    /// The address of the main picture.
    pub image: Option<String>,
    /// The sanitized text; empty if it is too long.
    pub html: String,
}

/// An article that may get into the feeds. Its text is sanitized only then.
#[derive(Clone, Debug)]
enum Candidate {
    New(Box<Article>, String, (Option<i64>, Option<i64>)),
    Known(FeedEntry),
}

/// The sort key: the newest first; at the same time in the order of folders.
type Place = (Reverse<Option<i64>>, String);

/// The newest articles so far.
#[derive(Debug, Default)]
pub struct FeedEntries {
    candidates: BTreeMap<Place, Candidate>,
}

impl FeedEntries {
    /// Opens the articles that earlier runs have kept.
    pub fn open(output: &Output) -> Self {
        let mut newest = Self::default();
        let kept = fs::read_to_string(output.path(FILE)).unwrap_or_default();
        for entry in kept.lines().filter_map(|line| serde_json::from_str::<FeedEntry>(line).ok()) {
            newest.insert((Reverse(entry.published), entry.folder.clone()), Candidate::Known(entry));
        }
        newest
    }

    /// Adds an article, if it is one of the newest.
    pub fn add(&mut self, article: Box<Article>, folder: &str, published: Option<i64>, updated: Option<i64>) {
        self.candidates.retain(|(_, known), _| known != folder);
        let place = (Reverse(published), folder.to_owned());
        self.insert(place, Candidate::New(article, folder.to_owned(), (published, updated)));
    }

    fn insert(&mut self, place: Place, candidate: Candidate) {
        self.candidates.insert(place, candidate);
        if self.candidates.len() > MOST {
            self.candidates.pop_last();
        }
    }

    /// Returns the entries of the feeds. `is_there` returns whether there is a page in a folder; `language` is that of articles that don't
    /// name their own.
    pub fn entries(self, is_there: &dyn Fn(&str) -> bool, language: Option<&str>) -> Vec<FeedEntry> {
        let candidates = self.candidates.into_values().map(|candidate| match candidate {
            Candidate::New(article, folder, times) => FeedEntry::of(&article, folder, times, language),
            Candidate::Known(entry) => entry,
        });
        candidates.filter(|entry| is_there(&entry.folder)).collect()
    }
}

/// Keeps the entries for the next run.
///
/// # Errors
///
/// Returns an error if the file can't be written.
pub fn keep(entries: &[FeedEntry], output: &Output) -> Result<(), FatalError> {
    // Serializing texts and numbers can't fail.
    let line = |entry: &FeedEntry| serde_json::to_string(entry).unwrap_or_default() + "\n";
    let lines: String = entries.iter().map(line).collect();
    output.update(FILE, lines.as_bytes())
}

impl FeedEntry {
    fn of(
        article: &Article,
        folder: String,
        (published, updated): (Option<i64>, Option<i64>),
        language: Option<&str>,
    ) -> Self {
        Self {
            folder,
            headline: article.headline.clone(),
            summary: article.standfirst.clone(),
            published,
            updated,
            authors: article.authors.iter().map(|author| author.name.clone()).collect(),
            tags: tags(article),
            language: article.language.clone(),
            image: article.lead_figure.as_ref().map(|figure| figure.src.clone()),
            html: text(article, language),
        }
    }
}

/// Returns the section and the tags of an article, each once.
fn tags(article: &Article) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in article.kicker.iter().chain(article.tags.iter().map(|tag| &tag.name)) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

/// Returns the text of an article, sanitized as on its page; empty if it is too long. Feed readers show the headline above it.
fn text(article: &Article, language: Option<&str>) -> String {
    if matches!(&article.body, Body::Html(html) if html.len() > LONGEST_TEXT) {
        return String::new();
    }
    let html = ArticleText::of(article, 1, &interface(article.language.as_deref().or(language), 1).messages).markup;
    if html.len() > 2 * LONGEST_TEXT { String::new() } else { html }
}
