//! The nodes of the thread's list. They are made once and moved when their place changes: only what is new costs anything.

use wasm_bindgen::JsCast;
use web_sys::{Document, DocumentFragment, Element, HtmlElement, ShadowRoot};

use super::{ago, permalink};
use crate::components::Context;
use crate::components::element::{El, Fill};
use crate::components::thread::{Shown, author_name, item as reply_view};
use crate::embed::render::{self, Held};
use crate::embed::{inert, urls};
use crate::sanitizer;
use crate::model::local_reply::ReplyStatus;
use crate::model::thread::{ReplyText, Row, Thread, ThreadReply};

/// How replies are shown.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    /// Whether the pictures of those who replied are fetched.
    pub avatars: bool,
    /// Whether there is a form to answer with.
    pub answerable: bool,
    /// What relative addresses in replies refer to.
    pub base: String,
}

/// The list and its items.
#[derive(Default)]
pub struct Drawn {
    place: Option<Place>,
    /// By slot.
    items: Vec<Option<Item>>,
    /// The first item that was made when something was drawn last.
    newest: Option<Element>,
}

struct Place {
    document: Document,
    list: Element,
    shape: Shape,
    context: Context,
    /// The page's address, for links to replies.
    page: String,
}

struct Item {
    node: Element,
    /// The list of what answers it.
    list: Option<Element>,
    /// The list it stands in and the item before it; `None` until it has been put somewhere.
    stands: Option<(Option<usize>, Option<usize>)>,
    /// Whom it says it answers; `None` if it has to be made anew.
    says: Option<Option<usize>>,
}

impl Drawn {
    /// A list without items.
    pub fn new(document: &Document, list: &Element, shape: Shape, context: Context) -> Self {
        let place = Place { document: document.clone(), list: list.clone(), shape, context, page: permalink::page() };
        Self { place: Some(place), items: Vec::new(), newest: None }
    }

    /// How things are said there.
    pub fn context(&self) -> Option<&Context> {
        self.place.as_ref().map(|place| &place.context)
    }

    /// Has an item made anew the next time.
    pub fn outdate(&mut self, slot: usize) {
        if let Some(Some(item)) = self.items.get_mut(slot) {
            item.says = None;
        }
    }

    /// Makes, moves and removes items until the list is as the rows say.
    pub fn draw(&mut self, thread: &Thread, rows: &[Row]) {
        let Some(place) = &self.place else { return };
        let focused = root(&place.list).and_then(|root| root.active_element());
        let last = rows.iter().map(|row| row.slot + 1).max().unwrap_or(0);
        self.items.resize_with(last.max(self.items.len()), || None);
        self.newest = None;
        let mut in_rows = vec![false; self.items.len()];
        // The item placed last in each list; the list at the top comes first.
        let mut before: Vec<Option<usize>> = vec![None; self.items.len() + 1];
        for row in rows {
            let Some(reply) = thread.reply(row.slot) else { continue };
            in_rows[row.slot] = true;
            place.make(&mut self.items, &mut self.newest, row, reply, thread);
            let before = &mut before[row.within.map_or(0, |within| within + 1)];
            place.put(&mut self.items, row, *before);
            *before = Some(row.slot);
        }
        for (item, stays) in self.items.iter_mut().zip(in_rows) {
            if !stays && let Some(item) = item.take() {
                item.node.remove();
            }
        }
        // A node that is moved loses the focus.
        if let Some(focused) = focused.and_then(|focused| focused.dyn_into::<HtmlElement>().ok())
            && root(&place.list).is_some_and(|root| root.active_element().is_none())
        {
            let _ = focused.focus();
        }
    }

    /// Marks a reply, brings it into view and goes on from there, unless the reader is writing.
    pub fn point_at(&self, slot: usize) {
        let Some((place, node)) = self.place.as_ref().zip(self.node(slot)) else { return };
        if let Ok(Some(former)) = place.list.query_selector("[data-here]") {
            let _ = former.remove_attribute("data-here");
        }
        let Some(reply) = node.first_element_child() else { return };
        let _ = reply.set_attribute("data-here", "");
        self.scroll_to(slot);
        if !place.is_writing() {
            go_on_from(&reply);
        }
    }

    /// Brings a reply into view.
    pub fn scroll_to(&self, slot: usize) {
        self.node(slot).inspect(Element::scroll_into_view);
    }

    /// The node of the reply in a slot.
    pub fn node(&self, slot: usize) -> Option<Element> {
        self.items.get(slot)?.as_ref().map(|item| item.node.clone())
    }

    /// Takes the focus off the button that loads more, for it is about to go.
    pub fn leave_button(&self) {
        let Some(place) = &self.place else { return };
        let focused = root(&place.list).and_then(|root| root.active_element());
        if focused.is_some_and(|focused| focused.class_name() == "more") {
            let reply = self.newest.as_ref().and_then(Element::first_element_child);
            go_on_from(&reply.unwrap_or_else(|| place.list.clone()));
        }
    }
}

