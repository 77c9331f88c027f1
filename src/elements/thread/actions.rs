//! What the reader does to replies besides answering them: votes, changes to their own, hiding an author, reports.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use js_sys::Date;
use leptos::prelude::*;
use offprint_core::form_encoding;
use offprint_core::messages::MessageKey;
use offprint_core::model::discussion::Backend;
use offprint_core::model::thread::{ReplyText, Rights, ThreadReply, Vote, Votes};
use offprint_core::reply_api::changes::isso_rights_until;
use wasm_bindgen_futures::spawn_local;

use super::{RenderedThread, ThreadController};
use crate::browser::change_client::{self, ChangeError, ReplyServer, Report};
use crate::browser::hidden_authors::HiddenAuthors;
use crate::browser::reply_marks::ReplyMarks;
use crate::browser::window_listener::WindowListener;
use crate::browser::{dom_sanitizer, permalink, timer};
use crate::components::thread::{ReplyAction, ReplyActions, ReplyMode, ReportWay, display_name};

/// What is known of the reader's actions at one thread.
#[derive(Default)]
pub struct Actions {
    /// What this browser keeps.
    marks: RefCell<ReplyMarks>,
    /// How replies are shown that are not just read, by their ids.
    modes: RefCell<HashMap<String, ReplyMode>>,
    /// What became of the last action on a reply.
    notes: RefCell<HashMap<String, MessageKey>>,
    /// The ids of the replies whose server is being asked something.
    busy: RefCell<Vec<String>>,
    /// Has the browser ask before the page is left with a changed text that is not saved.
    leave_guard: RefCell<Option<WindowListener>>,
    /// True if a time that is left for changes is shown.
    is_timed: Cell<bool>,
    /// True while it is counted.
    is_counting: Cell<bool>,
}

impl Actions {
    /// Turns to another thread.
    pub fn open(&self, article: &str) {
        self.marks.replace(ReplyMarks::read(article));
        self.modes.take();
        self.notes.take();
        self.busy.take();
    }

    /// Lets the page be left.
    pub fn end(&self) {
        self.leave_guard.take();
    }

    /// The rights at a reply now: those that the server tells, else those that came with posting it to Isso.
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
        self.notes.borrow_mut().remove(id);
        if mode == ReplyMode::Read {
            self.modes.borrow_mut().remove(id);
        } else {
            self.modes.borrow_mut().insert(id.to_owned(), mode);
        }
        if !self.modes.borrow().values().any(|mode| matches!(mode, ReplyMode::Edit(_))) {
            self.leave_guard.take();
        }
    }

    fn mode(&self, id: &str) -> ReplyMode {
        self.modes.borrow().get(id).cloned().unwrap_or_default()
    }
}

impl ThreadController {
    /// Notes what the reader may do to a reply that has just been posted. Isso does not say so a second time, so it is kept.
    pub fn allow_changes(self: &Rc<Self>, id: &str, rights: Rights) {
        let is_isso = self.server().is_some_and(|server| server.backend == Backend::Isso);
        if let Some(until) = rights.until.filter(|_| is_isso) {
            self.actions.marks.borrow_mut().allow_changes(id, until);
        }
        self.with_slot(id, |thread, slot| thread.set_rights(slot, rights));
        self.show_again(id);
    }

