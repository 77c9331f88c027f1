//! What the form knows. Lives as long as its element, so that nothing typed is lost when the view around it is built anew.

use std::cell::{Cell, RefCell};

use crate::components::signal::Signal;
use crate::model::discussion::ReplyPolicy;
use crate::model::reply::{self, Field, FieldError, Reply, ReplyDraft};
use crate::model::submission::{Outcome, PostError, Submission};

/// The state of one form.
#[derive(Default)]
pub struct FormState {
    /// What has been typed.
    pub draft: Signal<ReplyDraft>,
    /// What is shown to be wrong, in form order.
    pub errors: Signal<Vec<(Field, FieldError)>>,
    /// Whether the summary of errors is shown.
    pub summary: Signal<bool>,
    /// Where sending has got to.
    pub submission: Signal<Submission>,
    /// Whether name, email and website are to be kept for the next time.
    pub remember: Signal<bool>,
    /// The name of whom the reply answers.
    pub answering: Signal<Option<String>>,
    /// Whether the reader is told that a draft was put back.
    pub restored: Signal<bool>,
    /// A likelier email address than the one typed. Changes only when it does: its button must not be built anew between
    /// press and release.
    pub(super) suggestion: Signal<Option<String>>,
    /// How many bytes may still be typed into each field, where the limit is near; in the order of [`Field::ALL`].
    room: Signal<[Option<usize>; 4]>,
    /// While the view is being replaced, a field that has the focus loses it without having been left.
    pub leaving_means_nothing: Cell<bool>,
    /// Whether replies are taken; if not, a sentence stands in the form's place.
    pub policy: Signal<ReplyPolicy>,
    /// The article's own page, where those who are logged in can reply.
    pub permalink: RefCell<Option<String>>,
    /// Whether WordPress has been asked about [`policy`](Self::policy).
    pub asked: Cell<bool>,
    /// Whether there is a field for robots.
    pub trapped: Cell<bool>,
    /// What stands in the field that no person sees.
    pub trap: RefCell<String>,
    /// When the form was first shown, in milliseconds of the clock.
    pub begun: Cell<f64>,
    /// Changes when the controls must show another draft than the reader typed.
    refilled: Signal<()>,
}

impl FormState {
    /// Puts another draft into the controls.
    pub fn fill(&self, draft: ReplyDraft) {
        self.draft.set(draft);
        self.refilled.set(());
    }

    /// Begins to answer somebody, or nobody, with the text begun for them: what was said about another text goes. `None` while
    /// a reply is on its way, whose answer belongs to it.
    pub fn turn_to(&self, parent: Option<String>, name: Option<String>, comment: Option<String>) -> Option<()> {
        if self.submission.peek(Submission::is_sending) {
            return None;
        }
        // A countdown is about the reader, not about the text.
        if self.submission.peek(|submission| submission.wait().is_none()) {
            self.submission.set(Submission::Idle);
        }
        self.show(Vec::new());
        self.restored.set(comment.is_some());
        let draft = self.draft.now();
        self.fill(ReplyDraft { comment: comment.unwrap_or_default(), parent, ..draft });
        self.answering.set(name);
        Some(())
    }

    /// Says what there is to say about a draft that is no error. To be done after each change of the draft.
    pub fn advise(&self) {
        let suggestion = self.draft.peek(|draft| reply::suggest_email(&draft.email));
        if self.suggestion.peek(|shown| *shown != suggestion) {
            self.suggestion.set(suggestion);
        }
        let room = self.draft.peek(|draft| Field::ALL.map(|field| reply::bytes_left(field, draft.get(field))));
        if self.room.peek(|shown| *shown != room) {
            self.room.set(room);
        }
    }

    /// How many bytes may still be typed into a field, where that is worth saying.
    pub(super) fn room(&self, field: Field) -> Option<usize> {
        self.room.with(|room| room[field as usize])
    }

