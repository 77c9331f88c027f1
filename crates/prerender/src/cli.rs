//! The command line.

use std::path::{Path, PathBuf};

use clap::{Parser, ValueEnum};

use crate::languages::interface;
use crate::site::Site;
use offprint_core::config::Format;
use offprint_core::messages::MessageKey;

const AFTER: &str = "\
Exit codes:
  0  every article has its page
  1  some articles have none, each with a message; all others are written
  2  the options make no sense
  3  nothing could be read, or the source broke off; what had been read is written
  4  the output can't be written: no space, no permission
  5  another run is writing to the same folder

A second run does only what is left: pages whose articles have not changed are not made again. If the program is killed, it
leaves no half-written page. With --sync that is true of a power failure too.";

/// Makes static pages from articles: a folder for each, an index, a sitemap and feeds.
#[derive(Clone, Debug, Parser)]
#[command(name = "prerender", version, after_help = AFTER, max_term_width = 120)]
pub struct Options {
    /// Where the articles are: a file or a folder of files with JSON (one article, a list, a JSON Feed, JSON-LD; .jsonl and .ndjson hold
    /// one document per line), `-` for standard input, the address of such a document, or of a WordPress site
    pub input: String,

    /// The folder that is written
    #[arg(short, long, value_name = "FOLDER", required_unless_present = "into")]
    pub output: Option<PathBuf>,

    /// Instead of a site: put the article as fallback content into `<offprint-article>` in this page, and the styles for it beside it
    #[arg(long, value_name = "PAGE", conflicts_with = "output")]
    pub into: Option<PathBuf>,

    /// Only this post of the WordPress site: its slug or its number
    #[arg(long, value_name = "SLUG|NUMBER")]
    pub post: Option<String>,

    /// The format of the documents
    #[arg(long, value_enum, default_value_t = SourceFormat::Auto)]
    pub format: SourceFormat,

    /// The address that relative addresses in files are resolved against [default: that of --address]
    #[arg(long, value_name = "URL")]
    pub base: Option<String>,

    /// The name of the site [default: "Articles", in the site's language]
    #[arg(long, value_name = "NAME")]
    pub site_name: Option<String>,

    /// A sentence about the site
    #[arg(long, value_name = "TEXT")]
    pub tagline: Option<String>,

    /// The absolute address the folder will have. Without it there is no sitemap, no feed and no canonical address
    #[arg(long, value_name = "URL")]
    pub address: Option<String>,

    /// The address of the folder with offprint.js: absolute, or relative to the site. Without it the pages have no script
    #[arg(long, value_name = "URL")]
    pub module: Option<String>,

    /// The address of the Isso server with the replies to articles that name no thread; the name of each is the path of its page
    #[arg(long, value_name = "URL", requires = "address")]
    pub isso: Option<String>,

    /// The language (BCP 47) of lists and feeds, and of articles that do not state theirs
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,

    /// Put a table of contents above long articles
    #[arg(long)]
    pub contents: bool,

    /// Say above an article how many years old it is, if its last change was this many months ago or more, and at least a year. Run again
    /// to keep the number up to date: it is never too high
    #[arg(long, value_name = "MONTHS", value_parser = clap::value_parser!(u32).range(1..=65_535))]
    pub age_note: Option<u32>,

    /// The largest number of replies to print below an article
    #[arg(long, value_name = "NUMBER", default_value_t = 100)]
    pub replies: u32,

    /// Don't read the replies
    #[arg(long)]
    pub no_replies: bool,

    /// How many articles are processed at once [default: one for each processor]
    #[arg(short, long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,

    /// Remove the pages of articles that are gone. Without it they are kept
    #[arg(long, conflicts_with = "post")]
    pub prune: bool,

    /// Make all pages again, and take over a folder that holds another site
    #[arg(long)]
    pub force: bool,

    /// Make sure that each page is on the disk before it gets its name; slower
    #[arg(long)]
    pub sync: bool,

    /// Seconds a request may take
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub timeout: u64,

    /// How often a failed request is repeated, if that may help
    #[arg(long, value_name = "NUMBER", default_value_t = 4, value_parser = clap::value_parser!(u32).range(0..=20))]
    pub retries: u32,

    /// Milliseconds before the first repetition, doubled for each further one
    #[arg(long, value_name = "MS", default_value_t = 500, value_parser = clap::value_parser!(u64).range(0..=60_000))]
    pub retry_wait: u64,

    /// Print only what went wrong
    #[arg(short, long)]
    pub quiet: bool,
}

/// The kinds of documents, as the element's attribute `format` has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "kebab-case")]
pub enum SourceFormat {
    /// Detected from each document
    Auto,
    /// Offprint's own format
    Offprint,
    /// WordPress's REST API
    #[value(name = "wordpress")]
    WordPress,
    /// JSON Feed
    JsonFeed,
    /// JSON-LD
    JsonLd,
}

impl From<SourceFormat> for Format {
    fn from(kind: SourceFormat) -> Self {
        match kind {
            SourceFormat::Auto => Self::Auto,
            SourceFormat::Offprint => Self::Offprint,
            SourceFormat::WordPress => Self::WordPress,
            SourceFormat::JsonFeed => Self::JsonFeed,
            SourceFormat::JsonLd => Self::JsonLd,
        }
    }
}

impl Options {
    /// Returns the settings that all pages share.
    pub fn site(&self) -> Site {
        let slashed = |address: &String| format!("{}/", address.trim_end_matches('/'));
        let said = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        let language = said(&self.language);
        let articles = || interface(language.as_deref(), 1).t(MessageKey::Articles);
        Site {
            name: said(&self.site_name).unwrap_or_else(articles),
            tagline: said(&self.tagline),
            address: self.address.as_ref().map(slashed),
            language,
            module: self.module.as_ref().map(slashed),
            contents: self.contents,
            share: false,
        }
    }

    /// Returns the output folder.
    pub fn output(&self) -> &Path {
        self.output.as_deref().unwrap_or(Path::new(""))
    }

    /// Returns the base of relative addresses in files.
    pub fn base(&self) -> Option<String> {
        self.base.clone().or_else(|| self.site().address)
    }

    /// Checks that the options don't contradict each other.
    ///
    /// # Errors
    ///
    /// Returns a sentence that says what to do.
    pub fn check(&self) -> Result<(), String> {
        for (name, address) in [("--address", &self.address), ("--base", &self.base), ("--isso", &self.isso)] {
            let is_web =
                |address: &str| url::Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
            if address.as_deref().is_some_and(|address| !is_web(address)) {
                return Err(format!("{name} takes an absolute address, such as https://news.example/"));
            }
        }
        if self.address.as_deref().is_some_and(|address| address.contains(['?', '#'])) {
            return Err("--address takes the address of a folder, without ? and #".to_owned());
        }
        if self.site_name.as_deref().is_some_and(|name| name.trim().is_empty()) {
            return Err("--site-name must not be empty".to_owned());
        }
        if self.post.is_some() && !self.is_remote() {
            return Err("--post chooses a post of a WordPress site, so the input must be the site's address".to_owned());
        }
        Ok(())
    }

    /// Returns true if the input is an address.
    pub fn is_remote(&self) -> bool {
        offprint_core::sanitizer::is_web(&self.input)
    }
}
