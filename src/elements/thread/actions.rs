//! The reader's actions on replies other than answering: votes, changes to their own replies, hiding an author, reports.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Date;
use leptos::prelude::*;
use offprint_core::form_encoding;
use offprint_core::messages::MessageKey;
use offprint_core::model::discussion::Backend;
use offprint_core::model::thread::{ReplyText, Rights, ThreadReply, Vote, Votes};
use offprint_core::reply_api::Request;
use offprint_core::reply_api::changes::{self, isso_rights_until};
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;

use super::{RenderedThread, ThreadController};
use crate::browser::account::SignedIn;
use crate::browser::change_client::{self, Change, ChangeError, ReplyServer, Report};
use crate::browser::hidden_authors::HiddenAuthors;
use crate::browser::reply_marks::ReplyMarks;
use crate::browser::window_listener::WindowListener;
use crate::browser::{dom_sanitizer, permalink, timer};
use crate::components::UiContext;
use crate::components::thread::{ReplyAction, ReplyActions, ReplyMode, ReportWay, display_name};

/// A request about a reply.
enum Asked {
    Change(Change),
    Report,
}

/// The server's response to it.
type Answer = Result<Option<Value>, ChangeError>;

/// A reply that the reader has acted on.
#[derive(Default)]
struct Touched {
    id: String,
    mode: ReplyMode,
    /// The result of the last action.
    note: Option<MessageKey>,
    /// True while a request about the reply is pending.
    is_busy: bool,
}

/// The state of the reader's actions on one thread.
#[derive(Default)]
pub struct Actions {
    /// The votes and rights stored in this browser.
    marks: RefCell<ReplyMarks>,
    /// The replies that the reader has acted on.
    touched: RefCell<Vec<Touched>>,
    /// Makes the browser ask before the page is left while an edited text is not saved.
    leave_guard: RefCell<Option<WindowListener>>,
    /// True if a time left for changes is shown.
    is_timed: Cell<bool>,
    /// True while its timer is running.
    is_counting: Cell<bool>,
}

impl Actions {
    /// Switches to another thread.
    pub fn open(&self, article: &str) {
        self.marks.replace(ReplyMarks::read(article));
        self.touched.take();
    }

    /// Lets the page be left without a question.
    pub fn end(&self) {
        self.leave_guard.take();
    }

    /// Returns the current rights to a reply: those from the server, or else those that Isso granted when the reply was posted.
    fn rights(&self, reply: &ThreadReply, server: &ReplyServer) -> Rights {
        let told = reply.rights.clone().at(Date::now());
        if told.are_some() || server.backend != Backend::Isso {
            return told;
        }
        let until = self.marks.borrow().changeable_until(&reply.id);
        until.map(|until| isso_rights_until(&server.address, &reply.id, until).at(Date::now())).unwrap_or_default()
    }

    fn votes(&self, reply: &ThreadReply) -> Option<Votes> {
        let votes = reply.votes.clone()?;
        let own = votes.own.or_else(|| self.marks.borrow().vote(&reply.id));
        Some(Votes { own, ..votes })
    }

    fn set_mode(&self, id: &str, mode: ReplyMode) {
        self.touch(id, |reply| (reply.mode, reply.note) = (mode, None));
        let is_editing = self.touched.borrow().iter().any(|reply| matches!(reply.mode, ReplyMode::Edit(_)));
        if !is_editing {
            self.leave_guard.take();
        }
    }

    /// Sets the note on the last action. It is shown when the reply is rendered again.
    pub fn set_note(&self, id: &str, note: Option<MessageKey>) {
        self.touch(id, |reply| reply.note = note);
    }

    /// Returns true if a reply is shown as everybody sees it.
    pub fn is_read(&self, id: &str) -> bool {
        self.mode(id) == ReplyMode::Read
    }

    fn mode(&self, id: &str) -> ReplyMode {
        self.shown(id).0
    }

