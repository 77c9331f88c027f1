//! Asking and sending, with an end to waiting. The only place where a network error becomes a value.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, RequestInit, Response};

use super::json::{Value, object};
use crate::formats::load_error::{self, Head, LoadError, MAX_BYTES};
use crate::reply_api::Request;

const JSON: &str = "application/json";

/// How long an answer may take, body included, in milliseconds.
const TIMEOUT: u32 = 15_000;

thread_local! {
    /// What the loader has asked for already, until somebody here asks for the same.
    static EXPECTED: RefCell<Vec<(String, Promise, AbortController)>> = const { RefCell::new(Vec::new()) };
}

/// Keeps a request that is under way for the first who asks for that address.
pub fn expect(address: String, response: Promise, controller: AbortController) {
    EXPECTED.with_borrow_mut(|expected| expected.push((address, response, controller)));
}

/// Ends requests that take too long, or whose asker is gone.
pub struct Patience {
    controller: Rc<RefCell<Option<AbortController>>>,
    timed_out: Rc<Cell<bool>>,
    /// Stops when it is dropped.
    _timer: Timeout,
}

impl Patience {
    /// Starts the clock.
    pub fn new() -> Self {
        let controller = Rc::new(RefCell::new(AbortController::new().ok()));
        let timed_out = Rc::new(Cell::new(false));
        let (aborting, expired) = (controller.clone(), timed_out.clone());
        let expire = move || {
            expired.set(true);
            abort(&aborting);
        };
        Self { controller, timed_out, _timer: Timeout::new(TIMEOUT, expire) }
    }

    /// Gives up at once.
    pub fn end(&self) {
        abort(&self.controller);
    }

    fn signal(&self) -> Option<AbortSignal> {
        self.controller.borrow().as_ref().map(AbortController::signal)
    }

    /// The answer to a request for the address that is under way already, which is ended by this from now on.
    fn take_over(&self, address: &str) -> Option<Promise> {
        let (_, response, controller) = EXPECTED.with_borrow_mut(|expected| {
            let position = expected.iter().position(|(expected, ..)| expected == address)?;
            Some(expected.swap_remove(position))
        })?;
        self.controller.replace(Some(controller));
        Some(response)
    }

    /// Whether the time was up.
    pub fn timed_out(&self) -> bool {
        self.timed_out.get()
    }
}

fn abort(controller: &RefCell<Option<AbortController>>) {
    controller.borrow().as_ref().inspect(|controller| controller.abort());
}

/// What came back, read to its end.
struct Received {
    status: u16,
    redirected: bool,
    address: String,
    retry_after: Option<String>,
    total: Option<u32>,
    pages: Option<u32>,
    text: String,
}

/// Why nothing came back: nobody could be reached, or the time was up, or the head alone says that reading is in vain.
enum Lost {
    Connection,
    Refused(LoadError),
}

/// Asks, or sends if there is something to send. `judge` sees the head before the body is read.
async fn exchange(
    address: &str,
    sent: Option<&Request>,
    judge: fn(&Head<'_>) -> Result<(), LoadError>,
    patience: &Patience,
) -> Result<Received, Lost> {
    let response = fetch(address, sent, patience).await.ok_or(Lost::Connection)?;
    let header = |name| response.headers().get(name).ok().flatten();
    let content_type = header("Content-Type");
    let head = Head {
        status: response.status(),
        content_type: content_type.as_deref(),
        redirected: response.redirected(),
        // Read as a whole number: parsing fractions is 10 KB of tables.
        length: header("Content-Length").and_then(|length| length.parse().ok()),
    };
    judge(&head).map_err(|error| {
        patience.end();
        Lost::Refused(error)
    })?;
    let count = |name| header(name).and_then(|count| count.parse::<u64>().ok()).map(|count| count as u32);
    let (total, pages) = (count("X-WP-Total"), count("X-WP-TotalPages"));
    let text = response.text().map_err(|_| Lost::Connection)?;
    let text = JsFuture::from(text).await.map_err(|_| Lost::Connection)?;
    Ok(Received {
        status: head.status,
        redirected: head.redirected,
        address: response.url(),
        retry_after: header("Retry-After"),
        total,
        pages,
        text: text.as_string().unwrap_or_default(),
    })
}

/// An error of the browser's says no more than that there is no answer.
async fn fetch(address: &str, sent: Option<&Request>, patience: &Patience) -> Option<Response> {
    let under_way = if sent.is_none() { patience.take_over(address) } else { None };
    let answer = match under_way {
        Some(answer) => answer,
        None => ask(address, sent, patience)?,
    };
    Some(JsFuture::from(answer).await.ok()?.unchecked_into())
}

fn ask(address: &str, sent: Option<&Request>, patience: &Patience) -> Option<Promise> {
    let request = RequestInit::new();
    // A WordPress that has crashed answers in JSON only to those who ask for it.
    // `Accept` alone never makes a browser ask first whether it may ask.
    let mut headers = vec![("Accept", JSON)];
    request.set_signal(patience.signal().as_ref());
    if let Some(sent) = sent {
        headers.push(("Content-Type", sent.content_type));
        request.set_method("POST");
        request.set_body(&JsValue::from_str(&sent.body));
    }
    request.set_headers(&object(&headers));
    Some(web_sys::window()?.fetch_with_str_and_init(address, &request))
}

/// The JSON document at an address, and the address it was finally found at.
///
/// # Errors
/// Every way in which there is none.
pub async fn get_json(address: &str, patience: &Patience) -> Result<(Value, String), LoadError> {
    let found = get_part(address, patience).await?;
    Ok((found.value, found.address))
}

/// A document that may be a part of something larger.
pub struct Part {
    /// What it holds.
    pub value: Value,
    /// Where it was finally found.
    pub address: String,
    /// How many items there are in all, as WordPress says it in a header. Other origins must expose it, and WordPress does.
    pub total: Option<u32>,
    /// How many parts there are, said in the same way.
    pub pages: Option<u32>,
}

/// The JSON document at an address, and what its headers say of its like.
///
/// # Errors
/// Every way in which there is none.
pub async fn get_part(address: &str, patience: &Patience) -> Result<Part, LoadError> {
    let received = exchange(address, None, |head| head.judge(), patience).await.map_err(|lost| match lost {
        Lost::Refused(error) => error,
        Lost::Connection if patience.timed_out() => LoadError::TimedOut,
        Lost::Connection => LoadError::Unreachable,
    })?;
    if received.text.len() as u64 > MAX_BYTES {
        return Err(LoadError::TooLarge);
    }
    let value = Value::parse(document::json_part(&received.text))
        .ok_or_else(|| document::diagnose(&received.text, received.redirected))?;
    Ok(Part { value, address: received.address, total: received.total, pages: received.pages })
}

/// An answer to something sent.
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The `Retry-After` header.
    pub retry_after: Option<String>,
    /// The body, if it was JSON.
    pub body: Option<Value>,
}

/// Sends a request. `None` when no complete answer came; `patience` knows whether the time was up.
pub async fn post(request: &Request, patience: &Patience) -> Option<Answer> {
    let Ok(received) = exchange(&request.address, Some(request), |_| Ok(()), patience).await else { return None };
    let body = Value::parse(document::json_part(&received.text));
    Some(Answer { status: received.status, retry_after: received.retry_after, body })
}
