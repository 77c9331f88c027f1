//! The thread of replies and the place of the form below it, as one section that needs no article above it.

mod reply_actions;
mod reply_item;
mod state;
mod toolbar;

use leptos::ev;
use leptos::html::{Ol, custom};
use leptos::prelude::*;
use offprint_core::config::Sort;
use offprint_core::messages::{MessageKey, fill_named};
use wasm_bindgen::JsCast;
use web_sys::Element;

pub use reply_actions::{ReplyAction, ReplyActions, ReplyMode, ReportWay};
pub use reply_item::{PostedTime, ReplyItem, ReplyItemProps, display_name};
pub use state::{Progress, ThreadState};

use self::toolbar::Toolbar;
use super::UiContext;
use super::basics::{ActionButton, Line};
use super::reply_form::keyboard_scope;

/// The thread's events.
#[derive(Clone, Debug)]
pub enum ThreadEvent {
    /// Loads more, or tries again.
    More,
    /// Puts the replies into another order.
    Sort(Sort),
    /// Shows the replies that have come since.
    ShowNew,
    /// Begins to answer the reply in the list item of this id.
    ReplyTo(String),
    /// Loads more answers to the reply in the list item of this id.
    MoreAnswers(String),
    /// Folds the answers to the reply in the list item of this id up, or shows them again.
    Fold(String),
    /// Does something to the reply in the list item of this id.
    Act(String, ReplyAction),
    /// The text of the reply in the list item of this id is being changed.
    EditTyped(String, String),
}

/// The thread and the form below it. What is typed inside is kept from the page's keyboard shortcuts.
#[component]
pub fn RepliesSection(
    /// The thread; nothing where there is none to be shown.
    #[prop(optional_no_strip)]
    thread: Option<AnyView>,
    /// The form; nothing where there is none.
    #[prop(optional_no_strip)]
    form: Option<AnyView>,
) -> impl IntoView {
    view! {
        <section
            class="replies"
            part="replies"
            on:keydown=|event| keyboard_scope::stop_keys(&event)
            on:keypress=|event| keyboard_scope::stop_keys(&event)
            on:keyup=|event| keyboard_scope::stop_keys(&event)
            on:beforeinput=|event| keyboard_scope::stop_input(event.unchecked_ref())
            on:input=|event| keyboard_scope::stop_input(&event)
            on:paste=|event| keyboard_scope::stop_input(event.unchecked_ref())
        >
            <slot name={"before-replies"}></slot>
            <div>{thread}</div>
            // The form is here while it answers nobody.
            <div class="form-home">
                {form}
            </div>
        </section>
    }
}

/// Heading, list and what there is to say about it. The list's items are not views of this component: there may be ten thousand, and
/// whoever owns `list` puts them there.
#[component]
pub fn ThreadView(
    /// The state besides the replies.
    state: ThreadState,
    /// The list that the items go into.
    list: NodeRef<Ol>,
    /// The items, where nobody puts them there: on a static page.
    #[prop(optional_no_strip)]
    items: Option<AnyView>,
    /// Called for everything that the reader asks for.
    on_event: UnsyncCallback<ThreadEvent>,
    /// The interface's settings.
    context: UiContext,
) -> impl IntoView {
    let (naming, more_label) = (context.clone(), context.clone());
    let list_name = move || naming.t(if state.is_absent() { MessageKey::YourReplies } else { MessageKey::Replies });
    let on_click = move |event: ev::MouseEvent| {
        // One listener for all items.
        if let Some(id) = pressed_item(&event, "button.answer") {
            on_event.run(ThreadEvent::ReplyTo(id));
        } else if let Some(id) = pressed_item(&event, "button.more-answers") {
            on_event.run(ThreadEvent::MoreAnswers(id));
        } else if let Some(id) = pressed_item(&event, "button.fold") {
            on_event.run(ThreadEvent::Fold(id));
        } else if let Some((id, action)) = pressed_action(&event) {
            on_event.run(ThreadEvent::Act(id, action));
        }
    };
    let on_input = move |event: ev::Event| {
        let Some(area) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        if let (Some(id), true) = (item_around(&area), area.matches(".reply-editor textarea").unwrap_or(false)) {
            on_event.run(ThreadEvent::EditTyped(id, event_target_value(&event)));
        }
    };
    view! {
        <Toolbar state on_event context=context.clone()/>
        // Here from the start, because assistive technology listens only to live regions it knows.
        <p class="unseen" role="status">
            {move || state.announced.get()}
        </p>
        <p class="news-place" role="status">{new_replies(state, on_event, context.clone())}</p>
        <div class="thread-wait">{placeholder(state, context.clone())}</div>
        <ol class="thread" node_ref=list aria-label=list_name on:click=on_click on:input=on_input>
            {items}
        </ol>
        <div class="thread-notice" role="status">
            {notice(state, context)}
        </div>
        // One button for going on and for trying again: whoever pressed it keeps the focus.
        <button
            class="more"
            type="button"
            hidden=move || state.has_no_button()
            aria-busy=move || state.is_loading().then_some("true")
            on:click=move |_| on_event.run(ThreadEvent::More)
        >
            {move || button_label(state, &more_label)}
        </button>
    }
}

