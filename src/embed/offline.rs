//! The page's side of the offline reader (`public/offprint-offline.js`), a service worker that the publisher may have registered.
//!
//! A reply that met no connection is left with the worker, which alone sends it from then on: a page may be closed, and there may be
//! several. What the server answered comes back here, to be understood and told.
//!
//! It belongs to the part of the module that sends. The worker is reached without types of its own: each would be a function more in
//! the glue, which every reader waits for.

mod returned;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, EventTarget};

use super::json::{Value, object};
use super::later::{self, Part};
use super::replies::Replies;
use super::timer;
use crate::formats::json::Json;
use crate::reply_api::Request;
use crate::model::local_reply::LocalReply;

/// How long the worker may take to say that it has a reply, in milliseconds. A worker that is no offline reader says nothing.
const HANDING_OVER: u32 = 3_000;

/// What is on its way in the moment in which the worker takes over is neither seen by it nor read before. After this time, in
/// milliseconds, it has arrived.
const ARRIVED_AFTER: u32 = 3_000;

/// A form and its thread, as this part of the module knows them. What it asks of them is done in their part, and stays there.
pub trait Desk {
    /// The form and its thread.
    fn replies(&self) -> &Replies;
    /// Puts the text of a reply back into the form. `name` is that of whom it answers.
    fn put_back(&self, kept: LocalReply, name: Option<String>);
}

thread_local! {
    static LISTENING: Cell<bool> = const { Cell::new(false) };
    /// The forms of this page.
    static DESKS: RefCell<Vec<Weak<dyn Desk>>> = const { RefCell::new(Vec::new()) };
    /// The keys of the replies that are being handed over, and what waits for each.
    static HANDED: RefCell<Vec<(String, Function)>> = const { RefCell::new(Vec::new()) };
}

/// Tells a form what becomes of the replies that were queued at its article. Called whenever the form has another article.
#[inline(never)]
pub fn follow(desk: Weak<dyn Desk>) {
    let is_new = DESKS.with_borrow_mut(|desks| {
        desks.retain(|known| known.strong_count() > 0);
        let is_new = !desks.iter().any(|known| known.ptr_eq(&desk));
        if is_new {
            desks.push(desk);
        }
        is_new
    });
    if !LISTENING.replace(true) {
        listen();
    }
    if is_new {
        ask();
    }
}

/// The forms that are on this page now.
fn desks() -> Vec<Rc<dyn Desk>> {
    let mut here = Vec::new();
    DESKS.with_borrow(|desks| {
        for desk in desks.iter().filter_map(Weak::upgrade) {
            if desk.replies().instance.alive.get() {
                here.push(desk);
            }
        }
    });
    here
}

/// Leaves a reply with the worker. Returns its key once it is stored there for good; `None` if nobody has taken it.
pub async fn keep(request: &Request) -> Option<String> {
    let (key, stored) = hand_over(request)?;
    JsFuture::from(stored).await.ok().map(|_| key)
}

fn hand_over(request: &Request) -> Option<(String, Promise)> {
    let tag = request.tag.clone()?;
    let worker = get(&container()?, "controller")?;
    let title = get(&web_sys::window()?.document()?.into(), "title").and_then(|title| title.as_string());
    let message = object(&[
        ("offprint", "keep"),
        ("key", &tag.key),
        ("article", &tag.article),
        ("title", &title.unwrap_or_default()),
        ("address", &request.address),
        ("type", request.content_type),
        ("body", &request.body),
    ]);
    let stored = Promise::new(&mut |resolve, reject| {
        HANDED.with_borrow_mut(|handed| handed.push((tag.key.clone(), resolve)));
        let give_up = move || {
            let _ = reject.call0(&JsValue::NULL);
        };
        timer::after(HANDING_OVER, give_up);
        tell(&worker, &message);
    });
    Some((tag.key, stored))
}

/// Listens to the worker, and for it and the connection to come.
fn listen() {
    let container = container();
    on(container.as_ref(), "message", hear);
    on(container.as_ref(), "controllerchange", |_| {
        ask();
        timer::after(ARRIVED_AFTER, ask);
    });
    on(web_sys::window().map(JsValue::from).as_ref(), "online", |_| ask());
}

/// Asks the worker what is new; at the same time it tries to send what it has. Without a worker nothing is left of what it had,
/// but what the reader wrote is still here.
fn ask() {
    spawn_local(async {
        match worker().await {
            Some(worker) => tell(&worker, &object(&[("offprint", "news"), ("read", &read_before())])),
            None => later::when_here(Part::Thread, Box::new(|| returned::give_back_all_but(&[]))),
        }
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
fn hear(event: Event) {
    let Some(message) = get(&event, "data").and_then(Value::given) else { return };
    let (said, key) = (message.line("offprint"), message.line("key"));
    match said.as_deref() {
        Some("kept") => HANDED.with_borrow_mut(|handed| {
            handed.retain(|(other, stored)| {
                let is_other = key.as_deref() != Some(other);
                if !is_other {
                    let _ = stored.call0(&JsValue::NULL);
                }
                is_other
            });
        }),
        Some("news" | "answered") => {
            let is_news = said.as_deref() == Some("news");
            let replies = message.get("replies").and_then(|replies| replies.items()).unwrap_or_default();
            later::when_here(Part::Thread, Box::new(move || returned::take(&replies, is_news, &event)));
        }
        _ => {}
    }
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
    let _ = get(worker, "postMessage").map(|post| post.unchecked_into::<Function>().call1(worker, message));
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
#[inline(never)]
fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// Listens for as long as the page lives.
#[inline(never)]
fn on(target: Option<&JsValue>, event: &str, listener: fn(Event)) {
    let Some(target) = target else { return };
    let listener = Closure::<dyn FnMut(Event)>::wrap(Box::new(listener)).into_js_value();
    let target: &EventTarget = target.unchecked_ref();
    let _ = target.add_event_listener_with_callback(event, listener.unchecked_ref());
}
