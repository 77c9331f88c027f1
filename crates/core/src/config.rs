//! The settings of an element, read from its attributes.
//!
//! Reading never fails. An unknown value gives the default, and its attribute is listed in [`Config::misunderstood`] for a warning in the
//! console.

use crate::model::Direction;
use crate::model::discussion::Backend;

/// The attribute `theme`: how an element chooses between light and dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Follows the `color-scheme` of the page around the element.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
    /// Follows the page's own switch on its root element or its body; the same as `Auto` while that is not set.
    Host,
}

impl Theme {
    /// Returns the value of the `theme` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Host => "host",
        }
    }
}

/// The attribute `format`: the format of an article's document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Detected from the document, see [`crate::formats::detect`].
    #[default]
    Auto,
    /// Offprint's own format, `public/schema/article.schema.json`.
    Offprint,
    /// A post, or a list of posts, from WordPress's REST API.
    WordPress,
    /// JSON Feed 1.0 or 1.1.
    JsonFeed,
    /// JSON-LD with the vocabulary of schema.org.
    JsonLd,
}

/// The order of the replies at the top of a thread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Oldest first.
    #[default]
    Oldest,
    /// Newest first.
    Newest,
    /// Most liked first, where readers can vote; otherwise the same as `Oldest`.
    MostLiked,
}

impl Sort {
    /// Returns the value of the `sort` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Oldest => "oldest",
            Self::Newest => "newest",
            Self::MostLiked => "most-liked",
        }
    }

    /// Returns the order for a value of the `sort` attribute; [`Sort::Oldest`] for an unknown one.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::config::Sort;
    ///
    /// assert_eq!(Sort::of("most-liked"), Sort::MostLiked);
    /// assert_eq!(Sort::of("random"), Sort::Oldest);
    /// ```
    pub fn of(value: &str) -> Self {
        match value {
            "newest" => Self::Newest,
            "most-liked" => Self::MostLiked,
            _ => Self::Oldest,
        }
    }
}

/// The reader's account on the WordPress site that a page comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// The nonce of WordPress's REST API (`wp_create_nonce( 'wp_rest' )`); present only in pages made for a signed-in reader.
    pub nonce: Option<String>,
    /// The display name of the signed-in reader.
    pub name: Option<String>,
    /// The address that returns a fresh nonce as plain text, for when this one has expired.
    pub nonce_url: Option<String>,
    /// The address of the sign-in page.
    pub login_url: Option<String>,
}

/// The settings of one element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The address of the article's JSON, or of a WordPress site if `post` is given.
    pub src: Option<String>,
    /// The format of the document at `src`.
    pub format: Format,
    /// The number or slug of a post on the WordPress site.
    pub post: Option<String>,
    /// The id or address of an item of a feed; the first item if absent.
    pub item: Option<String>,
    /// The kind of server that keeps the thread, where its address does not show it.
    pub backend: Option<Backend>,
    /// The address of the thread, where the article's own document does not name it.
    pub thread: Option<String>,
    /// The article's name at the reply endpoint and in stored drafts; its own id or address if absent.
    pub article: Option<String>,
    /// The address that replies are sent to. Without one they are kept in the reader's browser, and the form says so.
    pub reply_to: Option<String>,
    /// True if the thread is shown: there is no attribute `no-replies`.
    pub replies: bool,
    /// True if the reply form is shown: there is neither `no-replies` nor `no-form`.
    pub form: bool,
    /// The theme.
    pub theme: Theme,
    /// The BCP 47 tag of the interface's language; the language of the text is part of the article.
    pub lang: Option<String>,
    /// The direction of the whole element; that of the article if absent.
    pub dir: Option<Direction>,
    /// The level of the headline, 1 to 6 (default 1). Headings in the text come below it.
    pub heading_level: u8,
    /// True if the portraits of the reply authors are fetched, from any host; otherwise their initials are shown.
    pub avatars: bool,
    /// The order of the replies.
    pub sort: Sort,
    /// The address that replies are reported to: `mailto:`, or an endpoint.
    pub report: Option<String>,
    /// True if the server is asked for new replies while the page is being read.
    pub live: bool,
    /// The reader's account, where the site has accounts.
    pub account: Account,
    /// True if an article with enough headings gets a table of contents.
    pub contents: bool,
    /// The age in months from which a note says how old the article is; 1 to 65,535.
    pub age_note: Option<u32>,
    /// True if the article has a button to share it.
    pub share: bool,
    /// The attributes with an unknown value, for which the default is used.
    pub misunderstood: Vec<&'static str>,
}

/// Every attribute that [`Config::read`] reads, in the order of the table in `docs/elements.md`. An element observes these.
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
    /// Returns true if the element shows anything beside the article itself: a table of contents, a share button or an age note.
    pub fn has_extras(&self) -> bool {
        self.contents || self.share || self.age_note.is_some()
    }

    /// Reads a configuration. `attribute` returns the value of the attribute with a given name, `None` if it is absent.
    ///
    /// Values are trimmed, and an empty value counts as absent, except for attributes that are switches (`avatars`, `no-form` …).
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::config::{Config, Theme};
    ///
    /// let config = Config::read(&|name| match name {
    ///     "src" => Some(" /article.json ".to_owned()),
    ///     "theme" => Some("dim".to_owned()),
    ///     "avatars" => Some(String::new()),
    ///     _ => None,
    /// });
    /// assert_eq!(config.src.as_deref(), Some("/article.json"));
    /// assert_eq!((config.theme, config.avatars), (Theme::Auto, true));
    /// assert_eq!(config.misunderstood, ["theme"]);
    /// ```
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