    /// Returns the mode of a reply, and the result of the last action on it. There may be ten thousand replies, but few are in the list.
    fn shown(&self, id: &str) -> (ReplyMode, Option<MessageKey>) {
        let touched = self.touched.borrow();
        let reply = touched.iter().find(|reply| reply.id == id);
        reply.map(|reply| (reply.mode.clone(), reply.note)).unwrap_or_default()
    }

    fn touch<T>(&self, id: &str, change: impl FnOnce(&mut Touched) -> T) -> T {
        let mut touched = self.touched.borrow_mut();
        let index = touched.iter().position(|reply| reply.id == id).unwrap_or_else(|| {
            touched.push(Touched { id: id.to_owned(), ..Touched::default() });
            touched.len() - 1
        });
        change(&mut touched[index])
    }

    /// Returns the text in the editor if the reader has changed it while `saved` was being sent.
    fn typed_since(&self, id: &str, saved: &str) -> Option<String> {
        match self.mode(id) {
            ReplyMode::Edit(text) if text.trim() != saved => Some(text),
            _ => None,
        }
    }
}

impl ThreadController {
    /// Stores the reader's rights to a reply that was just posted. Isso grants them only once, so they are stored in the browser.
    pub fn allow_changes(self: &Rc<Self>, id: &str, rights: Rights) {
        let is_isso = self.server().is_some_and(|server| server.backend == Backend::Isso);
        if let Some(until) = rights.until.filter(|_| is_isso) {
            self.actions.marks.borrow_mut().allow_changes(id, until);
        }
        self.with_slot(id, |thread, slot| thread.set_rights(slot, rights));
        self.show_again(id);
    }

    /// Returns the actions available on a reply.
    pub fn actions_of(&self, reply: &ThreadReply, answerable: bool, hidden: &HiddenAuthors) -> ReplyActions {
        let config = self.element.config.borrow();
        let is_known = reply.is_answerable();
        let server = self.server.borrow();
        let server = server.as_ref().filter(|_| is_known);
        let rights = server.map(|server| self.actions.rights(reply, server)).unwrap_or_default();
        let is_own = reply.own || rights.are_some();
        let (mode, note) = self.actions.shown(&reply.id);
        let is_hidden = mode == ReplyMode::Read && !is_own && hidden.has(&reply.author);
        let report = config.report.as_deref().filter(|_| is_known && !is_own);
        ReplyActions {
            answerable: answerable && is_known,
            votes: self.actions.votes(reply).filter(|_| is_known && !is_own),
            editable: rights.edit.is_some(),
            deletable: rights.delete.is_some(),
            time_left: rights.until.map(|until| self.timed(until)),
            hideable: reply.is_public() && !is_own && !reply.author.trim().is_empty(),
            report: report.map(|report| self.report_way(report, reply)),
            mode: if is_hidden { ReplyMode::Hidden } else { mode },
            note,
        }
    }

    /// Returns the time left until a moment, which is updated from now on.
    fn timed(&self, until: f64) -> String {
        self.actions.is_timed.set(true);
        time_left(until, &self.element.context())
    }

    fn report_way(&self, report: &str, reply: &ThreadReply) -> ReportWay {
        if !report.starts_with("mailto:") {
            return ReportWay::Endpoint;
        }
        let title = self.element.document.title();
        let subject = self.element.context().fill(MessageKey::ReportSubject, &title);
        let mut href = [report, if report.contains('?') { "&" } else { "?" }, "subject="].concat();
        form_encoding::push(&mut href, &subject);
        href += "&body=";
        form_encoding::push(&mut href, &permalink::address(&permalink::page(), &reply.id));
        ReportWay::Mail(href)
    }

    /// Records that a reply can no longer be changed, whether the right came from the server or from this browser.
    fn end_changes(&self, id: &str) {
        self.actions.marks.borrow_mut().end_changes(id);
        self.with_slot(id, |thread, slot| thread.set_rights(slot, Rights::default()));
    }

