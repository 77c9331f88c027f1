//! The actions on a reply: answer, vote, edit, delete, hide its author, report. Like the reply itself, they have no effects and no
//! listeners; the list has one listener for all.

use leptos::prelude::*;
use offprint_core::messages::MessageKey;
use offprint_core::model::thread::{Vote, Votes};

use crate::components::UiContext;
use crate::components::basics::{Line, isolated};

/// The action of a button, which has the action's name in its `name` attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplyAction {
    /// Votes on the reply.
    Vote(Vote),
    /// Starts editing.
    Edit,
    /// Saves the edited text.
    Save,
    /// Cancels editing or deleting.
    Keep,
    /// Asks for confirmation before the reply is deleted.
    Delete,
    /// Deletes the reply.
    DeleteIt,
    /// Hides all replies by this author.
    Hide,
    /// Shows all replies by this author again.
    Show,
    /// Reports the reply to the publisher.
    Report,
}

impl ReplyAction {
    const ALL: [Self; 10] = [
        Self::Vote(Vote::Like),
        Self::Vote(Vote::Dislike),
        Self::Edit,
        Self::Save,
        Self::Keep,
        Self::Delete,
        Self::DeleteIt,
        Self::Hide,
        Self::Show,
        Self::Report,
    ];

    /// Returns the action's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Vote(vote) => vote.as_str(),
            Self::Edit => "edit",
            Self::Save => "save",
            Self::Keep => "keep",
            Self::Delete => "delete",
            Self::DeleteIt => "delete-it",
            Self::Hide => "hide",
            Self::Show => "show",
            Self::Report => "report",
        }
    }

    /// Returns the action with this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == name)
    }
}

/// How a reply is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ReplyMode {
    /// The reply as it is read.
    #[default]
    Read,
    /// A text area with the reply's source text.
    Edit(String),
    /// The reply, with the question whether it is to be deleted.
    ConfirmDelete,
    /// An edited text that can no longer be saved, to be copied.
    Lost(String),
    /// A note instead of the reply, because the reader has hidden its author.
    Hidden,
}

/// The way a reply is reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportWay {
    /// By email. Holds the `mailto:` address.
    Mail(String),
    /// By a request to the server.
    Endpoint,
}

/// The actions available on one reply, and how it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReplyActions {
    /// True if the reply can be answered.
    pub answerable: bool,
    /// The votes, if the reader can vote.
    pub votes: Option<Votes>,
    /// True if its text can be edited.
    pub editable: bool,
    /// True if it can be deleted.
    pub deletable: bool,
    /// The time left for editing and deleting, if it is limited.
    pub time_left: Option<String>,
    /// True if its author can be hidden.
    pub hideable: bool,
    /// The way the reply is reported, if it can be.
    pub report: Option<ReportWay>,
    /// How the reply is shown.
    pub mode: ReplyMode,
    /// The result of the last action.
    pub note: Option<MessageKey>,
}

/// The buttons below a reply, or nothing if there are none.
#[component]
pub(super) fn ActionBar(
    /// The available actions.
    actions: ReplyActions,
    /// The name of the reply's author.
    name: String,
    /// The interface's settings.
    context: UiContext,
) -> AnyView {
    let ReplyActions { answerable, votes, editable, deletable, time_left, hideable, report, .. } = actions;
    if !answerable && votes.is_none() && !editable && !deletable && !hideable && report.is_none() {
        return ().into_any();
    }
    let answer = answerable.then(|| {
        let label = context.fill(MessageKey::ReplyTo, &name);
        view! { <button class="answer" type="button" aria-label=label>{context.t(MessageKey::Reply)}</button> }
    });
    let time_left = time_left.map(|time| {
        view! { <span class="time-left">{context.fill(MessageKey::TimeLeft, &time)}</span> }
    });
    let has_more = hideable || report.is_some();
    view! {
        <div class="reply-actions">
            {answer}
            {votes.map(|votes| vote_buttons(&votes, &context))}
            {editable.then(|| action_button(ReplyAction::Edit, context.t(MessageKey::Edit)))}
            {deletable.then(|| action_button(ReplyAction::Delete, context.t(MessageKey::Delete)))}
            {time_left}
            {has_more.then(|| more(hideable, report, &name, &context))}
        </div>
    }
    .into_any()
}

