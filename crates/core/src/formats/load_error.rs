//! What came back when content was asked for, judged before and after it is parsed. Every way it can be wrong has a name of
//! its own, because each asks something else of the reader or the publisher.

use std::fmt;

use serde_json::Value;

/// The largest document read, in bytes. The longest articles seen in the wild were 650 KB; a file of this size is a mistake,
/// and reading it would freeze a phone.
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// The reason why there is nothing to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// Neither an address nor embedded content was given.
    NoAddress,
    /// The server could not be reached, or the browser refused to let the page ask (CORS, CSP, a redirect loop).
    Unreachable,
    /// No complete answer in time.
    TimedOut,
    /// 404 or 410.
    NotFound,
    /// 401 or 403.
    Forbidden,
    /// Any other status below 500 that is no success.
    Refused(u16),
    /// 5xx.
    ServerFault(u16),
    /// A success without a body.
    Empty,
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// A web page instead of data: often a login or an error page.
    WebPage,
    /// The address leads on to another one, and what is there is not the article.
    Redirected,
    /// A picture, a film, a PDF: the server says it is nothing that could be JSON.
    WrongMediaType,
    /// It begins like JSON and breaks off.
    CutOff,
    /// It is no JSON.
    NotJson,
    /// It is JSON, but no article: not an object.
    NotAnArticle,
    /// An article without a headline.
    NoHeadline,
    /// An article without a text.
    NoBody,
    /// An article of JSON-LD without `articleBody`, as most are: it is for search engines. Where the article can be read.
    NoText(Option<String>),
    /// An RSS or Atom feed, in XML or in JSON.
    RssFeed,
    /// The document is of another kind than the `format` that was given.
    OtherFormat,
    /// The article is shown only to those who know its password.
    Protected,
    /// The page's Trusted Types policy does not let the text be parsed.
    Blocked,
}

impl LoadError {
    /// Tells whether asking again may help, without anybody having changed anything.
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Unreachable | Self::TimedOut | Self::ServerFault(_) | Self::Empty | Self::CutOff)
    }

    /// Advice for the publisher: what to use instead of the document. For the console and for logs.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NoText(_) => Some(
                "most JSON-LD is for search engines and has no text: name a JSON Feed, a post of a WordPress site, or a document in \
                 Offprint's own format",
            ),
            Self::RssFeed => Some("Offprint reads JSON Feed, which most feed programs write too"),
            Self::WebPage => {
                Some("of a WordPress site, `src` takes the site's address and `post` the post's slug or number")
            }
            _ => None,
        }
    }

    /// The kind of failure, for a page's scripts: who can do something about it.
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

/// For logs. What the reader sees comes from [`crate::messages`].
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
            Self::CutOff => "the JSON breaks off",
            Self::NotJson => "the answer is not JSON",
            Self::NotAnArticle => "the JSON is not an object",
            Self::NoHeadline => "the article has no headline",
            Self::NoBody => "the article has no body",
            Self::NoText(_) => "the JSON-LD has no articleBody",
            Self::RssFeed => "the document is an RSS or Atom feed",
            Self::OtherFormat => "the document is not of the given format",
            Self::Protected => "the article is protected by a password",
            Self::Blocked => "the page's CSP lacks `trusted-types offprint`",
        })?;
        self.hint().map_or(Ok(()), |hint| write!(f, "; {hint}"))
    }
}

/// The head of an answer, before its body is parsed.
#[derive(Clone, Copy, Debug)]
pub struct ResponseHead<'a> {
    /// The HTTP status.
    pub status: u16,
    /// The media type named by the server, if any.
    pub content_type: Option<&'a str>,
    /// True if the address led on to another one.
    pub redirected: bool,
    /// The length that the server announces, in bytes.
    pub length: Option<u64>,
}

impl ResponseHead<'_> {
    /// Tells whether reading on makes sense.
    ///
    /// # Errors
    /// The condition the status, the media type or the length stands for.
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

/// Servers send JSON as almost any text type, so only what is certainly something else is refused.
fn cannot_be_json(content_type: &str) -> bool {
    const OTHER: [&str; 7] = ["image/", "audio/", "video/", "font/", "application/pdf", "application/zip", "text/css"];
    let start = |prefix: &str| content_type.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    OTHER.into_iter().any(start)
}

/// The part of an answer to be parsed: without byte order marks, and without the warnings that a badly configured PHP prints
/// before what was asked for. They fill whole lines, so the JSON begins at the first line that begins like JSON. A web page is
/// left as it is, whatever its scripts contain.
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

/// Diagnoses why a text could not be parsed as JSON.
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

/// Tells whether XML is a feed, by its first element (RSS 2.0, RSS 1.0, Atom), which may follow a declaration and comments.
fn is_feed(xml: &str) -> bool {
    const BEGINNING: usize = 2000;
    let end = (0..=BEGINNING.min(xml.len())).rev().find(|end| xml.is_char_boundary(*end)).unwrap_or(0);
    let is_page = xml[..end].to_ascii_lowercase().contains("<html");
    !is_page && ["<rss", "<rdf:RDF", "<feed"].into_iter().any(|root| xml[..end].contains(root))
}

/// Parses a document's text.
///
/// # Errors
/// What [`diagnose`] says of a text that is no JSON.
pub fn parse(text: &str, redirected: bool) -> Result<Value, LoadError> {
    serde_json::from_str(json_part(text)).map_err(|_| diagnose(text, redirected))
}
