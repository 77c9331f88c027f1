//! What a reader can do to a reply: answer it, vote on it, change it while it is theirs to change, hide who wrote it, report it. As the
//! reply itself it has no effect and no listener; the list has one for all.

use leptos::prelude::*;
use offprint_core::messages::MessageKey;
use offprint_core::model::thread::{Vote, Votes};

use crate::components::UiContext;
use crate::components::basics::{Line, isolated};

/// What a button does; its name in the `name` attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplyAction {
    /// Votes on the reply.
    Vote(Vote),
    /// Begins to change the text.
    Edit,
    /// Sends the changed text.
    Save,
    /// Leaves the text, or the reply, as it is.
    Keep,
    /// Asks whether the reply is to be deleted.
    Delete,
    /// Deletes it.
    DeleteIt,
    /// Hides everything by its author.
    Hide,
    /// Shows everything by its author again.
    Show,
    /// Reports it to the publisher.
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

    /// Its name.
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

    /// The action of that name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == name)
    }
}

/// How a reply is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ReplyMode {
    /// To be read.
    #[default]
    Read,
    /// With its text, as it was typed, in a text area.
    Edit(String),
    /// With the question whether it is to be deleted.
    ConfirmDelete,
    /// With a text that can't be saved any more, to be copied.
    Lost(String),
    /// Not at all, because the reader has hidden its author.
    Hidden,
}

/// The way a reply is reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportWay {
    /// By a mail: the address of a link that begins one.
    Mail(String),
    /// By a request.
    Endpoint,
}

/// What can be done to one reply.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReplyActions {
    /// True if it can be answered.
    pub answerable: bool,
    /// The votes, where the reader can vote.
    pub votes: Option<Votes>,
    /// True if its text can be changed.
    pub editable: bool,
    /// True if it can be deleted.
    pub deletable: bool,
    /// The time that is left for changes, where it ends.
    pub time_left: Option<String>,
    /// True if its author can be hidden.
    pub hideable: bool,
    /// The way it is reported, where it can be.
    pub report: Option<ReportWay>,
    /// How it is shown.
    pub mode: ReplyMode,
    /// What became of the last action.
    pub note: Option<MessageKey>,
}

/// The buttons below a reply; nothing if there are none.
#[component]
pub(super) fn ActionBar(
    /// What can be done.
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

/// A button of the list's, which has the listener.
pub(super) fn action_button(action: ReplyAction, label: String) -> AnyView {
    view! { <button class="action" type="button" name=action.as_str()>{label}</button> }.into_any()
}

/// The votes. Who has voted can't take it back, so the buttons say no more than how the votes stand.
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

/// What is rarely wanted, behind a button of the browser's own.
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

/// The text area in which a reply is changed, with its buttons.
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

/// A text that can't be saved any more.
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

/// The question whether a reply is to be deleted.
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

/// Shown instead of a reply whose author is hidden.
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

/// What became of the last action.
pub(super) fn note(key: MessageKey, context: &UiContext) -> AnyView {
    view! { <Line class="reply-note" text=context.t(key)/> }.into_any()
}
