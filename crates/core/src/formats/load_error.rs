//! The errors of loading a document, and the checks of a server's answer before and after it is parsed.
//!
//! Each cause has an error of its own, because each needs another action by the reader or the publisher.

use std::fmt;

use serde_json::Value;

/// The maximum size of a document in bytes. The longest articles seen in practice have 650 KB; a larger file than this is a mistake, and
/// parsing it would freeze a phone.
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// The reason why an article could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// The element has neither an address nor embedded content.
    NoAddress,
    /// The server could not be reached, or the browser blocked the request (CORS, CSP, a redirect loop).
    Unreachable,
    /// The answer was not complete in time.
    TimedOut,
    /// The status is 404 or 410, or a list has no such item.
    NotFound,
    /// The status is 401 or 403.
    Forbidden,
    /// The status is another one below 500 that is no success. Holds the status.
    Refused(u16),
    /// The status is 500 or above. Holds the status.
    ServerFault(u16),
    /// The answer is a success without a body.
    Empty,
    /// The answer is larger than [`MAX_BYTES`].
    TooLarge,
    /// The answer is a web page, often a login or error page.
    WebPage,
    /// The address redirects to something that is not the article.
    Redirected,
    /// The media type can't be JSON, such as that of a picture, a film or a PDF.
    WrongMediaType,
    /// The text begins like JSON and is incomplete.
    CutOff,
    /// The text is no JSON.
    NotJson,
    /// The JSON holds no article, for example because it is no object.
    NotAnArticle,
    /// The article has no headline.
    NoHeadline,
    /// The article has no text.
    NoBody,
    /// The JSON-LD has no `articleBody`, like most JSON-LD, which is for search engines. Holds the address of the article's page.
    NoText(Option<String>),
    /// The document is an RSS or Atom feed, in XML or converted to JSON.
    RssFeed,
    /// The document has another format than the one that was named.
    OtherFormat,
    /// The article is protected by a password (WordPress).
    Protected,
    /// The page's Trusted Types policy does not allow the text to be parsed.
    Blocked,
}

impl LoadError {
    /// Returns true if a retry may help although nobody has changed anything.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::formats::load_error::LoadError;
    ///
    /// assert!(LoadError::CutOff.is_transient());
    /// assert!(!LoadError::NotFound.is_transient());
    /// ```
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Unreachable | Self::TimedOut | Self::ServerFault(_) | Self::Empty | Self::CutOff)
    }

    /// Returns advice for the publisher, in English, for the console and logs: what to use instead of the document.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::formats::load_error::LoadError;
    ///
    /// assert!(LoadError::RssFeed.hint().is_some_and(|hint| hint.contains("JSON Feed")));
    /// assert_eq!(LoadError::TimedOut.hint(), None);
    /// ```
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NoText(_) => Some(
                "most JSON-LD is for search engines and has no text: use a JSON Feed, a WordPress post, or a document in Offprint's \
                 own format",
            ),
            Self::RssFeed => Some("Offprint reads JSON Feed, which most feed software can write too"),
            Self::WebPage => {
                Some("for a WordPress site, set `src` to the site's address and `post` to the post's slug or number")
            }
            _ => None,
        }
    }

    /// Returns the kind of failure for a page's scripts. Several errors share one kind.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::formats::load_error::LoadError;
    ///
    /// assert_eq!(LoadError::Forbidden.code(), "refused");
    /// assert_eq!(LoadError::CutOff.code(), "not-an-article");
    /// ```
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoAddress => "no-address",
            Self::Unreachable | Self::TimedOut => "unreachable",
            Self::NotFound => "not-found",
            Self::Forbidden | Self::Refused(_) | Self::Protected => "refused",
            Self::ServerFault(_) => "server-fault",
            Self::Blocked => "blocked",
            _ => "not-an-article",
        }
    }
}

/// Writes the error for logs. The text for readers is in [`crate::messages`].
impl std::error::Error for LoadError {}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoAddress => "no src and no embedded JSON",
            Self::Unreachable => "the request failed: offline, refused by CORS or CSP, or no such host",
            Self::TimedOut => "the request timed out",
            Self::NotFound => "the server has no such document (404 or 410)",
            Self::Forbidden => "the server does not let visitors read the document (401 or 403)",
            Self::Refused(_) => "the server refused the request (4xx)",
            Self::ServerFault(_) => "the server failed (5xx)",
            Self::Empty => "the answer is empty",
            Self::TooLarge => "the answer is larger than 8 MiB",
            Self::WebPage => "the answer is HTML, not JSON",
            Self::Redirected => "the address redirects to something that is not JSON",
            Self::WrongMediaType => "the answer's media type is not JSON",
            Self::CutOff => "the JSON is cut off",
            Self::NotJson => "the answer is not JSON",
            Self::NotAnArticle => "the JSON is not an object",
            Self::NoHeadline => "the article has no headline",
            Self::NoBody => "the article has no body",
            Self::NoText(_) => "the JSON-LD has no articleBody",
            Self::RssFeed => "the document is an RSS or Atom feed",
            Self::OtherFormat => "the document is not in the given format",
            Self::Protected => "the article is protected by a password",
            Self::Blocked => "the page's CSP lacks `trusted-types offprint`",
        })?;
        self.hint().map_or(Ok(()), |hint| write!(f, "; {hint}"))
    }
}

