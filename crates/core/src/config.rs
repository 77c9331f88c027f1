//! What a publisher writes on the element: attribute strings in, [`Config`] out. Total: whatever is written, there is a
//! configuration, and what was not understood is named so that it can be said once in the console.

use crate::model::Direction;
use crate::model::discussion::Backend;

/// The light or dark theme of an element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the page around the element: by its `color-scheme`.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
    /// As the page's own switch says, on its root element or its body; `Auto` while it says nothing.
    Host,
}

impl Theme {
    /// The value of the `theme` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Host => "host",
        }
    }
}

/// The format of an article's document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// As the document itself shows.
    #[default]
    Auto,
    /// Our own.
    Offprint,
    /// An answer of WordPress's REST API.
    WordPress,
    /// JSON Feed 1.0 or 1.1.
    JsonFeed,
    /// JSON-LD with schema.org's words.
    JsonLd,
}

/// Which replies come first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The oldest.
    #[default]
    Oldest,
    /// The newest.
    Newest,
    /// Those that most readers like, where readers can say so.
    MostLiked,
}

impl Sort {
    /// The value of the `sort` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Oldest => "oldest",
            Self::Newest => "newest",
            Self::MostLiked => "most-liked",
        }
    }

    /// The order that a value of the attribute means.
    pub fn of(value: &str) -> Self {
        match value {
            "newest" => Self::Newest,
            "most-liked" => Self::MostLiked,
            _ => Self::Oldest,
        }
    }
}

/// How readers sign in to the WordPress that a page comes from, and who has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// The nonce of WordPress's REST API (`wp_create_nonce( 'wp_rest' )`); only in pages made for a reader who is signed in.
    pub nonce: Option<String>,
    /// The name that they are signed in as.
    pub name: Option<String>,
    /// The address that gives another nonce, as plain text, when this one has expired.
    pub nonce_url: Option<String>,
    /// The address where readers sign in.
    pub login_url: Option<String>,
}

/// The settings of one element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Address of the article's JSON, or of a WordPress site if `post` is given.
    pub src: Option<String>,
    /// The format of the document there.
    pub format: Format,
    /// Which post of a WordPress site: its number or its slug.
    pub post: Option<String>,
    /// Which item of a feed: its id or its address; the first if absent.
    pub item: Option<String>,
    /// Whose server keeps the thread, where its address does not show that.
    pub backend: Option<Backend>,
    /// Address of the thread, where the article's own document does not name it.
    pub thread: Option<String>,
    /// The article's name at the reply endpoint and in drafts; its own id or address if absent.
    pub article: Option<String>,
    /// Address replies are sent to. Without one they are kept in the reader's browser, and the reader is told so.
    pub reply_to: Option<String>,
    /// True if the replies and the form are shown.
    pub replies: bool,
    /// True if the form is shown.
    pub form: bool,
    /// Light, dark or as the page around says.
    pub theme: Theme,
    /// Language of the interface; the article's own language is part of the article.
    pub lang: Option<String>,
    /// Direction of the whole; by default that of the article.
    pub dir: Option<Direction>,
    /// Level of the headline, 1 to 6. Headings in the text come below it.
    pub heading_level: u8,
    /// True if the portraits of those who replied are fetched, from wherever they are kept; else initials stand for them.
    pub avatars: bool,
    /// Which replies come first.
    pub sort: Sort,
    /// Where a reply is reported to: a `mailto:` address, or an endpoint.
    pub report: Option<String>,
    /// True if new replies are asked for while the page is being read.
    pub live: bool,
    /// The reader's account, where the site has any.
    pub account: Account,
    /// True if a long article has a table of contents.
    pub contents: bool,
    /// The age in months from which on a note says how old the article is.
    pub age_note: Option<u32>,
    /// True if there is a button to share the article.
    pub share: bool,
    /// Attributes whose value is not one of the known ones; the default was taken.
    pub misunderstood: Vec<&'static str>,
}

/// The attributes read, in the order of the table in `docs/elements.md`. All that an element must watch.
pub const ATTRIBUTES: [&str; 25] = [
    "src",
    "format",
    "post",
    "item",
    "thread",
    "backend",
    "article",
    "reply-to",
    "no-replies",
    "no-form",
    "avatars",
    "sort",
    "live",
    "report",
    "signed-in-as",
    "rest-nonce",
    "nonce-url",
    "login-url",
    "contents",
    "age-note",
    "share",
    "theme",
    "lang",
    "dir",
    "heading-level",
];

impl Config {
    /// Tells whether anything is wanted that comes with the article and is no part of it.
    pub fn has_extras(&self) -> bool {
        self.contents || self.share || self.age_note.is_some()
    }

    /// Reads a configuration from whatever answers for attributes.
    pub fn read(attribute: &dyn Fn(&str) -> Option<String>) -> Self {
        let mut misunderstood = Vec::new();
        let given = |name: &str| attribute(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        let mut one_of = |name: &'static str, known: &dyn Fn(&str) -> bool| {
            let value = given(name)?;
            if known(&value) {
                return Some(value);
            }
            misunderstood.push(name);
            None
        };
        let theme = match one_of("theme", &|value| matches!(value, "auto" | "light" | "dark" | "host")).as_deref() {
            Some("host") => Theme::Host,
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::Auto,
        };
        let dir = match one_of("dir", &|value| matches!(value, "auto" | "ltr" | "rtl")).as_deref() {
            Some("ltr") => Some(Direction::Ltr),
            Some("rtl") => Some(Direction::Rtl),
            _ => None,
        };
        let known_formats = |value: &str| matches!(value, "auto" | "offprint" | "wordpress" | "json-feed" | "json-ld");
        let format = match one_of("format", &known_formats).as_deref() {
            Some("offprint") => Format::Offprint,
            Some("wordpress") => Format::WordPress,
            Some("json-feed") => Format::JsonFeed,
            Some("json-ld") => Format::JsonLd,
            _ => Format::Auto,
        };
        let known_backends = |value: &str| matches!(value, "auto" | "offprint" | "wordpress" | "isso");
        let backend = match one_of("backend", &known_backends).as_deref() {
            Some("offprint") => Some(Backend::Offprint),
            Some("wordpress") => Some(Backend::WordPress),
            Some("isso") => Some(Backend::Isso),
            _ => None,
        };
        let sort = one_of("sort", &|value| Sort::of(value).as_str() == value);
        let age_note = one_of("age-note", &|value| value.parse::<u16>().is_ok_and(|months| months > 0));
        let heading_level = one_of("heading-level", &|value| matches!(value.as_bytes(), [b'1'..=b'6']));
        let replies = attribute("no-replies").is_none();
        Self {
            src: given("src"),
            format,
            post: given("post"),
            item: given("item"),
            backend,
            thread: given("thread"),
            article: given("article"),
            reply_to: given("reply-to"),
            replies,
            form: replies && attribute("no-form").is_none(),
            theme,
            lang: given("lang"),
            dir,
            heading_level: heading_level.map_or(1, |level| level.as_bytes()[0] - b'0'),
            avatars: attribute("avatars").is_some(),
            sort: sort.map_or(Sort::Oldest, |sort| Sort::of(&sort)),
            report: given("report"),
            live: attribute("live").is_some(),
            account: Account {
                nonce: given("rest-nonce"),
                name: given("signed-in-as"),
                nonce_url: given("nonce-url"),
                login_url: given("login-url"),
            },
            contents: attribute("contents").is_some(),
            age_note: age_note.and_then(|months| months.parse().ok()),
            share: attribute("share").is_some(),
            misunderstood,
        }
    }
}
