//! The thread's heading and the choice of its order.

use leptos::ev;
use leptos::prelude::*;
use offprint_core::messages::MessageKey;

use super::{ThreadEvent, ThreadState, section_heading};
use crate::components::UiContext;

/// The number of replies and the order they stand in.
#[component]
pub(super) fn Toolbar(state: ThreadState, on_event: UnsyncCallback<ThreadEvent>, context: UiContext) -> impl IntoView {
    let wording = context.clone();
    let title = section_heading(&context).class("thread-title").child(move || match state.count.get() {
        0 => wording.t(MessageKey::Replies),
        count => wording.count(MessageKey::CountReplies, count),
    });
    let newest_first = state.newest_first.get_untracked();
    let on_change = move |event: ev::Event| {
        on_event.run(ThreadEvent::Sort { newest_first: event_target_value(&event) == "newest" });
    };
    view! {
        <div class="thread-head" hidden=move || state.is_absent()>
            {title}
            <p class="sorting" hidden=move || state.count.get() < 2>
                <label for="sort">{context.t(MessageKey::SortReplies)}</label>
                " "
                <select id="sort" on:change=on_change>
                    <option value="oldest" selected=!newest_first>
                        {context.t(MessageKey::OldestFirst)}
                    </option>
                    <option value="newest" selected=newest_first>
                        {context.t(MessageKey::NewestFirst)}
                    </option>
                </select>
            </p>
        </div>
    }
}
