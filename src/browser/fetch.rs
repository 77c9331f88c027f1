//! Requests with timeout and cancellation. Only this module converts network errors to values.

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::Response;
use gloo_timers::callback::Timeout;
use offprint_core::formats::load_error::{self, LoadError, MAX_BYTES, ResponseHead};
use offprint_core::reply_api::{Identity, Request};
use serde_json::Value;
use wasm_bindgen::JsValue;
use web_sys::{AbortController, RequestCredentials, RequestInit, RequestMode};

const JSON: &str = "application/json";

/// The timeout of a request, including the body of its response, in milliseconds.
const TIMEOUT: u32 = 15_000;

/// Aborts a request that takes too long or is no longer needed.
pub struct RequestGuard {
    controller: Option<AbortController>,
    timed_out: Rc<Cell<bool>>,
    /// Cancelled when it is dropped.
    _timer: Timeout,
}

impl RequestGuard {
    /// Creates a guard and starts its timeout.
    pub fn start() -> Self {
        let controller = AbortController::new().ok();
        let timed_out = Rc::new(Cell::new(false));
        let (aborting, expired) = (controller.clone(), timed_out.clone());
        let expire = move || {
            expired.set(true);
            aborting.inspect(AbortController::abort);
        };
        Self { controller, timed_out, _timer: Timeout::new(TIMEOUT, expire) }
    }

    /// Aborts the request.
    pub fn abort(&self) {
        self.controller.as_ref().inspect(|controller| controller.abort());
    }

    /// Creates the options of a request that the guard aborts.
    fn request_init(&self) -> RequestInit {
        let init = RequestInit::new();
        init.set_signal(self.controller.as_ref().map(AbortController::signal).as_ref());
        init
    }

    /// Returns true if the request has timed out.
    pub fn timed_out(&self) -> bool {
        self.timed_out.get()
    }
}

/// A document that was fetched.
pub struct Fetched {
    /// Its text.
    pub text: String,
    /// The final address, after redirects.
    pub address: String,
    /// True if the request was redirected.
    pub redirected: bool,
    /// The total number of items, from the header `X-WP-Total`. A server of another origin must expose it, as WordPress does.
    pub total: Option<u32>,
    /// The number of pages, from the header `X-WP-TotalPages`.
    pub pages: Option<u32>,
}

/// A response to a request.
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The `Retry-After` header.
    pub retry_after: Option<String>,
    /// The body as JSON, if it is JSON.
    pub body: Option<Value>,
    /// The body as text.
    pub text: String,
    /// The cookie set by Isso, from a header that scripts can read (`X-Set-Cookie`).
    pub set_cookie: Option<String>,
}

/// Fetches a JSON document.
///
/// # Errors
/// If there is no usable response. The caller has to check that it is valid JSON.
pub async fn get(address: &str, guard: &RequestGuard) -> Result<Fetched, LoadError> {
    get_with(address, None, guard).await
}

/// Fetches a JSON document for a signed-in reader.
///
/// # Errors
/// As [`get`].
pub async fn get_as(request: &Request, guard: &RequestGuard) -> Result<Fetched, LoadError> {
    get_with(&request.address, Some(request), guard).await
}

async fn get_with(address: &str, request: Option<&Request>, guard: &RequestGuard) -> Result<Fetched, LoadError> {
    let lost = |_| if guard.timed_out() { LoadError::TimedOut } else { LoadError::Unreachable };
    let response = start(address, request, guard).await.map_err(lost)?;
    check(&response).inspect_err(|_| guard.abort())?;
    let text = response.text().await.map_err(lost)?;
    if text.len() as u64 > MAX_BYTES {
        return Err(LoadError::TooLarge);
    }
    let number = |name| header(&response, name).and_then(|number| number.parse().ok());
    Ok(Fetched {
        text,
        address: response.url(),
        redirected: response.redirected(),
        total: number("X-WP-Total"),
        pages: number("X-WP-TotalPages"),
    })
}

/// Sends a request with any method. Returns `None` if no complete response arrived; [`RequestGuard::timed_out`] tells whether that was a
/// timeout.
pub async fn send(request: &Request, guard: &RequestGuard) -> Option<Answer> {
    let response = start(&request.address, Some(request), guard).await.ok()?;
    let text = response.text().await.ok()?;
    let body = load_error::parse(&text, false).ok();
    let header = |name| header(&response, name);
    let (retry_after, set_cookie) = (header("Retry-After"), header("X-Set-Cookie"));
    Some(Answer { status: response.status(), retry_after, body, text, set_cookie })
}

/// Returns true if there is a server at an address, even if this origin may not read its response (Fetch Standard, `no-cors`). If a normal
/// request fails, that means that the server does not allow this origin.
pub async fn is_out_of_bounds(address: &str, guard: &RequestGuard) -> bool {
    let init = guard.request_init();
    init.set_mode(RequestMode::NoCors);
    match web_sys::Request::new_with_str_and_init(address, &init) {
        Ok(request) => gloo_net::http::Request::from(request).send().await.is_ok(),
        Err(_) => false,
    }
}

/// Sends a request built with the browser's API: gloo-net's builder appends an `&` to every address with a query, so that it no longer
/// matches a preloaded address.
async fn start(address: &str, sent: Option<&Request>, guard: &RequestGuard) -> Result<Response, gloo_net::Error> {
    let request = build(address, sent, guard)?;
    gloo_net::http::Request::from(request).send().await
}

/// Builds a request. The `Accept` header makes WordPress respond in JSON after a fatal error, and never causes a preflight request.
fn build(address: &str, sent: Option<&Request>, guard: &RequestGuard) -> Result<web_sys::Request, gloo_net::Error> {
    let init = guard.request_init();
    if let Some(sent) = sent {
        init.set_method(sent.method.as_str());
        if !sent.content_type.is_empty() {
            init.set_body(&JsValue::from_str(&sent.body));
        }
        if sent.identity == Identity::Cookies {
            init.set_credentials(RequestCredentials::Include);
        }
    }
    let request = web_sys::Request::new_with_str_and_init(address, &init).map_err(invalid)?;
    request.headers().set("Accept", JSON).map_err(invalid)?;
    if let Some(sent) = sent {
        if !sent.content_type.is_empty() {
            request.headers().set("Content-Type", sent.content_type).map_err(invalid)?;
        }
        if let Identity::Nonce(nonce) = &sent.identity {
            request.headers().set("X-WP-Nonce", nonce).map_err(invalid)?;
        }
    }
    Ok(request)
}

/// Converts the error of an invalid address or header.
fn invalid(error: JsValue) -> gloo_net::Error {
    gloo_net::Error::GlooError(format!("{error:?}"))
}

/// Checks status and headers before the body is read.
fn check(response: &Response) -> Result<(), LoadError> {
    let content_type = header(response, "Content-Type");
    ResponseHead {
        status: response.status(),
        content_type: content_type.as_deref(),
        redirected: response.redirected(),
        length: header(response, "Content-Length").and_then(|length| length.parse().ok()),
    }
    .check_response()
}

fn header(response: &Response, name: &str) -> Option<String> {
    response.headers().get(name)
}