impl Place {
    /// Sees to it that a row has a node that says what it should.
    fn make(
        &self,
        items: &mut [Option<Item>],
        newest: &mut Option<Element>,
        row: &Row,
        reply: &ThreadReply,
        thread: &Thread,
    ) {
        let known = items[row.slot].take();
        let is_new = known.is_none();
        let item = known.or_else(|| {
            let node = self.document.create_element("li").ok()?;
            Some(Item { node, list: None, stands: None, says: None })
        });
        let Some(mut item) = item else { return };
        if item.says != Some(row.answers) {
            self.write(&item, row, reply, thread);
            item.says = Some(row.answers);
        }
        if is_new && newest.is_none() {
            newest.replace(item.node.clone());
        }
        items[row.slot] = Some(item);
    }

    /// Writes a reply into its node. What else is there, a form or answers, stays.
    fn write(&self, item: &Item, row: &Row, reply: &ThreadReply, thread: &Thread) {
        // What was written before is the first in it.
        if item.stands.is_some() {
            item.node.first_element_child().inspect(Element::remove);
        }
        if !reply.id.is_empty() {
            item.node.set_id(&[permalink::PREFIX, &reply.id].concat());
        }
        let view = reply_view(reply, self.shown(row, reply, thread), &self.context);
        let fragment = self.document.create_document_fragment();
        render::append(&self.document, &fragment, vec![view.into()], &mut Held::new());
        let _ = item.node.insert_before(&fragment, item.node.first_child().as_ref());
    }

    fn shown(&self, row: &Row, reply: &ThreadReply, thread: &Thread) -> Shown {
        let lang = self.context.lang.as_deref();
        let link = |reply: &ThreadReply| {
            let id = Some(&reply.id).filter(|id| !id.is_empty());
            id.map(|id| permalink::address(&self.page, id)).or_else(|| reply.url.clone())
        };
        let resolve = |address: &str| urls::absolute(address, &self.shape.base);
        Shown {
            text: match &reply.text {
                ReplyText::Html(html) => {
                    let fragment = inert::fragment(&self.document, html, &html::Context::reply(&resolve));
                    fragment.ok().map(|(fragment, _)| holding(fragment))
                }
                ReplyText::Plain(_) => None,
            },
            when: reply.published.as_deref().and_then(|iso| ago::when(iso, lang)),
            href: link(reply),
            answers: row
                .answers
                .and_then(|slot| thread.reply(slot))
                .and_then(|answered| Some((author_name(answered, &self.context).to_owned(), link(answered)?))),
            answerable: self.shape.answerable && reply.standing == ReplyStatus::Published && !reply.id.is_empty(),
            avatars: self.shape.avatars,
        }
    }

    /// Puts a row's node into its list, behind the item before it, if it is not there.
    fn put(&self, items: &mut [Option<Item>], row: &Row, before: Option<usize>) {
        let stands = Some((row.within, before));
        let Some(item) = &mut items[row.slot] else { return };
        // Nearly always, so nothing may be asked of the page before this.
        if std::mem::replace(&mut item.stands, stands) == stands {
            return;
        }
        let node = item.node.clone();
        let former = before.and_then(|slot| items[slot].as_ref()).map(|item| item.node.clone());
        let list = match row.within {
            None => Some(self.list.clone()),
            Some(within) => items[within].as_mut().and_then(|item| self.list_in(item)),
        };
        let Some(list) = list else { return };
        let is_there = node.previous_element_sibling() == former && node.parent_element().as_ref() == Some(&list);
        if !is_there {
            let next = former.map_or_else(|| list.first_child(), |former| former.next_sibling());
            let _ = list.insert_before(&node, next.as_ref());
        }
    }

    /// The list of what answers an item, made where there is none.
    fn list_in(&self, item: &mut Item) -> Option<Element> {
        if item.list.is_none() {
            let list = self.document.create_element("ol").ok()?;
            item.node.append_child(&list).ok()?;
            item.list = Some(list);
        }
        item.list.clone()
    }

    /// Whether the reader is in a control that text is typed into, here or elsewhere on the page.
    fn is_writing(&self) -> bool {
        let here = root(&self.list).and_then(|root| root.active_element());
        let focused = here.or_else(|| self.document.active_element());
        focused.is_some_and(|focused| matches!(&*focused.tag_name(), "INPUT" | "TEXTAREA" | "SELECT"))
    }
}

/// Puts nodes into an element.
fn holding(nodes: DocumentFragment) -> Fill {
    Box::new(move |place: El| {
        place.created(move |place| {
            let _ = place.append_child(&nodes);
        })
    })
}

fn root(list: &Element) -> Option<ShadowRoot> {
    list.get_root_node().dyn_into().ok()
}

/// Gives the focus to what is no control.
fn go_on_from(element: &Element) {
    let _ = element.set_attribute("tabindex", "-1");
    focus(element);
}

/// Gives the focus to an element.
pub fn focus(element: &Element) {
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}