/// The status and headers of an answer.
#[derive(Clone, Copy, Debug)]
pub struct ResponseHead<'a> {
    /// The HTTP status.
    pub status: u16,
    /// The value of the header `Content-Type`, if any.
    pub content_type: Option<&'a str>,
    /// True if the request was redirected.
    pub redirected: bool,
    /// The value of the header `Content-Length` in bytes, if any.
    pub length: Option<u64>,
}

impl ResponseHead<'_> {
    /// Checks whether the body of the answer is worth reading.
    ///
    /// # Errors
    ///
    /// Returns the error for an unsuccessful status, a length above [`MAX_BYTES`] or a media type that can't be JSON.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::formats::load_error::{LoadError, ResponseHead};
    ///
    /// let head = ResponseHead { status: 200, content_type: Some("text/html"), redirected: false, length: None };
    /// assert_eq!(head.check_response(), Ok(())); // Some servers send JSON so.
    /// assert_eq!(ResponseHead { status: 410, ..head }.check_response(), Err(LoadError::NotFound));
    /// let image = ResponseHead { content_type: Some("image/png"), ..head };
    /// assert_eq!(image.check_response(), Err(LoadError::WrongMediaType));
    /// ```
    pub fn check_response(&self) -> Result<(), LoadError> {
        match self.status {
            404 | 410 => return Err(LoadError::NotFound),
            401 | 403 => return Err(LoadError::Forbidden),
            500.. => return Err(LoadError::ServerFault(self.status)),
            200..300 => {}
            status => return Err(LoadError::Refused(status)),
        }
        if self.length.is_some_and(|length| length > MAX_BYTES) {
            return Err(LoadError::TooLarge);
        }
        if self.content_type.is_some_and(cannot_be_json) {
            return Err(if self.redirected { LoadError::Redirected } else { LoadError::WrongMediaType });
        }
        Ok(())
    }
}

/// Returns true if a media type is certainly not JSON. Servers send JSON as almost any type of text.
fn cannot_be_json(content_type: &str) -> bool {
    const OTHER: [&str; 7] = ["image/", "audio/", "video/", "font/", "application/pdf", "application/zip", "text/css"];
    let start = |prefix: &str| content_type.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    OTHER.into_iter().any(start)
}

/// Returns the part of an answer that is to be parsed: without white space and byte order marks around it, and without the warnings that a
/// badly configured PHP prints before the JSON.
///
/// The warnings fill whole lines, so the JSON starts at the first line that begins with `{` or `[`. Any other text, such as a web page, is
/// only trimmed.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::load_error::json_part;
///
/// let answer = "\u{feff}<br />\n<b>Warning</b>: Undefined variable\n{\"headline\": \"Bees\"}\n";
/// assert_eq!(json_part(answer), "{\"headline\": \"Bees\"}");
/// ```
pub fn json_part(text: &str) -> &str {
    const WARNINGS: [&str; 5] = ["<br", "<b>", "Warning:", "Notice:", "Deprecated:"];
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if !WARNINGS.iter().any(|warning| text.starts_with(warning)) {
        return text;
    }
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('\n') {
        rest = after.trim_start_matches('\u{feff}');
        if rest.starts_with(['{', '[']) {
            return rest;
        }
    }
    text
}

/// Returns the reason why a text could not be parsed as JSON. `redirected` is that of [`ResponseHead`].
///
/// # Examples
///
/// ```
/// use offprint_core::formats::load_error::{LoadError, diagnose};
///
/// assert_eq!(diagnose("{\"headline\": \"Be", false), LoadError::CutOff);
/// assert_eq!(diagnose("<!DOCTYPE html><title>Log in</title>", true), LoadError::Redirected);
/// assert_eq!(diagnose("<rss version=\"2.0\"></rss>", false), LoadError::RssFeed);
/// ```
pub fn diagnose(text: &str, redirected: bool) -> LoadError {
    let text = json_part(text);
    match text.as_bytes() {
        [] => LoadError::Empty,
        [b'<', ..] if is_feed(text) => LoadError::RssFeed,
        [b'<', ..] if redirected => LoadError::Redirected,
        [b'<', ..] => LoadError::WebPage,
        [b'{', .., b'}'] | [b'[', .., b']'] => LoadError::NotJson,
        [b'{' | b'[', ..] => LoadError::CutOff,
        _ => LoadError::NotJson,
    }
}

/// Returns true if XML is a feed, by its first element (RSS 2.0, RSS 1.0, Atom), which a declaration and comments may precede.
fn is_feed(xml: &str) -> bool {
    const BEGINNING: usize = 2000;
    let end = (0..=BEGINNING.min(xml.len())).rev().find(|end| xml.is_char_boundary(*end)).unwrap_or(0);
    let is_page = xml[..end].to_ascii_lowercase().contains("<html");
    !is_page && ["<rss", "<rdf:RDF", "<feed"].into_iter().any(|root| xml[..end].contains(root))
}

/// Parses the text of an answer as JSON, see [`json_part`].
///
/// # Errors
///
/// Returns the result of [`diagnose`] for a text that is no JSON.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::load_error::{LoadError, parse};
///
/// assert_eq!(parse("[1, 2]", false), Ok(serde_json::json!([1, 2])));
/// assert_eq!(parse("", false), Err(LoadError::Empty));
/// ```
pub fn parse(text: &str, redirected: bool) -> Result<Value, LoadError> {
    serde_json::from_str(json_part(text)).map_err(|_| diagnose(text, redirected))
}
