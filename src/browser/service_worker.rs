//! The page's side of the service worker (`public/offprint-offline.js`), if the publisher has registered it.
//!
//! A reply that can't be sent for lack of a connection is handed to the worker. From then on only the worker sends it, because the page may
//! be closed or be open several times. The server's response is passed back to the page.

use std::cell::{Cell, RefCell};

use gloo_utils::format::JsValueSerdeExt;
use js_sys::{Function, Promise, Reflect};
use offprint_core::lenient;
use offprint_core::reply_api::Request;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageEvent, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

use super::timer;

/// The timeout for the worker's confirmation that it has stored a reply, in milliseconds. Other service workers don't respond.
const HANDOVER_TIMEOUT: u32 = 3_000;

/// The time to wait for requests that were sent while the worker was taking control, in milliseconds. The worker does not see them, and
/// they are in the page's resource timing entries only after they have completed.
const IN_FLIGHT: u32 = 3_000;

/// A message to the worker. Its property `offprint` names its type.
#[derive(Serialize)]
#[serde(tag = "offprint", rename_all = "lowercase")]
enum ToWorker<'a> {
    Keep { key: &'a str, article: &'a str, title: String, address: &'a str, r#type: &'a str, body: &'a str },
    News { read: String },
    Told { key: &'a str },
}

/// A message from the worker.
#[derive(Default, Deserialize)]
#[serde(default)]
struct FromWorker {
    offprint: String,
    key: String,
    replies: Vec<QueuedResult>,
}

/// The server's response to a queued reply.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct QueuedResult {
    /// The reply's idempotency key.
    pub key: String,
    /// The article's id, or its address.
    pub article: String,
    /// The title of the page on which it was written.
    pub title: String,
    /// The HTTP status; `None` until there is a response.
    pub status: Option<u16>,
    /// The body of the response.
    pub text: Option<String>,
}

/// Results from the worker.
pub struct QueuedResults {
    /// The replies that the worker has, or that have just been answered.
    pub replies: Vec<QueuedResult>,
    /// True if these are all replies that the worker has.
    pub is_all: bool,
    worker: Option<ServiceWorker>,
}

impl QueuedResults {
    /// Tells the worker that the reader has seen the result of a reply, so that the worker can delete it.
    pub fn confirm(&self, key: &str) {
        self.worker.as_ref().inspect(|worker| send(worker, &ToWorker::Told { key }));
    }
}

thread_local! {
    static LISTENER: Cell<Option<fn(QueuedResults)>> = const { Cell::new(None) };
    /// The keys of the replies that are being handed over, with the function that resolves the promise for each.
    static HANDED_OVER: RefCell<Vec<(String, Function)>> = const { RefCell::new(Vec::new()) };
}

/// Calls a function with every result from now on. The first call registers listeners for the worker's messages, a new worker and the
/// return of the connection.
pub fn listen(listener: fn(QueuedResults)) {
    if LISTENER.replace(Some(listener)).is_some() {
        return;
    }
    if let Some(container) = container() {
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(hear).into_js_value();
        let _ = container.add_event_listener_with_callback("message", heard.unchecked_ref());
        let changed = Closure::<dyn FnMut()>::new(|| {
            ask();
            timer::after(IN_FLIGHT, ask);
        });
        let _ = container.add_event_listener_with_callback("controllerchange", changed.into_js_value().unchecked_ref());
    }
    if let Some(window) = web_sys::window() {
        let online = Closure::<dyn FnMut()>::new(ask).into_js_value();
        let _ = window.add_event_listener_with_callback("online", online.unchecked_ref());
    }
}

/// Asks the worker for results; the worker then also tries to send its queue. Without a worker, reports that the queue is empty.
pub fn ask() {
    spawn_local(async {
        match active_worker().await {
            Some(worker) => send(&worker, &ToWorker::News { read: read_before() }),
            None => tell(QueuedResults { replies: Vec::new(), is_all: true, worker: None }),
        }
    });
}

/// Hands a reply to the worker. Returns its key once it is stored there; `None` if no worker has accepted it.
pub async fn keep(request: &Request) -> Option<String> {
    let (key, stored) = hand_over(request)?;
    JsFuture::from(stored).await.ok().map(|_| key)
}

fn hand_over(request: &Request) -> Option<(String, Promise)> {
    let reply = request.reply_ref.clone()?;
    let worker = container()?.controller()?;
    let title = web_sys::window()?.document()?.title();
    let stored = Promise::new(&mut |resolve, reject| {
        HANDED_OVER.with_borrow_mut(|handed| handed.push((reply.key.clone(), resolve)));
        timer::after(HANDOVER_TIMEOUT, move || {
            let _ = reject.call0(&JsValue::NULL);
        });
    });
    let message = ToWorker::Keep {
        key: &reply.key,
        article: &reply.article,
        title,
        address: &request.address,
        r#type: request.content_type,
        body: &request.body,
    };
    send(&worker, &message);
    Some((reply.key, stored))
}

fn send(worker: &ServiceWorker, message: &ToWorker<'_>) {
    if let Ok(message) = JsValue::from_serde(message) {
        let _ = worker.post_message(&message);
    }
}

/// Handles a message from the worker: that it has stored a reply, or the responses to queued replies.
fn hear(event: MessageEvent) {
    let message = event.data().into_serde().ok().and_then(|message| lenient::read::<FromWorker>(&message));
    let Some(message) = message else { return };
    match message.offprint.as_str() {
        "kept" => HANDED_OVER.with_borrow_mut(|handed| {
            for (_, stored) in handed.extract_if(.., |(key, _)| *key == message.key) {
                let _ = stored.call0(&JsValue::NULL);
            }
        }),
        said @ ("news" | "answered") => {
            let worker = event.source().and_then(|source| source.dyn_into().ok());
            tell(QueuedResults { replies: message.replies, is_all: said == "news", worker });
        }
        _ => {}
    }
}

fn tell(results: QueuedResults) {
    if let Some(listener) = LISTENER.get() {
        listener(results);
    }
}

/// Returns the addresses that this page has fetched, each followed by a space, if the page was loaded without the worker; otherwise an
/// empty string.
fn read_before() -> String {
    let Some(performance) = web_sys::window().and_then(|window| window.performance()) else { return String::new() };
    let navigation = performance.get_entries_by_type("navigation").get(0);
    let worker_start = Reflect::get(&navigation, &"workerStart".into()).ok().and_then(|start| start.as_f64());
    if worker_start != Some(0.0) {
        return String::new();
    }
    let resources = performance.get_entries_by_type("resource");
    let name = |entry: JsValue| entry.unchecked_into::<web_sys::PerformanceEntry>().name() + " ";
    resources.iter().map(name).collect()
}

/// Returns the active worker for this page, even if it does not control the page yet.
async fn active_worker() -> Option<ServiceWorker> {
    let registration = JsFuture::from(container()?.get_registration()).await.ok()?;
    registration.dyn_into::<ServiceWorkerRegistration>().ok()?.active()
}

/// Returns the browser's interface to service workers. Without a secure context it is undefined, although the type does not allow for that.
fn container() -> Option<ServiceWorkerContainer> {
    let container = web_sys::window()?.navigator().service_worker();
    (!container.is_undefined()).then_some(container)
}