    /// Carries out an action on the reply in a list item.
    pub fn act(self: &Rc<Self>, item: &str, action: ReplyAction) {
        let Some(reply) = permalink::id_in(item).and_then(|id| self.reply(id)) else { return };
        match action {
            ReplyAction::Vote(vote) => self.change(reply, Change::Vote(vote)),
            ReplyAction::Edit => self.change(reply, Change::Source),
            ReplyAction::Save => self.save(reply),
            ReplyAction::Keep => self.show_as(&reply.id, ReplyMode::Read, &["[name=edit]", "[name=delete]", ".answer"]),
            ReplyAction::Delete => self.show_as(&reply.id, ReplyMode::ConfirmDelete, &["[name=keep]"]),
            ReplyAction::DeleteIt => self.change(reply, Change::Delete),
            ReplyAction::Hide => self.set_hidden(&reply, true),
            ReplyAction::Show => self.set_hidden(&reply, false),
            ReplyAction::Report => self.report(reply),
        }
    }

    /// Stores the text typed into the editor of a list item, in case the item is rendered again.
    pub fn edit_typed(&self, item: &str, text: String) {
        let Some(id) = permalink::id_in(item) else { return };
        if !matches!(self.actions.mode(id), ReplyMode::Edit(_)) {
            return;
        }
        self.actions.touch(id, |reply| reply.mode = ReplyMode::Edit(text));
        let mut guard = self.actions.leave_guard.borrow_mut();
        *guard = guard.take().or_else(WindowListener::leave_guard);
    }

    /// Sends a change to a reply to the server.
    fn change(self: &Rc<Self>, reply: ThreadReply, change: Change) {
        let Some(server) = self.server() else { return };
        let rights = self.actions.rights(&reply, &server);
        match server.request(&change, &reply, &rights) {
            Some(request) => self.ask(reply, request, server.signed_in, Asked::Change(change)),
            None if change == Change::Source => {
                let source = rights.source.or_else(|| self.own.borrow().typed(&reply.id));
                self.edit(&reply, source);
            }
            None => self.fail(&reply.id, ChangeError::Refused),
        }
    }

    fn save(self: &Rc<Self>, reply: ThreadReply) {
        let ReplyMode::Edit(text) = self.actions.mode(&reply.id) else { return };
        if text.trim().is_empty() {
            self.tell(&reply.id, Some(MessageKey::CommentMissing));
            return self.focus_in(&reply.id, &["textarea"]);
        }
        self.change(reply, Change::Edit(text.trim().to_owned()));
    }

    fn report(self: &Rc<Self>, reply: ThreadReply) {
        let Some(endpoint) = self.element.config.borrow().report.clone() else { return };
        let url = permalink::address(&permalink::page(), &reply.id);
        let article = self.own.borrow().key().to_owned();
        let report = Report { article: &article, reply: &reply.id, author: &reply.author, url: &url };
        if let Some(request) = change_client::report_request(&endpoint, &report) {
            self.ask(reply, request, None, Asked::Report);
        }
    }

    /// Sends a request about a reply, unless one is pending, and shows the result.
    fn ask(self: &Rc<Self>, reply: ThreadReply, request: Request, reader: Option<Rc<SignedIn>>, asked: Asked) {
        if self.actions.touch(&reply.id, |reply| std::mem::replace(&mut reply.is_busy, true)) {
            return;
        }
        let (this, source) = (self.clone(), self.source.borrow().clone());
        spawn_local(async move {
            let answer = change_client::send(&request, reader.as_ref()).await;
            // Another thread may be open when the response arrives.
            if *this.source.borrow() == source {
                this.actions.touch(&reply.id, |reply| reply.is_busy = false);
                this.answered(&reply, asked, answer);
            }
        });
    }