    /// What a control has to show. Follows [`fill`](Self::fill) only, so that typing is never interfered with.
    pub(super) fn control_value(&self, field: Field) -> String {
        self.refilled.get();
        self.draft.peek(|draft| draft.get(field).to_owned())
    }

    /// Takes what was typed.
    pub(super) fn typed(&self, field: Field, value: String) {
        let mut draft = self.draft.now();
        draft.set(field, value);
        self.draft.set(draft);
        if self.submission.peek(|submission| matches!(submission, Submission::Done(_))) {
            self.submission.set(Submission::Idle);
        }
    }

    /// Checks a field and shows, changes or takes back its message.
    pub fn check(&self, field: Field) {
        self.show_at(field, self.draft.peek(|draft| reply::check(draft, field)));
    }

    /// Checks a field that is being typed into. A message goes as soon as what it says is no longer so; only one comes: that
    /// the limit is passed.
    pub fn check_typed(&self, field: Field) {
        let found = self.draft.peek(|draft| reply::check(draft, field));
        if self.error(field).is_some() || matches!(found, Some(FieldError::TooLong { .. })) {
            self.show_at(field, found);
        }
    }

    fn show_at(&self, field: Field, found: Option<FieldError>) {
        if found == self.error(field) {
            return;
        }
        let shown = |one| if one == field { found.clone() } else { self.error(one) };
        self.show(Field::ALL.into_iter().filter_map(|one| Some((one, shown(one)?))).collect());
    }

    fn show(&self, errors: Vec<(Field, FieldError)>) {
        if errors.is_empty() {
            self.summary.set(false);
        }
        self.errors.set(errors);
    }

    fn error(&self, field: Field) -> Option<FieldError> {
        self.errors.peek(|errors| find(errors, field))
    }

    /// The message to show at a field.
    pub(super) fn shown_error(&self, field: Field) -> Option<FieldError> {
        self.errors.with(|errors| find(errors, field))
    }

    /// Starts sending, or says that something is wrong. `None` while sending is impossible, so a reply can't go out twice.
    pub fn submit(&self) -> Option<Result<Reply, ()>> {
        // After a result the form is ready for another reply.
        let sending = self.submission.peek(|submission| submission.again().submit())?;
        Some(match self.draft.peek(reply::validate) {
            Ok(reply) => {
                self.show(Vec::new());
                self.restored.set(false);
                self.submission.set(sending);
                Ok(reply)
            }
            Err(errors) => {
                // What was said about an earlier try would now be mistaken for this one's result.
                self.submission.set(Submission::Idle);
                self.errors.set(errors);
                self.summary.set(true);
                Err(())
            }
        })
    }

    /// Takes the answer. Returns whether the reader has to be led to the summary of errors.
    pub fn finish(&self, answer: Result<Outcome, PostError>) -> bool {
        let mut at_fields = false;
        match &answer {
            Ok(_) => {
                let mut draft = self.draft.now();
                draft.set(Field::Comment, String::new());
                self.fill(draft);
            }
            Err(PostError::Fields(errors)) => {
                at_fields = true;
                self.errors.set(errors.clone());
                self.summary.set(true);
            }
            Err(_) => {}
        }
        self.submission.set(self.submission.peek(|submission| submission.finish(answer)));
        at_fields
    }

    /// Lets some seconds of a countdown pass. Returns whether there are more to come.
    pub fn tick(&self, seconds: u32) -> bool {
        self.submission.set(self.submission.peek(|submission| submission.tick(seconds)));
        self.submission.peek(Submission::wait).is_some()
    }

    pub(super) fn is_sending(&self) -> bool {
        self.submission.with(Submission::is_sending)
    }

    /// Whether pressing the button does nothing for now.
    pub(super) fn must_wait(&self) -> bool {
        self.submission.with(|submission| submission.is_sending() || submission.wait().is_some())
    }
}

fn find(errors: &[(Field, FieldError)], field: Field) -> Option<FieldError> {
    errors.iter().find(|(wrong, _)| *wrong == field).map(|(_, error)| error.clone())
}
