//! Requests with timeout and cancellation. The only place where a network error becomes a value.

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

/// The longest an answer may take, body included, in milliseconds.
const TIMEOUT: u32 = 15_000;

/// Aborts a request that takes too long, or that nobody waits for any more.
pub struct RequestGuard {
    controller: Option<AbortController>,
    timed_out: Rc<Cell<bool>>,
    /// Stops when it is dropped.
    _timer: Timeout,
}

impl RequestGuard {
    /// Starts the clock.
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

    /// Gives up at once.
    pub fn abort(&self) {
        self.controller.as_ref().inspect(|controller| controller.abort());
    }

    /// Tells whether the time was up.
    pub fn timed_out(&self) -> bool {
        self.timed_out.get()
    }
}

/// A document that was fetched.
pub struct Fetched {
    /// Its text.
    pub text: String,
    /// The address it was finally found at.
    pub address: String,
    /// True if it differs from the requested one.
    pub redirected: bool,
    /// The number of items in all, as WordPress says it in a header. Other origins must expose it, and WordPress does.
    pub total: Option<u32>,
    /// The number of pages, said in the same way.
    pub pages: Option<u32>,
}

/// An answer to a request that was sent.
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The `Retry-After` header.
    pub retry_after: Option<String>,
    /// The body, if it was JSON.
    pub body: Option<Value>,
    /// The body.
    pub text: String,
    /// The cookie that Isso has set, as a header that scripts may read (`X-Set-Cookie`).
    pub set_cookie: Option<String>,
}

/// Fetches a JSON document.
///
/// # Errors
/// If there is no usable answer. Invalid JSON is detected by the caller.
pub async fn get(address: &str, guard: &RequestGuard) -> Result<Fetched, LoadError> {
    get_with(address, None, guard).await
}

/// Fetches a JSON document as a reader who is signed in.
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

/// Sends a request of any method. `None` if no complete answer arrived; the guard knows whether the time was up.
pub async fn send(request: &Request, guard: &RequestGuard) -> Option<Answer> {
    let response = start(&request.address, Some(request), guard).await.ok()?;
    let text = response.text().await.ok()?;
    let body = load_error::parse(&text, false).ok();
    let header = |name| header(&response, name);
    let (retry_after, set_cookie) = (header("Retry-After"), header("X-Set-Cookie"));
    Some(Answer { status: response.status(), retry_after, body, text, set_cookie })
}

/// Tells whether there is a server at an address that browsers may not read from here: it answers, and lets no page of this origin see
/// what. (Fetch Standard, `no-cors`.)
pub async fn is_out_of_bounds(address: &str) -> bool {
    let init = RequestInit::new();
    init.set_mode(RequestMode::NoCors);
    match web_sys::Request::new_with_str_and_init(address, &init) {
        Ok(request) => gloo_net::http::Request::from(request).send().await.is_ok(),
        Err(_) => false,
    }
}

/// Sends a request of the platform's: gloo-net's own builder would add an `&` to every address that has a query, and then it is no
/// longer the address that the page has preloaded.
async fn start(address: &str, sent: Option<&Request>, guard: &RequestGuard) -> Result<Response, gloo_net::Error> {
    let request = build(address, sent, guard)?;
    gloo_net::http::Request::from(request).send().await
}

/// `Accept` makes a WordPress that has crashed answer in JSON, and never makes a browser send a preflight.
fn build(address: &str, sent: Option<&Request>, guard: &RequestGuard) -> Result<web_sys::Request, gloo_net::Error> {
    let init = RequestInit::new();
    init.set_signal(guard.controller.as_ref().map(AbortController::signal).as_ref());
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

/// The error of an invalid address or header.
fn invalid(error: JsValue) -> gloo_net::Error {
    gloo_net::Error::GlooError(format!("{error:?}"))
}

/// Checks the head before the body is read.
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
