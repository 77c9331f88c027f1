//! Documents from the network, with limits to their size and time, and with retries where these may help.

use std::fmt;
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;
use ureq::http::Response;
use ureq::{Agent, Body, ResponseExt};

use super::file::MAX_LIST_BYTES;
use crate::cli::Options;
use offprint_core::formats::load_error::{LoadError, ResponseHead, diagnose, json_part};

/// The maximum wait that a server may ask for.
const LONGEST_WAIT: Duration = Duration::from_secs(120);

/// An HTTP client for documents.
#[derive(Clone, Debug)]
pub struct Client {
    agent: Agent,
    retries: u32,
    wait: Duration,
}

/// A document, with the facts from its headers.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The parsed document.
    pub document: Value,
    /// The address after redirects.
    pub at: String,
    /// The number of all documents, which WordPress names.
    pub total: Option<u64>,
    /// The number of all pages, which WordPress names.
    pub pages: Option<u64>,
}

/// The reason why there is no document.
#[derive(Clone, Debug)]
pub struct FetchError {
    /// The kind of failure.
    pub error: LoadError,
    /// The address of the request.
    pub address: String,
    /// More detail: the network's message, the number of attempts.
    detail: String,
    /// WordPress's error code.
    pub code: Option<String>,
    /// The wait that the server asks for.
    retry_after: Option<Duration>,
}

impl FetchError {
    fn new(error: LoadError, address: &str, detail: String) -> Self {
        Self { error, address: address.to_owned(), detail, code: None, retry_after: None }
    }

    /// Returns true if a retry a little later may succeed.
    fn is_transient(&self) -> bool {
        self.error.is_transient() || matches!(self.error, LoadError::Refused(408 | 425 | 429))
    }
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.address)?;
        match &self.error {
            LoadError::Unreachable => f.write_str("the server can't be reached")?,
            LoadError::Refused(429) => f.write_str("too many requests; try again later, with fewer --jobs")?,
            LoadError::Refused(status) => write!(f, "the server refused the request ({status})")?,
            LoadError::ServerFault(status) => write!(f, "the server failed ({status})")?,
            LoadError::TooLarge => write!(f, "the answer is larger than {} MiB", MAX_LIST_BYTES >> 20)?,
            error => write!(f, "{error}")?,
        }
        if self.detail.is_empty() { Ok(()) } else { write!(f, " ({})", self.detail) }
    }
}

impl Client {
    /// Creates the client of a run.
    pub fn new(options: &Options) -> Self {
        let timeout = Duration::from_secs(options.timeout);
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(timeout))
            .timeout_connect(Some(timeout.min(Duration::from_secs(15))))
            .accept("application/json, application/feed+json, application/ld+json;q=0.9, */*;q=0.5")
            .user_agent(concat!("offprint-prerender/", env!("CARGO_PKG_VERSION")))
            .max_idle_connections_per_host(usize::from(options.jobs.unwrap_or(16)));
        Self {
            agent: config.build().new_agent(),
            retries: options.retries,
            wait: Duration::from_millis(options.retry_wait),
        }
    }

    /// Fetches the document at an address.
    ///
    /// # Errors
    ///
    /// Returns the error of the last attempt.
    pub fn json(&self, address: &str) -> Result<Answer, FetchError> {
        let mut tries = 0;
        loop {
            tries += 1;
            let error = match self.ask(address) {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            let wait = error.retry_after.unwrap_or_else(|| self.wait.saturating_mul(1 << (tries - 1).min(16)));
            if !error.is_transient() || tries > self.retries || wait > LONGEST_WAIT {
                return Err(if tries > 1 { error.after(tries) } else { error });
            }
            sleep(wait);
        }
    }

    fn ask(&self, address: &str) -> Result<Answer, FetchError> {
        let no_answer = |error: ureq::Error| FetchError::new(condition(&error), address, error.to_string());
        let mut response = self.agent.get(address).call().map_err(no_answer)?;
        let at = response.get_uri().to_string();
        let redirected = at != address;
        let number = |name| header(&response, name).and_then(|value| value.parse().ok());
        let (total, pages) = (number("x-wp-total"), number("x-wp-totalpages"));
        let retry_after = number("retry-after").map(Duration::from_secs);
        if let Err(error) = judge(&response, redirected) {
            let code = code(&mut response);
            return Err(FetchError { code, retry_after, ..FetchError::new(error, address, String::new()) });
        }
        let text = response.body_mut().with_config().limit(MAX_LIST_BYTES).read_to_vec().map_err(no_answer)?;
        let document = serde_json::from_slice(&text).or_else(|error| {
            let text = String::from_utf8_lossy(&text);
            let why = |_| FetchError::new(diagnose(&text, redirected), address, error.to_string());
            serde_json::from_str(json_part(&text)).map_err(why)
        })?;
        Ok(Answer { document, at, total, pages })
    }
}

impl FetchError {
    fn after(mut self, tries: u32) -> Self {
        let told = if self.detail.is_empty() { String::new() } else { format!("{}, ", self.detail) };
        self.detail = format!("{told}{tries} tries");
        self
    }
}

fn header<'a>(response: &'a Response<Body>, name: &str) -> Option<&'a str> {
    response.headers().get(name)?.to_str().ok()
}

/// Checks the status and headers of an answer. The size limit of the browser does not apply, because a list has many articles.
fn judge(response: &Response<Body>, redirected: bool) -> Result<(), LoadError> {
    let length: Option<u64> = header(response, "content-length").and_then(|length| length.parse().ok());
    if length.is_some_and(|length| length > MAX_LIST_BYTES) {
        return Err(LoadError::TooLarge);
    }
    let content_type = header(response, "content-type");
    ResponseHead { status: response.status().as_u16(), content_type, redirected, length: None }.check_response()
}

/// Returns WordPress's error code in the body of an answer.
fn code(response: &mut Response<Body>) -> Option<String> {
    let text = response.body_mut().with_config().limit(1 << 16).read_to_vec().ok()?;
    let document: Value = serde_json::from_slice(&text).ok()?;
    document.get("code")?.as_str().map(str::to_owned)
}

/// Returns the kind of failure for a request without an answer.
fn condition(error: &ureq::Error) -> LoadError {
    match error {
        ureq::Error::Timeout(_) => LoadError::TimedOut,
        ureq::Error::BodyExceedsLimit(_) => LoadError::TooLarge,
        ureq::Error::TooManyRedirects | ureq::Error::RedirectFailed => LoadError::Redirected,
        ureq::Error::Decompress(..) => LoadError::CutOff,
        _ => LoadError::Unreachable,
    }
}
