//! The steps from an article to its page: decoding, naming, rendering and writing, as far as they are needed.

use std::fmt::Write as _;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

use super::article_id::{HashWriter, hash_document, key};
use super::page_result::{FinishedPage, PageResult};
use super::slug_allocator::{Claim, SlugAllocator};
use crate::cli::Options;
use crate::content_hash::ContentHash;
use crate::dates;
use crate::error::{ArticleError, FatalError};
use crate::output::manifest::{Manifest, PageRecord};
use crate::output::{Output, is_hopeless};
use crate::pages::article_page::page;
use crate::pages::page_data::PageData;
use crate::site::Site;
use crate::slug;
use crate::source::SourceDocument;
use crate::source::http::Client;
use crate::source::isso_thread;
use crate::source::replies::{self, Replies};
use crate::timestamps;
use offprint_core::formats::load_error::{LoadError, MAX_BYTES};
use offprint_core::model::Article;

/// The context that all workers share.
pub struct WorkerContext<'a> {
    /// The options of the run.
    pub options: &'a Options,
    /// The settings of the site.
    pub site: &'a Site,
    /// The client that fetches replies.
    pub client: &'a Client,
    /// The output folder.
    pub output: &'a Output,
    /// The records of the pages.
    pub manifest: &'a Mutex<Manifest>,
    /// The allocator of folder names.
    pub slugs: &'a SlugAllocator,
    /// The hash of this program and its options, because another one makes other pages.
    pub fingerprint: ContentHash,
}

impl WorkerContext<'_> {
    /// Makes the page of an article. Even after a panic the next article gets its turn.
    pub fn make(&self, turn: u64, item: &SourceDocument) -> PageResult {
        let made = catch_unwind(AssertUnwindSafe(|| self.try_to(turn, item)));
        self.slugs.skip(turn);
        made.unwrap_or_else(|_| {
            PageResult::Failed(failed(item, "the program crashed on it; this is a bug in the program"))
        })
    }

    fn try_to(&self, turn: u64, item: &SourceDocument) -> PageResult {
        let (mut hasher, size) = hash_document(item);
        if size > MAX_BYTES {
            return PageResult::Failed(failed(item, &LoadError::TooLarge.to_string()));
        }
        let mut article = match item.decode(self.options.format) {
            Ok(article) => article,
            Err(LoadError::Protected) => return PageResult::LeftOut(failed(item, &LoadError::Protected.to_string())),
            Err(error) => return PageResult::Failed(failed(item, &error.to_string())),
        };
        let key = key(&article, item);
        let before = self.before(key);
        let had = before.as_ref().map(|record| record.folder.clone());
        let content = hasher.clone().finish();
        let folder = match self.slugs.claim(turn, key, content, had, &slug::wanted(&article)) {
            Claim::Folder(folder) => folder,
            Claim::Repeated => return PageResult::Repeated,
            Claim::Taken => {
                let name = article.id.as_deref().or(article.url.as_deref()).unwrap_or(&item.at);
                return PageResult::Failed(failed(
                    item,
                    &format!("another article has the same name, {name}; give each its own id or url"),
                ));
            }
        };
        let page = self.site.address.as_ref().map(|site| format!("{site}{}/", slug::encoded(&folder)));
        isso_thread::settle(&mut article, self.options.isso.as_deref(), page.as_deref());
        let (replies, lacks) = match replies::of(&article, item, self.options, self.client) {
            Ok(replies) => (replies, None),
            // The page of an earlier run has the replies, so it is kept.
            Err(why) if self.is_there(before.as_ref()) => {
                return PageResult::Stays(failed(item, &format!("{why}; its page stays as it was")));
            }
            Err(why) => (Replies::default(), Some(failed(item, &format!("{why}; its page has no replies")))),
        };
        // Writing to a hasher can't fail.
        let age = self.options.age_note.and_then(|months| article.age(months, dates::now(), dates::clock));
        let _ = write!(HashWriter(&mut hasher), "{}{folder}{age:?}{replies:?}", self.fingerprint.hex());
        let input = hasher.finish();
        let finished = self.finish(Job { key, folder, article, age, replies, input, lacks, before });
        finished.unwrap_or_else(|(path, error)| match is_hopeless(&error) {
            true => PageResult::Stopped(FatalError::output(&self.output.path(&path), &error)),
            false => PageResult::Failed(failed(item, &format!("{path} can't be written: {error}"))),
        })
    }

    /// Returns the record of an article's page from an earlier run.
    fn before(&self, key: ContentHash) -> Option<PageRecord> {
        self.manifest.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    fn is_there(&self, record: Option<&PageRecord>) -> bool {
        record.is_some_and(|record| self.output.path(&file(&record.folder)).exists())
    }

    fn finish(&self, job: Job) -> Result<PageResult, (String, io::Error)> {
        let Job { key, folder, article, age, replies: (replies, total), input, lacks, before } = job;
        let before = before.filter(|_| !self.options.force).filter(|record| self.is_there(Some(record)));
        let mut record = PageRecord {
            headline: article.headline.as_str().into(),
            language: article.language.as_deref().map(Into::into),
            published: article.published.as_deref().and_then(timestamps::millis),
            updated: article.updated.as_deref().and_then(timestamps::millis),
            input,
            page: before.as_ref().map(|record| record.page).unwrap_or_default(),
            folder,
        };
        let mut finished = FinishedPage { key, record: PageRecord::default(), article, is_new: false, lacks };
        if before.as_ref().is_none_or(|record| record.input != input) {
            let path = format!("{}/", slug::encoded(&record.folder));
            let story = PageData { article: finished.article, age, replies, total, path };
            let page = page(&story, self.site);
            finished.article = story.article;
            record.page = ContentHash::of(&[&page.html]);
            if before.is_none_or(|before| before.page != record.page) {
                let file = file(&record.folder);
                self.output.write(&file, page.html.as_bytes()).map_err(|error| (file, error))?;
                finished.is_new = true;
            }
        }
        if finished.lacks.is_some() {
            // No input has this hash, so the next run tries again.
            record.input = ContentHash::default();
        }
        finished.record = record;
        Ok(PageResult::Page(Box::new(finished)))
    }
}

/// An article whose page is being made.
struct Job {
    key: ContentHash,
    folder: Box<str>,
    article: Article,
    /// The whole years since its last change, for the age note.
    age: Option<u32>,
    replies: Replies,
    input: ContentHash,
    lacks: Option<ArticleError>,
    before: Option<PageRecord>,
}

/// Returns the path of a page's file.
pub fn file(folder: &str) -> String {
    format!("{folder}/index.html")
}

fn failed(item: &SourceDocument, why: &str) -> ArticleError {
    ArticleError { name: item.name.clone(), why: why.to_owned() }
}
