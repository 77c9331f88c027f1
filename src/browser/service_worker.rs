//! The page's side of the service worker (`public/offprint-offline.js`), which the publisher may have registered.
//!
//! A reply that met no connection is left with the worker, which alone sends it from then on: the page may be closed, and there may be
//! several. The server's answers come back here.

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

/// The time the worker has to say that it took a reply, in milliseconds. Another worker than ours says nothing.
const HANDOVER_TIMEOUT: u32 = 3_000;

/// How long requests may be on their way that were sent in the moment in which the worker takes over: it does not see them, and they
/// are not in the page's list before they have arrived. In milliseconds.
const IN_FLIGHT: u32 = 3_000;

/// A message to the worker, named by its property `offprint`.
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

/// The server's answer to a reply that the worker had.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct QueuedResult {
    /// The reply's idempotency key.
    pub key: String,
    /// The article's id, or its address.
    pub article: String,
    /// The title of the page it was written on.
    pub title: String,
    /// The HTTP status; `None` as long as there is no answer.
    pub status: Option<u16>,
    /// The body.
    pub text: Option<String>,
}

/// Results from the worker.
pub struct QueuedResults {
    /// The replies that the worker has, or that were just answered.
    pub replies: Vec<QueuedResult>,
    /// True if these are all that it has.
    pub is_all: bool,
    worker: Option<ServiceWorker>,
}

impl QueuedResults {
    /// Lets the worker forget a reply: its reader has been told.
    pub fn confirm(&self, key: &str) {
        self.worker.as_ref().inspect(|worker| send(worker, &ToWorker::Told { key }));
    }
}

thread_local! {
    static LISTENER: Cell<Option<fn(QueuedResults)>> = const { Cell::new(None) };
    /// The keys of the replies that are being handed over, and what waits for each.
    static HANDED_OVER: RefCell<Vec<(String, Function)>> = const { RefCell::new(Vec::new()) };
}

/// Calls a function with every result from now on. The first call listens to the worker, and for it and the connection to come.
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

/// Asks the worker what is new; at the same time it tries to send what it has. Without a worker nothing is left of what it had.
pub fn ask() {
    spawn_local(async {
        match active_worker().await {
            Some(worker) => send(&worker, &ToWorker::News { read: read_before() }),
            None => tell(QueuedResults { replies: Vec::new(), is_all: true, worker: None }),
        }
    });
}

/// Leaves a reply with the worker. Returns its key once it is stored there for good; `None` if nobody has taken it.
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

/// Takes a message of the worker's: that it has a reply, or what was answered to those it had.
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

/// The addresses of what this page has read, if it was there before the worker.
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

/// The page's worker, controlling it or not yet.
async fn active_worker() -> Option<ServiceWorker> {
    let registration = JsFuture::from(container()?.get_registration()).await.ok()?;
    registration.dyn_into::<ServiceWorkerRegistration>().ok()?.active()
}

/// The site's workers. There are none without a secure connection, whatever the type says.
fn container() -> Option<ServiceWorkerContainer> {
    let container = web_sys::window()?.navigator().service_worker();
    (!container.is_undefined()).then_some(container)
}