    fn answered(self: &Rc<Self>, reply: &ThreadReply, asked: Asked, answer: Answer) {
        match asked {
            Asked::Change(Change::Vote(vote)) => self.voted(reply, vote, answer),
            Asked::Change(Change::Source) => {
                let source =
                    answer.and_then(|answer| answer.as_ref().and_then(changes::source).ok_or(ChangeError::Failed));
                match source {
                    Ok(source) => self.edit(reply, Some(source)),
                    Err(error) => self.fail(&reply.id, error),
                }
            }
            Asked::Change(Change::Edit(text)) => self.saved(reply, text, answer),
            Asked::Change(Change::Delete) => self.deleted(&reply.id, answer),
            Asked::Report => {
                self.tell(&reply.id, Some(answer.err().map_or(MessageKey::Reported, note_of)));
                self.focus_in(&reply.id, &["summary"]);
            }
        }
    }

    fn voted(self: &Rc<Self>, reply: &ThreadReply, vote: Vote, answer: Answer) {
        let id = &*reply.id;
        let note = match answer.map(|answer| changes::voted(reply.votes.as_ref()?, vote, &answer?)) {
            Ok(Some((votes, is_counted))) => {
                self.with_slot(id, |thread, slot| thread.set_votes(slot, votes));
                self.actions.marks.borrow_mut().remember_vote(id, vote);
                (!is_counted).then_some(MessageKey::VotedAlready)
            }
            // A refused vote was cast before, perhaps in another browser.
            Err(ChangeError::Refused) => {
                self.actions.marks.borrow_mut().remember_vote(id, vote);
                Some(MessageKey::VotedAlready)
            }
            Ok(None) | Err(ChangeError::Failed) => Some(MessageKey::ChangeFailed),
        };
        self.tell(id, note);
        self.focus_in(id, &[&["[name=", vote.as_str(), "]"].concat()]);
    }

    /// Opens the editor with the source text, or with the displayed text if the source is unknown.
    fn edit(self: &Rc<Self>, reply: &ThreadReply, source: Option<String>) {
        let shown = || match &reply.text {
            ReplyText::Plain(text) => text.clone(),
            ReplyText::Html(html) => dom_sanitizer::plain_text(html),
        };
        self.show_as(&reply.id, ReplyMode::Edit(source.unwrap_or_else(shown)), &["textarea"]);
    }

    fn saved(self: &Rc<Self>, reply: &ThreadReply, text: String, answer: Answer) {
        let id = &*reply.id;
        match answer {
            Ok(answer) => {
                let now = answer.as_ref().and_then(|answer| self.source.borrow().as_ref()?.decode(answer));
                let own = self.own.borrow_mut().rewrite(id, &text);
                let now = now.map(|reply| reply.text).or(own).unwrap_or_else(|| ReplyText::Plain(text.clone()));
                let rights = self.server().map(|server| self.actions.rights(reply, &server)).unwrap_or_default();
                let typed = self.actions.typed_since(id, &text);
                self.with_slot(id, |thread, slot| {
                    thread.rewrite(slot, now);
                    thread.set_rights(slot, Rights { source: Some(text), ..rights });
                });
                match typed {
                    Some(typed) => self.show_as(id, ReplyMode::Edit(typed), &["textarea"]),
                    None => self.show_as(id, ReplyMode::Read, &["[name=edit]"]),
                }
                self.render_markdown();
            }
            Err(ChangeError::Refused) => {
                self.end_changes(id);
                self.announce(MessageKey::ChangeLost);
                let typed = self.actions.typed_since(id, &text);
                self.show_as(id, ReplyMode::Lost(typed.unwrap_or(text)), &["textarea"]);
            }
            Err(error) => {
                self.fail(id, error);
                self.focus_in(id, &["[name=save]"]);
            }
        }
    }

