//! The newest articles, for the feeds: their whole text is held, so there are only so many. They are kept for the next run, which
//! may read others.

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

/// The most articles of a feed.
pub const MOST: usize = 100;

/// A longer text is left out of the feeds, which are fetched as a whole again and again.
const LONGEST_TEXT: usize = 256 * 1024;

/// The file, within the output.
const FILE: &str = ".offprint/newest.jsonl";

/// An article in a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedEntry {
    /// The folder of its page.
    pub folder: String,
    /// The headline.
    pub headline: String,
    /// The sentence under it.
    pub summary: Option<String>,
    /// In milliseconds since 1970.
    pub published: Option<i64>,
    /// In milliseconds since 1970.
    pub updated: Option<i64>,
    /// The names in its byline.
    pub authors: Vec<String>,
    /// Its section.
    pub section: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// The address of its main picture.
    pub image: Option<String>,
    /// Its text, rebuilt; empty if it is too long.
    pub html: String,
}

/// An article that may come into the feeds. Its text is rebuilt only if it does.
#[derive(Clone, Debug)]
enum Candidate {
    New(Box<Article>, String, (Option<i64>, Option<i64>)),
    Known(FeedEntry),
}

/// The newest first; of the same time, in the order of their folders.
type Place = (Reverse<Option<i64>>, String);

/// The newest articles so far.
#[derive(Debug, Default)]
pub struct FeedEntries {
    candidates: BTreeMap<Place, Candidate>,
}

impl FeedEntries {
    /// Those that earlier runs have kept.
    pub fn open(output: &Output) -> Self {
        let mut newest = Self::default();
        let kept = fs::read_to_string(output.path(FILE)).unwrap_or_default();
        for entry in kept.lines().filter_map(|line| serde_json::from_str::<FeedEntry>(line).ok()) {
            newest.insert((Reverse(entry.published), entry.folder.clone()), Candidate::Known(entry));
        }
        newest
    }

    /// Adds an article, if it is among them.
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

    /// All of them, as they are printed. `is_there` says whether there is a page in a folder; `language` is that of articles which do not
    /// say theirs.
    pub fn entries(self, is_there: &dyn Fn(&str) -> bool, language: Option<&str>) -> Vec<FeedEntry> {
        let candidates = self.candidates.into_values().map(|candidate| match candidate {
            Candidate::New(article, folder, times) => FeedEntry::of(&article, folder, times, language),
            Candidate::Known(entry) => entry,
        });
        candidates.filter(|entry| is_there(&entry.folder)).collect()
    }
}

/// Keeps them for the next run.
///
/// # Errors
/// When that can't be written.
pub fn keep(entries: &[FeedEntry], output: &Output) -> Result<(), FatalError> {
    // Texts and numbers can always be written.
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
            section: article.kicker.clone(),
            language: article.language.clone(),
            image: article.lead_figure.as_ref().map(|figure| figure.src.clone()),
            html: text(article, language),
        }
    }
}

/// The text of an article, sanitized as on its page; empty where it is too long. Feed readers show the headline above it.
fn text(article: &Article, language: Option<&str>) -> String {
    if matches!(&article.body, Body::Html(html) if html.len() > LONGEST_TEXT) {
        return String::new();
    }
    let html = ArticleText::of(article, 1, &interface(article.language.as_deref().or(language), 1).messages).markup;
    if html.len() > 2 * LONGEST_TEXT { String::new() } else { html }
}
