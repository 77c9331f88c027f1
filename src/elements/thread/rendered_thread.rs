//! The nodes of the thread's list. They are created once and moved when their place changes, so that an update costs only as much as its
//! changes, even with ten thousand replies.

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

/// The time after which rendering is interrupted, in milliseconds, so that the page stays responsive.
const SLICE: f64 = 200.0;

/// The class of the button that collapses answers.
const FOLD: &str = "fold";

/// The class of the button for more answers.
const MORE_ANSWERS: &str = "more-answers";

/// The options of a thread.
#[derive(Clone, Copy, Debug, Default)]
pub struct ThreadOptions {
    /// True if the authors' pictures are fetched.
    pub avatars: bool,
    /// True if there is a form to answer with.
    pub answerable: bool,
}

/// A function that returns the actions available on a reply. The flag is [`ThreadOptions::answerable`].
pub type ActionsOf<'a> = dyn Fn(&ThreadReply, bool) -> ReplyActions + 'a;

/// The list and its items.
pub struct RenderedThread {
    list: List,
    /// The items, indexed by slot.
    items: Vec<Option<Item>>,
    /// The first item created by the last call of [`RenderedThread::render`].
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
    /// The list of its answers.
    answers: Option<Element>,
    /// The slots of its parent item and of the item before it; `None` until it has been inserted.
    place: Option<(Option<usize>, Option<usize>)>,
    /// The slot of the reply named in its "in reply to" note, if it has one; the outer `None` means that it has to be rendered again.
    content: Option<Option<usize>>,
}

impl RenderedThread {
    /// Creates a list without items.
    pub fn new(document: Document, node: Element, context: UiContext, options: ThreadOptions, base: String) -> Self {
        let list = List { document, node, context, options, base, page: permalink::page() };
        Self { list, items: Vec::new(), newest: None }
    }

    /// Returns the interface's settings.
    pub fn context(&self) -> &UiContext {
        &self.list.context
    }

    /// Marks an item to be rendered again by the next call of [`render`](Self::render).
    pub fn outdate(&mut self, slot: usize) {
        if let Some(Some(item)) = self.items.get_mut(slot) {
            item.content = None;
        }
    }

