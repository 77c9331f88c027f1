//! The nodes of the thread's list. They are made once and moved when their place changes: only what is new costs anything, even among
//! ten thousand.

use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use offprint_core::messages::MessageKey;
use offprint_core::model::thread::{ReplyText, Row, Thread, ThreadReply};
use offprint_core::sanitizer::SanitizeOptions;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use crate::browser::dom_sanitizer::long_html;
use crate::browser::{permalink, relative_time, urls};
use crate::components::thread::{PostedTime, ReplyActions, ReplyItem, display_name};
use crate::components::{RichText, UiContext};

/// The time after which the page is let go on, in milliseconds.
const SLICE: f64 = 200.0;

/// The class of the button that folds answers up.
const FOLD: &str = "fold";

/// The class of the button for more answers.
const MORE_ANSWERS: &str = "more-answers";

/// The options of a thread.
#[derive(Clone, Copy, Debug, Default)]
pub struct ThreadOptions {
    /// True if the pictures of those who replied are fetched.
    pub avatars: bool,
    /// True if there is a form to answer with.
    pub answerable: bool,
}

/// What the reader can do to a reply; the flag says whether there is a form to answer with.
pub type ActionsOf<'a> = dyn Fn(&ThreadReply, bool) -> ReplyActions + 'a;

/// The list and its items.
pub struct RenderedThread {
    list: List,
    /// By slot.
    items: Vec<Option<Item>>,
    /// The first item that was made when something was rendered last.
    newest: Option<Element>,
}

struct List {
    document: Document,
    node: Element,
    context: UiContext,
    options: ThreadOptions,
    /// The base of relative addresses in replies.
    base: String,
    /// The page's address, for links to replies.
    page: String,
}

struct Item {
    node: Element,
    /// The list of what answers it.
    answers: Option<Element>,
    /// The list it stands in and the item before it; `None` until it has been put somewhere.
    place: Option<(Option<usize>, Option<usize>)>,
    /// Whom it says it answers; `None` if it has to be made anew.
    content: Option<Option<usize>>,
}

impl RenderedThread {
    /// A list without items.
    pub fn new(document: Document, node: Element, context: UiContext, options: ThreadOptions, base: String) -> Self {
        let list = List { document, node, context, options, base, page: permalink::page() };
        Self { list, items: Vec::new(), newest: None }
    }

    /// The interface's settings.
    pub fn context(&self) -> &UiContext {
        &self.list.context
    }

    /// Has an item made anew the next time.
    pub fn outdate(&mut self, slot: usize) {
        if let Some(Some(item)) = self.items.get_mut(slot) {
            item.content = None;
        }
    }

    /// Makes, moves and removes items until the list is as the rows say, or until [`SLICE`] has passed: `false` if something is left to
    /// do, for the next call.
    pub fn render(&mut self, thread: &Thread, rows: &[Row], actions: &ActionsOf<'_>) -> bool {
        let (started, focused) = (js_sys::Date::now(), self.list.focused());
        let last = rows.iter().map(|row| row.slot + 1).max().unwrap_or(0);
        self.items.resize_with(last.max(self.items.len()), || None);
        self.newest = None;
        let mut in_rows = vec![false; self.items.len()];
        // The item placed last in each list; the list at the top comes first.
        let mut before: Vec<Option<usize>> = vec![None; self.items.len() + 1];
        let mut is_done = true;
        for row in rows {
            let Some(reply) = thread.reply(row.slot) else { continue };
            in_rows[row.slot] = true;
            is_done &= js_sys::Date::now() - started < SLICE;
            if !is_done {
                continue;
            }
            self.make(row, reply, thread, actions);
            let before = &mut before[row.within.map_or(0, |within| within + 1)];
            self.list.put(&mut self.items, row, *before);
            *before = Some(row.slot);
        }
        for (item, stays) in self.items.iter_mut().zip(in_rows) {
            if !stays && let Some(item) = item.take() {
                item.node.remove();
            }
        }
        // A node that is moved loses the focus.
        if let Some(focused) = focused.and_then(|focused| focused.dyn_into::<HtmlElement>().ok())
            && self.list.focused().is_none()
        {
            let _ = focused.focus();
        }
        is_done
    }

