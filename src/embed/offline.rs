//! The page's side of the offline reader (`public/offprint-offline.js`), a service worker that the publisher may have registered.
//!
//! A reply that met no connection is left with the worker, which alone sends it from then on: a page may be closed, and there may be
//! several. What the server answered comes back here, to be understood and told.
//!
//! The worker is reached without types of its own: each would be a function more in the glue, which every reader waits for.

mod returned;

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, EventTarget};

use self::returned::Returned;
use super::json::{Value, object};
use super::replies::Replies;
use crate::backend::json::Json;
use crate::backend::replies::{Request, Tag};

/// How long the worker may take to say that it has a reply, in milliseconds. A worker that is no offline reader says nothing.
const HANDING_OVER: u32 = 3_000;

thread_local! {
    /// The forms of this page.
    static FORMS: RefCell<Vec<Weak<Replies>>> = const { RefCell::new(Vec::new()) };
    /// The keys of the replies that are being handed over, and what waits for each.
    static HANDED: RefCell<Vec<(String, Function)>> = const { RefCell::new(Vec::new()) };
}

/// Tells a form what becomes of the replies that were queued at its article.
#[inline(never)]
pub fn follow(replies: Weak<Replies>) {
    let (is_first, is_known) = FORMS.with_borrow_mut(|forms| {
        forms.retain(|form| form.strong_count() > 0);
        let known = forms.iter().any(|form| form.ptr_eq(&replies));
        if !known {
            forms.push(replies);
        }
        (forms.len() == 1 && !known, known)
    });
    if is_first {
        listen();
    }
    if !is_known {
        ask();
    }
}

/// Leaves a reply with the worker. Returns its key once it is stored there for good; `None` if nobody has taken it.
#[inline(never)]
pub fn keep(request: &Request) -> Pin<Box<dyn Future<Output = Option<String>>>> {
    let (request, tag) = (request.clone(), request.tag.clone());
    Box::pin(async move {
        let Tag { article, key } = tag?;
        let worker = worker().await?;
        let title = web_sys::window().and_then(|window| get(&window.document()?.into(), "title")?.as_string());
        let message = object(&[
            ("offprint", "keep"),
            ("key", &key),
            ("article", &article),
            ("title", &title.unwrap_or_default()),
            ("address", &request.address),
            ("type", request.content_type),
            ("body", &request.body),
        ]);
        let stored = Promise::new(&mut |resolve, reject| {
            HANDED.with_borrow_mut(|handed| handed.push((key.clone(), resolve)));
            let give_up = move || {
                let _ = reject.call0(&JsValue::NULL);
            };
            Timeout::new(HANDING_OVER, give_up).forget();
            tell(&worker, &message);
        });
        JsFuture::from(stored).await.ok().map(|_| key)
    })
}

/// Listens to the worker, and for it and the connection to come.
fn listen() {
    let (container, window) = (container(), web_sys::window().map(JsValue::from));
    on(container.as_ref(), "message", |event| {
        get(&event, "data").inspect(hear);
    });
    on(container.as_ref(), "controllerchange", |_| ask());
    on(window.as_ref(), "online", |_| ask());
}

/// Asks the worker what is new; at the same time it tries to send what it has.
fn ask() {
    spawn_local(async {
        let Some(worker) = worker().await else {
            // It has been taken away, and the replies it had with it: what the reader wrote is still here.
            return returned::give_back_all_but(&[]);
        };
        tell(&worker, &object(&[("offprint", "news"), ("read", &read_before())]));
    });
}

/// The addresses of what this page has read, if it was there before the worker.
fn read_before() -> String {
    let performance = web_sys::window().and_then(|window| get(&window, "performance"));
    let entries = |kind| {
        let entries = performance.as_ref().and_then(|performance| call(performance, "getEntriesByType", Some(kind)));
        entries.map(|entries| Array::from(&entries)).unwrap_or_default()
    };
    let by_worker = get(&entries("navigation").get(0), "workerStart").and_then(|start| start.as_f64());
    let mut read = String::new();
    if by_worker == Some(0.0) {
        for entry in entries("resource").iter() {
            read += &get(&entry, "name").and_then(|name| name.as_string()).unwrap_or_default();
            read.push(' ');
        }
    }
    read
}

/// Takes what the worker says: that it has a reply, or what was answered to those it had.
fn hear(message: &JsValue) {
    let text = |name| get(message, name).and_then(|text| text.as_string());
    let Some(said) = text("offprint") else { return };
    if said == "kept" {
        let key = text("key");
        let handed = |(other, _): &mut (String, Function)| key.as_deref() == Some(other);
        HANDED.with_borrow_mut(|all| all.extract_if(.., handed).collect::<Vec<_>>()).into_iter().for_each(
            |(_, stored)| {
                let _ = stored.call0(&JsValue::NULL);
            },
        );
        return;
    }
    let replies = get(message, "replies").and_then(|replies| Value::given(replies)?.items()).unwrap_or_default();
    let returned: Vec<_> = replies.iter().filter_map(|reply| Returned::read(reply, said == "answered")).collect();
    if said == "news" {
        let keys: Vec<_> = returned.iter().map(|reply| &*reply.key).collect();
        returned::give_back_all_but(&keys);
    }
    returned.iter().for_each(returned::take);
}

/// Tells the worker that the reader knows what has become of a reply.
fn told(key: &str) {
    let message = object(&[("offprint", "told"), ("key", key)]);
    spawn_local(async move {
        worker().await.inspect(|worker| tell(worker, &message));
    });
}

/// The forms that are on this page now.
fn forms() -> Vec<Rc<Replies>> {
    let forms = FORMS.with_borrow(|forms| forms.iter().filter_map(Weak::upgrade).collect::<Vec<_>>());
    forms.into_iter().filter(|form| form.instance.alive.get()).collect()
}

/// The page's worker, controlling it or not yet.
async fn worker() -> Option<JsValue> {
    let registration: Promise = call(&container()?, "getRegistration", None)?.unchecked_into();
    get(&JsFuture::from(registration).await.ok()?, "active")
}

/// What knows the workers of this site. There is none without a secure connection.
fn container() -> Option<JsValue> {
    get(&get(&web_sys::window()?.into(), "navigator")?, "serviceWorker")
}

fn tell(worker: &JsValue, message: &JsValue) {
    let _ = get(worker, "postMessage").and_then(|post| post.unchecked_into::<Function>().call1(worker, message).ok());
}

fn call(object: &JsValue, method: &str, argument: Option<&str>) -> Option<JsValue> {
    let method: Function = get(object, method)?.unchecked_into();
    match argument {
        Some(argument) => method.call1(object, &JsValue::from_str(argument)),
        None => method.call0(object),
    }
    .ok()
}

/// A property, unless there is none.
fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// Listens for as long as the page lives.
fn on(target: Option<&JsValue>, event: &str, listener: fn(Event)) {
    let Some(target) = target else { return };
    let listener = Closure::<dyn FnMut(Event)>::wrap(Box::new(listener)).into_js_value();
    let target: &EventTarget = target.unchecked_ref();
    let _ = target.add_event_listener_with_callback(event, listener.unchecked_ref());
}