    /// Creates, moves and removes items to match the rows, until [`SLICE`] has passed. Returns false if the next call has to continue.
    pub fn render(&mut self, thread: &Thread, rows: &[Row], actions: &ActionsOf<'_>) -> bool {
        let (started, focused) = (js_sys::Date::now(), self.list.focused());
        let last = rows.iter().map(|row| row.slot + 1).max().unwrap_or(0);
        self.items.resize_with(last.max(self.items.len()), || None);
        self.newest = None;
        let mut in_rows = vec![false; self.items.len()];
        // The item placed last in each list; index 0 is the top-level list.
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

    /// Marks a reply, scrolls to it and focuses it, unless the reader is typing.
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

    /// Scrolls to a reply.
    pub fn scroll_to(&self, slot: usize) {
        self.node(slot).inspect(Element::scroll_into_view);
    }

    /// Returns the node of the reply in a slot.
    pub fn node(&self, slot: usize) -> Option<Element> {
        self.items.get(slot)?.as_ref().map(|item| item.node.clone())
    }

    /// Collapses or expands the answers to the reply in a slot.
    pub fn toggle(&self, slot: usize) {
        let Some(Some(Item { node, answers: Some(answers), .. })) = self.items.get(slot) else { return };
        let Some(fold) = fold_button(node) else { return };
        match fold.get_attribute("aria-expanded").as_deref() {
            Some("true") => self.list.fold(&fold, answers),
            _ => self.list.unfold(&fold),
        }
    }

    /// Expands all lists of answers that contain an item.
    fn reveal(&self, node: &Element) {
        let mut around = node.parent_element();
        while let Some(item) = around.and_then(|list| list.closest("li").ok().flatten()) {
            fold_button(&item).inspect(|fold| self.list.unfold(fold));
            around = item.parent_element();
        }
    }

    /// Returns true if the focus is on a button that loads more, which disappears once nothing is left to load.
    pub fn has_focused_button(&self) -> bool {
        self.list.focused().is_some_and(|focused| ["more", MORE_ANSWERS].contains(&&*focused.class_name()))
    }

    /// Focuses the first item created by the last call of [`render`](Self::render), or the list.
    pub fn focus_newest(&self) {
        let reply = self.newest.as_ref().and_then(Element::first_element_child);
        focus_at(&reply.unwrap_or_else(|| self.list.node.clone()));
    }

    /// Returns the nodes that show the time left for changes, with the ids of their items.
    pub fn times_left(&self) -> Vec<(String, Element)> {
        let Ok(nodes) = self.list.node.query_selector_all(".time-left") else { return Vec::new() };
        let nodes = (0..nodes.length()).filter_map(|index| nodes.get(index)?.dyn_into::<Element>().ok());
        nodes.filter_map(|node| Some((node.closest("li").ok()??.id(), node))).collect()
    }

    /// Focuses the list.
    pub fn focus_list(&self) {
        focus_at(&self.list.node);
    }

    /// Creates the item of a row, or updates its content if necessary.
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
    /// Renders a reply into its node. Other children of the node, such as the form and the answers, stay.
    fn write(&self, item: &Item, row: &Row, reply: &ThreadReply, thread: &Thread, actions: ReplyActions) {
        // The earlier rendering is the first child.
        let former = item.node.first_element_child().filter(|_| item.place.is_some());
        let focused = former.as_ref().and_then(|former| self.focused_name(former));
        former.inspect(Element::remove);
        if !reply.id.is_empty() {
            item.node.set_id(&[permalink::PREFIX, &reply.id].concat());
        }
        let fragment = self.document.create_document_fragment();
        // The view has no effects and no listeners, so nothing but the nodes has to be kept.
        let mut built = self.view(row, reply, thread, actions).into_any().build();
        built.mount(fragment.unchecked_ref(), None);
        let _ = item.node.insert_before(&fragment, item.node.first_child().as_ref());
        self.write_more(&item.node, reply);
        let control =
            focused.and_then(|name| item.node.query_selector(&["[name=", &name, "]"].concat()).ok().flatten());
        let _ = control.map(|control| control.unchecked_ref::<HtmlElement>().focus());
    }

    /// Returns the name of the control in a node that has the focus.
    fn focused_name(&self, node: &Element) -> Option<String> {
        self.focused().filter(|focused| node.contains(Some(focused)))?.get_attribute("name")
    }

    /// Adds the button for more answers after the existing ones, if there are more.
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

    /// Inserts a row's node into its list after the item before it, unless it is there already.
    fn put(&self, items: &mut [Option<Item>], row: &Row, before: Option<usize>) {
        let place = Some((row.within, before));
        let Some(item) = &mut items[row.slot] else { return };
        // This is the usual case, so the DOM must not be read before.
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

    /// Returns the list of an item's answers, and creates it if there is none.
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

    /// Creates a button that does not submit a form.
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

    /// Collapses the answers to a reply. The style sheet hides the list after the button.
    fn fold(&self, fold: &Element, answers: &Element) {
        let count = answers.query_selector_all("li").map_or(0, |items| items.length());
        let _ = fold.set_attribute("aria-expanded", "false");
        fold.set_text_content(Some(&self.context.count(MessageKey::ShowAnswers, count)));
    }

    fn focused(&self) -> Option<Element> {
        self.node.get_root_node().dyn_into::<ShadowRoot>().ok()?.active_element()
    }

    /// Returns true if the focus is on a control that the reader may be typing into, here or elsewhere on the page.
    fn is_writing(&self) -> bool {
        let focused = self.focused().or_else(|| self.document.active_element());
        focused.is_some_and(|focused| matches!(&*focused.tag_name(), "INPUT" | "TEXTAREA" | "SELECT"))
    }
}

/// Returns an item's button that collapses its answers.
fn fold_button(node: &Element) -> Option<Element> {
    node.query_selector(&[":scope > .", FOLD].concat()).ok().flatten()
}

/// Returns an item's button for more answers.
fn more_button(node: &Element) -> Option<Element> {
    node.query_selector(&[":scope > .", MORE_ANSWERS].concat()).ok().flatten()
}

/// Focuses an element that is not a control, so that screen readers continue from there.
fn focus_at(element: &Element) {
    let _ = element.set_attribute("tabindex", "-1");
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}