    /// Marks a reply, brings it into view and goes on from there, unless the reader is writing.
    pub fn point_at(&self, slot: usize) {
        let Some(node) = self.node(slot) else { return };
        if let Ok(Some(former)) = self.list.node.query_selector("[data-here]") {
            let _ = former.remove_attribute("data-here");
        }
        let Some(reply) = node.first_element_child() else { return };
        self.reveal(&node);
        let _ = reply.set_attribute("data-here", "");
        self.scroll_to(slot);
        if !self.list.is_writing() {
            focus_at(&reply);
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

    /// Folds the answers to the reply in a slot up, or shows them again.
    pub fn toggle(&self, slot: usize) {
        let Some(Some(Item { node, answers: Some(answers), .. })) = self.items.get(slot) else { return };
        let Some(fold) = fold_button(node) else { return };
        match fold.get_attribute("aria-expanded").as_deref() {
            Some("true") => self.list.fold(&fold, answers),
            _ => self.list.unfold(&fold),
        }
    }

    /// Shows an item, whatever is folded up around it.
    fn reveal(&self, node: &Element) {
        let mut around = node.parent_element();
        while let Some(item) = around.and_then(|list| list.closest("li").ok().flatten()) {
            fold_button(&item).inspect(|fold| self.list.unfold(fold));
            around = item.parent_element();
        }
    }

    /// Takes the focus off the button that loads more, for it is about to go.
    pub fn leave_button(&self) {
        if self.list.focused().is_some_and(|focused| focused.class_name() == "more") {
            let reply = self.newest.as_ref().and_then(Element::first_element_child);
            focus_at(&reply.unwrap_or_else(|| self.list.node.clone()));
        }
    }

    /// The nodes that say how much time is left for changes, with the ids of their items.
    pub fn times_left(&self) -> Vec<(String, Element)> {
        let Ok(nodes) = self.list.node.query_selector_all(".time-left") else { return Vec::new() };
        let nodes = (0..nodes.length()).filter_map(|index| nodes.get(index)?.dyn_into::<Element>().ok());
        nodes.filter_map(|node| Some((node.closest("li").ok()??.id(), node))).collect()
    }

    /// Goes on at the list.
    pub fn focus_list(&self) {
        focus_at(&self.list.node);
    }

    /// Sees to it that a row has a node that says what it should.
    fn make(&mut self, row: &Row, reply: &ThreadReply, thread: &Thread, actions: &ActionsOf<'_>) {
        let known = self.items[row.slot].take();
        let is_new = known.is_none();
        let item = known.or_else(|| {
            let node = self.list.document.create_element("li").ok()?;
            Some(Item { node, answers: None, place: None, content: None })
        });
        let Some(mut item) = item else { return };
        if item.content != Some(row.answers) {
            let actions = actions(reply, self.list.options.answerable);
            self.list.write(&item, row, reply, thread, actions);
            item.content = Some(row.answers);
        }
        if is_new && self.newest.is_none() {
            self.newest.replace(item.node.clone());
        }
        self.items[row.slot] = Some(item);
    }
}

impl List {
    /// Writes a reply into its node. What else is there, a form or answers, stays.
    fn write(&self, item: &Item, row: &Row, reply: &ThreadReply, thread: &Thread, actions: ReplyActions) {
        // What was written before is the first in it.
        if item.place.is_some() {
            item.node.first_element_child().inspect(Element::remove);
        }
        if !reply.id.is_empty() {
            item.node.set_id(&[permalink::PREFIX, &reply.id].concat());
        }
        let fragment = self.document.create_document_fragment();
        // No effect and no listener is in it, so nothing need be kept but the nodes.
        let mut built = self.view(row, reply, thread, actions).into_any().build();
        built.mount(fragment.unchecked_ref(), None);
        let _ = item.node.insert_before(&fragment, item.node.first_child().as_ref());
        self.write_more(&item.node, reply);
    }

    /// Puts the button for more answers, if there are more, behind those that are there.
    fn write_more(&self, node: &Element, reply: &ThreadReply) {
        more_button(node).inspect(Element::remove);
        if reply.answers_left == 0 {
            return;
        }
        if let Some(button) = self.button(MORE_ANSWERS) {
            button.set_text_content(Some(&self.context.count(MessageKey::MoreAnswers, reply.answers_left)));
            let _ = node.append_child(&button);
        }
    }

    fn view(&self, row: &Row, reply: &ThreadReply, thread: &Thread, actions: ReplyActions) -> impl IntoView + use<> {
        let text = match &reply.text {
            ReplyText::Html(html) => {
                let resolve = |address: &str| urls::absolute(address, &self.base);
                let nodes = long_html::fragment(&self.document, html, &SanitizeOptions::reply(&resolve));
                nodes.ok().map(|(nodes, _)| RichText::sanitized(nodes))
            }
            ReplyText::Plain(_) => None,
        };
        let answered = row.answers.and_then(|slot| thread.reply(slot));
        let in_reply_to =
            answered.and_then(|answered| Some((display_name(answered, &self.context), self.link(answered)?)));
        view! {
            <ReplyItem
                reply=reply.clone()
                text=text
                posted=reply.published.as_deref().and_then(|iso| self.posted(iso))
                href=self.link(reply)
                in_reply_to=in_reply_to
                actions=actions
                avatars=self.options.avatars
                context=self.context.clone()
            />
        }
    }

    fn link(&self, reply: &ThreadReply) -> Option<String> {
        let id = Some(&reply.id).filter(|id| !id.is_empty());
        id.map(|id| permalink::address(&self.page, id)).or_else(|| reply.url.clone())
    }

    fn posted(&self, iso: &str) -> Option<PostedTime> {
        let full = self.context.time(iso)?;
        let shown = relative_time::ago(iso, &self.context.lang).unwrap_or_else(|| full.text.clone());
        Some(PostedTime { datetime: full.datetime, full: full.text, shown })
    }

    /// Puts a row's node into its list, behind the item before it, if it is not there.
    fn put(&self, items: &mut [Option<Item>], row: &Row, before: Option<usize>) {
        let place = Some((row.within, before));
        let Some(item) = &mut items[row.slot] else { return };
        // Nearly always, so nothing may be asked of the page before this.
        if std::mem::replace(&mut item.place, place) == place {
            return;
        }
        let node = item.node.clone();
        let former = before.and_then(|slot| items[slot].as_ref()).map(|item| item.node.clone());
        let list = match row.within {
            None => Some(self.node.clone()),
            Some(within) => items[within].as_mut().and_then(|item| self.answers_of(item)),
        };
        let Some(list) = list else { return };
        let is_there = node.previous_element_sibling() == former && node.parent_element().as_ref() == Some(&list);
        if !is_there {
            let next = former.map_or_else(|| list.first_child(), |former| former.next_sibling());
            let _ = list.insert_before(&node, next.as_ref());
        }
    }

    /// The list of what answers an item, made where there is none.
    fn answers_of(&self, item: &mut Item) -> Option<Element> {
        if item.answers.is_none() {
            let (list, fold) = (self.document.create_element("ol").ok()?, self.button(FOLD)?);
            self.unfold(&fold);
            let next = more_button(&item.node);
            item.node.insert_before(&fold, next.as_deref()).ok()?;
            item.node.insert_before(&list, next.as_deref()).ok()?;
            item.answers = Some(list);
        }
        item.answers.clone()
    }

    /// A button that submits no form.
    fn button(&self, class: &str) -> Option<Element> {
        let button = self.document.create_element("button").ok()?;
        let _ = button.set_attribute("type", "button");
        button.set_class_name(class);
        Some(button)
    }

    fn unfold(&self, fold: &Element) {
        let _ = fold.set_attribute("aria-expanded", "true");
        fold.set_text_content(Some(&self.context.t(MessageKey::HideAnswers)));
    }

    /// Folds the answers to a reply up. The style sheet hides what stands behind the button.
    fn fold(&self, fold: &Element, answers: &Element) {
        let count = answers.query_selector_all("li").map_or(0, |items| items.length());
        let _ = fold.set_attribute("aria-expanded", "false");
        fold.set_text_content(Some(&self.context.count(MessageKey::ShowAnswers, count)));
    }

    fn focused(&self) -> Option<Element> {
        self.node.get_root_node().dyn_into::<ShadowRoot>().ok()?.active_element()
    }

    /// Tells whether the reader is in a control that text is typed into, here or elsewhere on the page.
    fn is_writing(&self) -> bool {
        let focused = self.focused().or_else(|| self.document.active_element());
        focused.is_some_and(|focused| matches!(&*focused.tag_name(), "INPUT" | "TEXTAREA" | "SELECT"))
    }
}

/// The button of an item that folds its answers up.
fn fold_button(node: &Element) -> Option<Element> {
    node.query_selector(&[":scope > .", FOLD].concat()).ok().flatten()
}

/// The button of an item for more answers.
fn more_button(node: &Element) -> Option<Element> {
    node.query_selector(&[":scope > .", MORE_ANSWERS].concat()).ok().flatten()
}

/// Focuses what is no control, so that reading goes on there.
fn focus_at(element: &Element) {
    let _ = element.set_attribute("tabindex", "-1");
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}