/// The id of the list item in which a button was pressed.
fn pressed_item(event: &ev::MouseEvent, button: &str) -> Option<String> {
    let pressed: Element = event.target()?.dyn_into().ok()?;
    item_around(&pressed.closest(button).ok()??)
}

/// The action of the button that was pressed, and the id of the list item it stands in.
fn pressed_action(event: &ev::MouseEvent) -> Option<(String, ReplyAction)> {
    let pressed: Element = event.target()?.dyn_into().ok()?;
    let button = pressed.closest("button.action:not([aria-disabled])").ok()??;
    Some((item_around(&button)?, ReplyAction::of(&button.get_attribute("name")?)?))
}

fn item_around(element: &Element) -> Option<String> {
    Some(element.closest("li").ok()??.id())
}

/// The button that shows the replies that have come while the page was being read.
fn new_replies(
    state: ThreadState,
    on_event: UnsyncCallback<ThreadEvent>,
    context: UiContext,
) -> impl Fn() -> AnyView + Clone + Send {
    move || {
        let count = state.news.get();
        let on_press = UnsyncCallback::new(move |()| on_event.run(ThreadEvent::ShowNew));
        let label = || context.count(MessageKey::NewReplies, count);
        (count > 0).then(|| view! { <ActionButton class="show-new" label=label() on_press/> }).into_any()
    }
}

/// Bars in the place of the first replies.
fn placeholder(state: ThreadState, context: UiContext) -> impl Fn() -> AnyView + Clone + Send {
    move || {
        state
            .first_is_coming()
            .then(|| {
                let bars = (0..6).map(|_| view! { <span class={"bar"}></span> }).collect_view();
                view! {
                    <Line class="muted" text=context.t(MessageKey::LoadingReplies)/>
                    <div aria-hidden="true">{bars}</div>
                }
            })
            .into_any()
    }
}

/// The reason why there is nothing, or not everything.
fn notice(state: ThreadState, context: UiContext) -> impl Fn() -> AnyView + Clone + Send {
    move || {
        let said = match state.progress.get() {
            Progress::Failed => Some(("thread-failed", MessageKey::RepliesFailed)),
            Progress::Complete if state.count.get() == 0 => Some(("muted", MessageKey::NoReplies)),
            _ => None,
        };
        said.map(|(class, key)| view! { <Line class text=context.t(key)/> }).into_any()
    }
}

fn button_label(state: ThreadState, context: &UiContext) -> String {
    match state.progress.get() {
        Progress::Failed => context.t(MessageKey::TryAgain),
        Progress::Loading { page, pages: Some(pages) } => {
            let sentence = fill_named(context.messages.get(MessageKey::LoadingPage), "page", &context.number(page));
            fill_named(&sentence, "pages", &context.number(pages))
        }
        Progress::Loading { .. } => context.t(MessageKey::LoadingReplies),
        _ => context.t(MessageKey::LoadMoreReplies),
    }
}

/// A heading of the section, one level below the headline.
fn section_heading(context: &UiContext) -> leptos::html::HtmlElement<leptos::html::Custom<&'static str>, (), ()> {
    custom(context.heading(1))
}
