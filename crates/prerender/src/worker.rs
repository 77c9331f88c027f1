//! What is done with one article: read, named, rendered, written, as far as that is needed.

use std::fmt::Write as _;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

use super::claims::{Claim, Claims};
use super::clock;
use super::digest::Digest;
use super::failure::{Failed, Stop};
use super::identity::{Text, contents, key};
use super::made::{Finished, Made};
use super::options::{Kind, Options};
use super::output::{Output, is_hopeless};
use super::page::page;
use super::register::{Record, Register};
use super::site::Site;
use super::slug;
use super::source::Item;
use super::source::http::Client;
use super::source::replies::{self, Replies};
use super::story::Story;
use offprint_core::formats::detect::{self, DocumentContext};
use offprint_core::formats::load_error::{LoadError, MAX_BYTES};
use offprint_core::model::Article;
use offprint_core::sanitizer::html5ever;

/// What all workers share.
pub struct Workshop<'a> {
    /// What was asked for.
    pub options: &'a Options,
    /// What all pages have in common.
    pub site: &'a Site,
    /// For the replies.
    pub client: &'a Client,
    /// Where pages are written.
    pub output: &'a Output,
    /// What earlier runs have left.
    pub register: &'a Mutex<Register>,
    /// Who gets which folder.
    pub claims: &'a Claims,
    /// Of this program and of what was asked for: another one makes other pages.
    pub maker: Digest,
}

impl Workshop<'_> {
    /// Makes the page of an article. Whatever happens, the next one gets its turn.
    pub fn make(&self, turn: u64, item: &Item) -> Made {
        let made = catch_unwind(AssertUnwindSafe(|| self.try_to(turn, item)));
        self.claims.skip(turn);
        made.unwrap_or_else(|_| {
            Made::Failed(failed(item, "this program broke down over it, which is a fault in the program"))
        })
    }

    fn try_to(&self, turn: u64, item: &Item) -> Made {
        let (mut digester, size) = contents(item);
        if size > MAX_BYTES {
            return Made::Failed(failed(item, &LoadError::TooLarge.to_string()));
        }
        let article = match decoded(item, self.options.format) {
            Ok(article) => article,
            Err(LoadError::Protected) => return Made::LeftOut(failed(item, &LoadError::Protected.to_string())),
            Err(error) => return Made::Failed(failed(item, &error.to_string())),
        };
        let key = key(&article, item);
        let before = self.before(key);
        let had = before.as_ref().map(|record| record.folder.clone());
        let content = digester.clone().finish();
        let folder = match self.claims.claim(turn, key, content, had, &slug::wanted(&article)) {
            Claim::Folder(folder) => folder,
            Claim::Repeated => return Made::Repeated,
            Claim::Taken => {
                let name = article.id.as_deref().or(article.url.as_deref()).unwrap_or(&item.at);
                return Made::Failed(failed(
                    item,
                    &format!("another article is called {name} as well; give it an id or url of its own"),
                ));
            }
        };
        let (replies, lacks) = match replies::of(&article, item, self.options, self.client) {
            Ok(replies) => (replies, None),
            // The page of an earlier run has more to say.
            Err(why) if self.is_there(before.as_ref()) => {
                return Made::Stays(failed(item, &format!("{why}; its page stays as it was")));
            }
            Err(why) => (Replies::default(), Some(failed(item, &format!("{why}; its page has no replies")))),
        };
        // Writing into a hash can't fail.
        let _ = write!(Text(&mut digester), "{}{folder}{replies:?}", self.maker.hex());
        let input = digester.finish();
        let finished = self.finish(Job { key, folder, article, replies, input, lacks, before });
        finished.unwrap_or_else(|(path, error)| match is_hopeless(&error) {
            true => Made::Stop(Stop::output(&self.output.path(&path), &error)),
            false => Made::Failed(failed(item, &format!("{path} can't be written: {error}"))),
        })
    }

    /// What is known of an article's page, unless all are to be made again.
    fn before(&self, key: Digest) -> Option<Record> {
        self.register.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    fn is_there(&self, record: Option<&Record>) -> bool {
        record.is_some_and(|record| self.output.path(&file(&record.folder)).exists())
    }

    fn finish(&self, job: Job) -> Result<Made, (String, io::Error)> {
        let Job { key, folder, article, replies: (replies, total), input, lacks, before } = job;
        let before = before.filter(|_| !self.options.force).filter(|record| self.is_there(Some(record)));
        let mut record = Record {
            headline: article.headline.as_str().into(),
            published: article.published.as_deref().and_then(clock::millis),
            updated: article.updated.as_deref().and_then(clock::millis),
            input,
            page: before.as_ref().map(|record| record.page).unwrap_or_default(),
            folder,
        };
        let mut finished = Finished { key, record: Record::default(), article, is_new: false, lacks };
        if before.as_ref().is_none_or(|record| record.input != input) {
            let path = format!("{}/", slug::encoded(&record.folder));
            let story = Story { article: finished.article, replies, total, path };
            let page = page(&story, self.site);
            finished.article = story.article;
            record.page = Digest::of(&[&page.html]);
            if before.is_none_or(|before| before.page != record.page) {
                let file = file(&record.folder);
                self.output.write(&file, page.html.as_bytes()).map_err(|error| (file, error))?;
                finished.is_new = true;
            }
        }
        if finished.lacks.is_some() {
            // So that the next run tries again.
            record.input = Digest::default();
        }
        finished.record = record;
        Ok(Made::Page(Box::new(finished)))
    }
}

/// The article in a document.
///
/// # Errors
/// When there is none.
pub fn decoded(item: &Item, format: Kind) -> Result<Article, LoadError> {
    let absolute = |address: &str, base: &str| html5ever::resolver(base)(address);
    let found = DocumentContext {
        format: format.into(),
        item: None,
        at: &item.at,
        absolute: &absolute,
        plain_text: offprint_core::sanitizer::html5ever::text,
    };
    detect::article(&item.document, &found)
}

/// An article on its way to its page.
struct Job {
    key: Digest,
    folder: Box<str>,
    article: Article,
    replies: Replies,
    input: Digest,
    lacks: Option<Failed>,
    before: Option<Record>,
}

/// The page's file.
pub fn file(folder: &str) -> String {
    format!("{folder}/index.html")
}

fn failed(item: &Item, why: &str) -> Failed {
    Failed { name: item.name.clone(), why: why.to_owned() }
}
