//! The thread's heading and the menu for its order.

use leptos::ev;
use leptos::prelude::*;
use offprint_core::config::Sort;
use offprint_core::messages::MessageKey;

use super::{ThreadEvent, ThreadState, section_heading};
use crate::components::UiContext;

/// The number of replies, and a menu that chooses their order.
#[component]
pub(super) fn Toolbar(state: ThreadState, on_event: UnsyncCallback<ThreadEvent>, context: UiContext) -> impl IntoView {
    let wording = context.clone();
    let title = section_heading(&context).class("thread-title").child(move || match state.count.get() {
        0 => wording.t(MessageKey::Replies),
        count => wording.count(MessageKey::CountReplies, count),
    });
    let on_change = move |event: ev::Event| on_event.run(ThreadEvent::Sort(Sort::of(&event_target_value(&event))));
    let option = |sort: Sort, key| {
        let is_chosen = state.sort.get_untracked() == sort;
        view! { <option value=sort.as_str() selected=is_chosen>{context.t(key)}</option> }.into_any()
    };
    let (oldest, newest) =
        (option(Sort::Oldest, MessageKey::OldestFirst), option(Sort::Newest, MessageKey::NewestFirst));
    let most_liked = context.t(MessageKey::MostLiked);
    let most_liked = move || {
        let is_chosen = state.sort.get_untracked() == Sort::MostLiked;
        let option =
            || view! { <option value=Sort::MostLiked.as_str() selected=is_chosen>{most_liked.clone()}</option> };
        state.has_votes.get().then(option).into_any()
    };
    view! {
        <div class="thread-head" hidden=move || state.is_absent()>
            {title}
            <p class="sorting" hidden=move || state.count.get() < 2>
                <label for="sort">{context.t(MessageKey::SortReplies)}</label>
                " "
                <select id="sort" on:change=on_change>
                    {oldest} {newest} {most_liked}
                </select>
            </p>
        </div>
    }
}