/// Renders a button. Its listener is on the list.
pub(super) fn action_button(action: ReplyAction, label: String) -> AnyView {
    view! { <button class="action" type="button" name=action.as_str()>{label}</button> }.into_any()
}

/// Renders the buttons for voting. A vote can't be taken back, so after it the buttons only show the numbers.
fn vote_buttons(votes: &Votes, context: &UiContext) -> AnyView {
    let has_voted = votes.own.is_some();
    let button = |vote: Vote, key, number: u32| {
        let is_own = votes.own == Some(vote);
        view! {
            <button
                class="action vote"
                type="button"
                name=vote.as_str()
                aria-pressed=if is_own { "true" } else { "false" }
                aria-disabled=has_voted.then_some("true")
            >
                {context.t(key)}
                " "
                <span class="votes">{context.number(number)}</span>
            </button>
        }
    };
    let dislikes = votes.dislikes.map(|dislikes| button(Vote::Dislike, MessageKey::Dislike, dislikes));
    view! { {button(Vote::Like, MessageKey::Like, votes.likes)} {dislikes} }.into_any()
}

/// Renders the rarely used actions in a `<details>` element.
fn more(hideable: bool, report: Option<ReportWay>, name: &str, context: &UiContext) -> AnyView {
    let hide = hideable.then(|| {
        let label = context.fill(MessageKey::HideAuthor, &isolated(name));
        action_button(ReplyAction::Hide, label)
    });
    let report = report.map(|way| match way {
        ReportWay::Mail(href) => view! { <a class="action" href=href>{context.t(MessageKey::Report)}</a> }.into_any(),
        ReportWay::Endpoint => action_button(ReplyAction::Report, context.t(MessageKey::Report)),
    });
    view! {
        <details class="more-actions">
            <summary>{context.t(MessageKey::MoreActions)}</summary>
            <div>{hide} {report}</div>
        </details>
    }
    .into_any()
}

/// Renders the text area for editing a reply, with its buttons.
pub(super) fn editor(text: String, id: &str, context: &UiContext) -> AnyView {
    let id = ["edit-", id].concat();
    view! {
        <div class="reply-editor">
            <label for=id.clone()>{context.t(MessageKey::YourReply)}</label>
            <textarea id=id rows="6" dir="auto" prop:value=text></textarea>
            <p class="reply-actions">
                {action_button(ReplyAction::Save, context.t(MessageKey::Save))}
                {action_button(ReplyAction::Keep, context.t(MessageKey::Cancel))}
            </p>
        </div>
    }
    .into_any()
}

/// Renders a text that can no longer be saved, so that it can be copied.
pub(super) fn lost_text(text: String, id: &str, context: &UiContext) -> AnyView {
    let note = ["lost-", id].concat();
    view! {
        <div class="reply-editor">
            <p id=note.clone()>{context.t(MessageKey::ChangeLost)}</p>
            <textarea readonly rows="6" dir="auto" aria-labelledby=note prop:value=text></textarea>
            <p class="reply-actions">{action_button(ReplyAction::Keep, context.t(MessageKey::Cancel))}</p>
        </div>
    }
    .into_any()
}

/// Renders the question whether a reply is to be deleted.
pub(super) fn delete_question(id: &str, context: &UiContext) -> AnyView {
    let question = ["delete-", id].concat();
    let named_by = question.clone();
    view! {
        <div class="reply-actions" role="group" aria-labelledby=named_by>
            <span id=question>{context.t(MessageKey::DeleteSure)}</span>
            {action_button(ReplyAction::DeleteIt, context.t(MessageKey::DeleteIt))}
            {action_button(ReplyAction::Keep, context.t(MessageKey::KeepIt))}
        </div>
    }
    .into_any()
}

/// Renders the note shown instead of a reply whose author is hidden.
pub(super) fn hidden_note(name: &str, context: &UiContext) -> AnyView {
    let name = isolated(name);
    view! {
        <article class="reply">
            <p class="reply-note">
                {context.fill(MessageKey::AuthorHidden, &name)}
                " "
                {action_button(ReplyAction::Show, context.fill(MessageKey::ShowAuthor, &name))}
            </p>
        </article>
    }
    .into_any()
}

/// Renders the result of the last action.
pub(super) fn note(key: MessageKey, context: &UiContext) -> AnyView {
    view! { <Line class="reply-note" text=context.t(key)/> }.into_any()
}