    /// What the reader can do to a reply.
    pub fn actions_of(&self, reply: &ThreadReply, answerable: bool, hidden: &HiddenAuthors) -> ReplyActions {
        let config = self.element.config.borrow();
        let is_known = reply.is_answerable();
        let server = self.server.borrow();
        let server = server.as_ref().filter(|_| is_known);
        let rights = server.map(|server| self.actions.rights(reply, server)).unwrap_or_default();
        let is_own = reply.own || rights.are_some();
        let mode = match self.actions.mode(&reply.id) {
            ReplyMode::Read if !is_own && hidden.has(&reply.author) => ReplyMode::Hidden,
            mode => mode,
        };
        let report = config.report.as_deref().filter(|_| is_known && !is_own);
        ReplyActions {
            answerable: answerable && is_known,
            votes: self.actions.votes(reply).filter(|_| is_known && !is_own),
            editable: rights.edit.is_some(),
            deletable: rights.delete.is_some(),
            time_left: rights.until.inspect(|_| self.actions.is_timed.set(true)).map(time_left),
            hideable: reply.is_public() && !is_own && !reply.author.trim().is_empty(),
            report: report.map(|report| self.report_way(report, reply)),
            mode,
            note: self.actions.notes.borrow().get(&reply.id).copied(),
        }
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

    /// Notes that a reply can't be changed any more, whoever said before that it could.
    fn end_changes(&self, id: &str) {
        self.actions.marks.borrow_mut().end_changes(id);
        self.with_slot(id, |thread, slot| thread.set_rights(slot, Rights::default()));
    }

    /// Does something to the reply in a list item.
    pub fn act(self: &Rc<Self>, item: &str, action: ReplyAction) {
        let Some(reply) = permalink::id_in(item).and_then(|id| self.reply(id)) else { return };
        let id = &*reply.id.clone();
        match action {
            ReplyAction::Vote(vote) => self.vote(reply, vote),
            ReplyAction::Edit => self.begin_edit(reply),
            ReplyAction::Save => self.save(reply),
            ReplyAction::Keep => {
                self.actions.set_mode(id, ReplyMode::Read);
                self.show_again(id);
                self.focus_in(id, &["[name=edit]", "[name=delete]", ".answer"]);
            }
            ReplyAction::Delete => {
                self.actions.set_mode(id, ReplyMode::ConfirmDelete);
                self.show_again(id);
                self.focus_in(id, &["[name=keep]"]);
            }
            ReplyAction::DeleteIt => self.delete(reply),
            ReplyAction::Hide => self.set_hidden(&reply, true),
            ReplyAction::Show => self.set_hidden(&reply, false),
            ReplyAction::Report => self.report(reply),
        }
    }

    /// Keeps what is typed into the text area in a list item, in case the item is shown anew.
    pub fn edit_typed(&self, item: &str, text: String) {
        let Some(id) = permalink::id_in(item) else { return };
        if let Some(mode) =
            self.actions.modes.borrow_mut().get_mut(id).filter(|mode| matches!(mode, ReplyMode::Edit(_)))
        {
            *mode = ReplyMode::Edit(text);
            let mut guard = self.actions.leave_guard.borrow_mut();
            *guard = guard.take().or_else(|| WindowListener::new("beforeunload", |event| event.prevent_default()));
        }
    }

    fn vote(self: &Rc<Self>, reply: ThreadReply, vote: Vote) {
        let name = vote.as_str();
        self.ask(reply, move |this, reply| async move {
            let server = this.server()?;
            let note = match server.vote(&reply, vote).await {
                Err(ChangeError::Failed) => Some(MessageKey::ChangeFailed),
                // One that is refused was cast before, from wherever.
                Err(ChangeError::Refused) => {
                    this.actions.marks.borrow_mut().remember_vote(&reply.id, vote);
                    Some(MessageKey::VotedAlready)
                }
                Ok((votes, is_counted)) => {
                    this.with_slot(&reply.id, |thread, slot| thread.set_votes(slot, votes));
                    this.actions.marks.borrow_mut().remember_vote(&reply.id, vote);
                    (!is_counted).then_some(MessageKey::VotedAlready)
                }
            };
            this.tell(&reply.id, note);
            this.focus_in(&reply.id, &[&["[name=", name, "]"].concat()]);
            Some(())
        });
    }

    fn begin_edit(self: &Rc<Self>, reply: ThreadReply) {
        self.ask(reply, |this, reply| async move {
            let server = this.server()?;
            let rights = this.actions.rights(&reply, &server);
            match server.source(&rights).await {
                Ok(source) => {
                    let shown = || match &reply.text {
                        ReplyText::Plain(text) => text.clone(),
                        ReplyText::Html(html) => dom_sanitizer::plain_text(html),
                    };
                    this.actions.set_mode(&reply.id, ReplyMode::Edit(source.unwrap_or_else(shown)));
                    this.show_again(&reply.id);
                    this.focus_in(&reply.id, &["textarea"]);
                }
                Err(error) => this.fail(&reply.id, error),
            }
            Some(())
        });
    }

    fn save(self: &Rc<Self>, reply: ThreadReply) {
        let ReplyMode::Edit(text) = self.actions.mode(&reply.id) else { return };
        if text.trim().is_empty() {
            self.tell(&reply.id, Some(MessageKey::CommentMissing));
            return self.focus_in(&reply.id, &["textarea"]);
        }
        self.ask(reply, |this, reply| async move {
            let server = this.server()?;
            let rights = this.actions.rights(&reply, &server);
            match server.edit(&rights, text.trim()).await {
                Ok(answer) => {
                    let now = answer.as_ref().and_then(|answer| this.source.borrow().as_ref()?.decode(answer));
                    let now = now.map_or_else(|| ReplyText::Plain(text.trim().to_owned()), |reply| reply.text);
                    this.with_slot(&reply.id, |thread, slot| {
                        thread.rewrite(slot, now);
                        thread.set_rights(slot, Rights { source: Some(text.trim().to_owned()), ..rights });
                    });
                    this.actions.set_mode(&reply.id, ReplyMode::Read);
                    this.show_again(&reply.id);
                    this.focus_in(&reply.id, &["[name=edit]"]);
                }
                Err(ChangeError::Refused) => {
                    this.end_changes(&reply.id);
                    this.actions.set_mode(&reply.id, ReplyMode::Lost(text));
                    this.announce(MessageKey::ChangeLost);
                    this.show_again(&reply.id);
                    this.focus_in(&reply.id, &["textarea"]);
                }
                Err(error) => {
                    this.fail(&reply.id, error);
                    this.focus_in(&reply.id, &["[name=save]"]);
                }
            }
            Some(())
        });
    }

    fn delete(self: &Rc<Self>, reply: ThreadReply) {
        self.ask(reply, |this, reply| async move {
            let server = this.server()?;
            let rights = this.actions.rights(&reply, &server);
            let deleted = server.delete(&rights).await;
            this.actions.set_mode(&reply.id, ReplyMode::Read);
            match deleted {
                Ok(()) => {
                    this.end_changes(&reply.id);
                    this.forget(&reply.id);
                    this.announce(MessageKey::Deleted);
                    this.focus_list();
                }
                Err(error) => {
                    this.fail(&reply.id, error);
                    this.focus_in(&reply.id, &["[name=delete]", ".reply"]);
                }
            }
            Some(())
        });
    }

    fn report(self: &Rc<Self>, reply: ThreadReply) {
        let Some(endpoint) = self.element.config.borrow().report.clone() else { return };
        self.ask(reply, |this, reply| async move {
            let url = permalink::address(&permalink::page(), &reply.id);
            let article = this.own.borrow().key().to_owned();
            let report = Report { article: &article, reply: &reply.id, author: &reply.author, url: &url };
            let reported = change_client::report(&endpoint, &report).await;
            this.tell(&reply.id, Some(reported.err().map_or(MessageKey::Reported, note_of)));
            this.focus_in(&reply.id, &["summary"]);
            Some(())
        });
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

    /// Asks a server about a reply, unless it is being asked already.
    fn ask<F: Future<Output = Option<()>> + 'static>(
        self: &Rc<Self>,
        reply: ThreadReply,
        ask: impl FnOnce(Rc<Self>, ThreadReply) -> F,
    ) {
        let id = reply.id.clone();
        if self.actions.busy.borrow().contains(&id) {
            return;
        }
        self.actions.busy.borrow_mut().push(id.clone());
        let (this, source) = (self.clone(), self.source.borrow().clone());
        let asked = ask(self.clone(), reply);
        spawn_local(async move {
            asked.await;
            if *this.source.borrow() == source {
                this.actions.busy.borrow_mut().retain(|busy| *busy != id);
            }
        });
    }

    /// Says what has gone wrong.
    fn fail(self: &Rc<Self>, id: &str, error: ChangeError) {
        if error == ChangeError::Refused {
            self.end_changes(id);
        }
        self.tell(id, Some(note_of(error)));
    }

    /// Says at a reply, and aloud, what became of an action.
    fn tell(self: &Rc<Self>, id: &str, note: Option<MessageKey>) {
        match note {
            Some(note) => {
                self.actions.notes.borrow_mut().insert(id.to_owned(), note);
                self.announce(note);
            }
            None => drop(self.actions.notes.borrow_mut().remove(id)),
        }
        self.show_again(id);
    }

    fn announce(&self, key: MessageKey) {
        if self.element.alive.get() {
            self.state.announced.set(self.element.context().t(key));
        }
    }

    /// Shows the time that is left for changes, from now on every second.
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

    /// Shows the time that is left for changes. Returns false if there is nothing to count.
    fn show_time_left(self: &Rc<Self>) -> bool {
        let Some(server) = self.server() else { return false };
        let shown = self.rendered.borrow().as_ref().map(RenderedThread::times_left).unwrap_or_default();
        for (item, node) in &shown {
            let Some(reply) = permalink::id_in(item).and_then(|id| self.reply(id)) else { continue };
            match self.actions.rights(&reply, &server).until {
                Some(until) => {
                    node.set_text_content(Some(&self.element.context().fill(MessageKey::TimeLeft, &time_left(until))));
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

/// The time until a moment in milliseconds, in minutes and seconds.
fn time_left(until: f64) -> String {
    let seconds = ((until - Date::now()) / 1000.0).ceil().max(0.0) as u32;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
