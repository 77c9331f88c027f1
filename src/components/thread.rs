//! The thread of replies with the form below it, as one section that does not need an article above it.

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

/// An event of the thread.
#[derive(Clone, Debug)]
pub enum ThreadEvent {
    /// The reader wants more replies loaded, or the failed request repeated.
    More,
    /// The reader has chosen another order.
    Sort(Sort),
    /// The reader wants to see the replies that have arrived since the page was loaded.
    ShowNew,
    /// The reader wants to answer the reply in the list item with this id.
    ReplyTo(String),
    /// The reader wants more answers to the reply in the list item with this id.
    MoreAnswers(String),
    /// The reader wants the answers to the reply in the list item with this id collapsed or expanded.
    Fold(String),
    /// The reader has pressed an action's button at the reply in the list item with this id.
    Act(String, ReplyAction),
    /// The reader is editing the reply in the list item with this id. Holds the id and the new text.
    EditTyped(String, String),
}

/// The thread and the form below it. Keyboard input inside it is kept from the page's keyboard shortcuts.
#[component]
pub fn RepliesSection(
    /// The thread, if it is shown.
    #[prop(optional_no_strip)]
    thread: Option<AnyView>,
    /// The form, if it is shown.
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
            // The form moves away from here while it answers a reply.
            <div class="form-home">
                {form}
            </div>
        </section>
    }
}

/// The heading, the list and its notices. The list items are not views of this component, because there may be ten thousand; the owner of
/// `list` adds them.
#[component]
pub fn ThreadView(
    /// The state, except for the replies.
    state: ThreadState,
    /// The list element for the items.
    list: NodeRef<Ol>,
    /// The items, for static pages only.
    #[prop(optional_no_strip)]
    items: Option<AnyView>,
    /// Called with every event.
    on_event: UnsyncCallback<ThreadEvent>,
    /// The interface's settings.
    context: UiContext,
) -> impl IntoView {
    let (naming, more_label) = (context.clone(), context.clone());
    let list_name = move || naming.t(if state.is_absent() { MessageKey::YourReplies } else { MessageKey::Replies });
    let on_click = move |event: ev::MouseEvent| {
        // One listener for all items, because there may be ten thousand.
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
        // Rendered from the start, because assistive technology announces only changes to existing live regions.
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
        // One button both for *more* and for *try again*, so that it keeps the focus when it is pressed.
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

/// Returns the id of the list item in which a button was pressed.
fn pressed_item(event: &ev::MouseEvent, button: &str) -> Option<String> {
    let pressed: Element = event.target()?.dyn_into().ok()?;
    item_around(&pressed.closest(button).ok()??)
}

/// Returns the id of the list item in which an action's button was pressed, and the action.
fn pressed_action(event: &ev::MouseEvent) -> Option<(String, ReplyAction)> {
    let pressed: Element = event.target()?.dyn_into().ok()?;
    let button = pressed.closest("button.action:not([aria-disabled])").ok()??;
    Some((item_around(&button)?, ReplyAction::of(&button.get_attribute("name")?)?))
}

fn item_around(element: &Element) -> Option<String> {
    Some(element.closest("li").ok()??.id())
}

/// Renders the button that shows the replies that have arrived since the page was loaded.
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

/// Renders placeholder bars while the first replies are loading.
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

/// Renders the notice that there are no replies, or that loading has failed.
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

/// Returns a heading one level below the headline.
fn section_heading(context: &UiContext) -> leptos::html::HtmlElement<leptos::html::Custom<&'static str>, (), ()> {
    custom(context.heading(1))
}