    fn deleted(self: &Rc<Self>, id: &str, answer: Answer) {
        self.actions.set_mode(id, ReplyMode::Read);
        match answer {
            Ok(_) => {
                self.end_changes(id);
                self.forget(id);
                self.announce(MessageKey::Deleted);
                self.focus_list();
            }
            Err(error) => {
                self.fail(id, error);
                self.focus_in(id, &["[name=delete]", ".reply"]);
            }
        }
    }

    /// Shows a reply in another mode, and focuses the first of several controls that it has then.
    fn show_as(self: &Rc<Self>, id: &str, mode: ReplyMode, focus: &[&str]) {
        self.actions.set_mode(id, mode);
        self.show_again(id);
        self.focus_in(id, focus);
    }

    fn set_hidden(self: &Rc<Self>, reply: &ThreadReply, hidden: bool) {
        HiddenAuthors::read().set(&reply.author, hidden);
        let slots = self.thread.borrow().slots(|other| other.author == reply.author);
        slots.into_iter().for_each(|slot| self.outdate(slot));
        if hidden {
            let said =
                self.element.context().fill(MessageKey::AuthorHidden, &display_name(reply, &self.element.context()));
            self.state.announced.set(said);
        }
        self.show_again(&reply.id);
        self.focus_in(&reply.id, if hidden { &["[name=show]"] } else { &["summary"] });
    }

    /// Shows an error at a reply. If the server has refused a change, the reply can no longer be changed.
    fn fail(self: &Rc<Self>, id: &str, error: ChangeError) {
        if error == ChangeError::Refused {
            self.end_changes(id);
        }
        self.tell(id, Some(note_of(error)));
    }

    /// Shows the result of an action at a reply, and announces it to screen readers.
    pub fn tell(self: &Rc<Self>, id: &str, note: Option<MessageKey>) {
        self.actions.set_note(id, note);
        if let Some(note) = note {
            self.announce(note);
        }
        self.show_again(id);
    }

    fn announce(&self, key: MessageKey) {
        if self.element.alive.get() {
            self.state.announced.set(self.element.context().t(key));
        }
    }

    /// Updates the time left for changes every second, as long as one is shown.
    pub fn count_down(self: &Rc<Self>) {
        if !self.actions.is_timed.get() || self.actions.is_counting.replace(true) {
            return;
        }
        let this = Rc::downgrade(self);
        timer::after(1000, move || {
            let Some(this) = this.upgrade().filter(|this| this.element.alive.get()) else { return };
            this.actions.is_counting.set(false);
            this.actions.is_timed.set(this.show_time_left());
            this.count_down();
        });
    }

    /// Updates the time left for changes. Returns false if none is shown.
    fn show_time_left(self: &Rc<Self>) -> bool {
        let Some(server) = self.server() else { return false };
        let (context, shown) =
            (self.element.context(), self.rendered.borrow().as_ref().map(RenderedThread::times_left));
        let shown = shown.unwrap_or_default();
        for (item, node) in &shown {
            let Some(reply) = permalink::id_in(item).and_then(|id| self.reply(id)) else { continue };
            match self.actions.rights(&reply, &server).until {
                Some(until) => {
                    node.set_text_content(Some(&context.fill(MessageKey::TimeLeft, &time_left(until, &context))));
                }
                None => self.show_again(&reply.id),
            }
        }
        !shown.is_empty()
    }
}

fn note_of(error: ChangeError) -> MessageKey {
    match error {
        ChangeError::Refused => MessageKey::NotChangeable,
        ChangeError::Failed => MessageKey::ChangeFailed,
    }
}

/// Formats the time until a moment, given in milliseconds since the Unix epoch, as minutes and seconds.
fn time_left(until: f64, context: &UiContext) -> String {
    let seconds = ((until - Date::now()) / 1000.0).ceil().max(0.0) as u32;
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let zero = if seconds < 10 { context.number(0) } else { String::new() };
    [&*context.number(minutes), ":", &zero, &context.number(seconds)].concat()
}
