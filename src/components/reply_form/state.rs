//! What the form knows. Lives as long as its element, so that nothing typed is lost when the view around it is built anew.

use leptos::prelude::*;

use crate::model::reply::{self, Field, FieldError, Reply, ReplyDraft};
use crate::model::submission::{Outcome, PostError, Submission};

/// The signals of one form.
#[derive(Clone, Copy)]
pub struct FormState {
    /// What has been typed.
    pub draft: RwSignal<ReplyDraft>,
    /// What is shown to be wrong, in form order.
    pub errors: RwSignal<Vec<(Field, FieldError)>>,
    /// Whether the summary of errors is shown.
    pub summary: RwSignal<bool>,
    /// Where sending has got to.
    pub submission: RwSignal<Submission>,
    /// Whether name, email and website are to be kept for the next time.
    pub remember: RwSignal<bool>,
    /// Whether the reader is told that a draft was put back.
    pub restored: RwSignal<bool>,
    /// A likelier email address than the one typed. Changes only when it does: its button must not be built anew between
    /// press and release.
    pub(super) suggestion: RwSignal<Option<String>>,
    /// Moves on when the controls must show another draft than the reader typed.
    refill: RwSignal<u32>,
}

impl Default for FormState {
    fn default() -> Self {
        Self {
            draft: RwSignal::default(),
            errors: RwSignal::default(),
            summary: RwSignal::default(),
            submission: RwSignal::default(),
            remember: RwSignal::default(),
            restored: RwSignal::default(),
            suggestion: RwSignal::default(),
            refill: RwSignal::default(),
        }
    }
}

impl FormState {
    /// Puts another draft into the controls.
    pub fn fill(self, draft: ReplyDraft) {
        self.draft.set(draft);
        self.suggest();
        self.refill.update(|count| *count = count.wrapping_add(1));
    }

    fn suggest(self) {
        let suggestion = self.draft.with_untracked(|draft| reply::suggest_email(&draft.email));
        if suggestion != self.suggestion.get_untracked() {
            self.suggestion.set(suggestion);
        }
    }

    /// What a control has to show. Follows [`fill`](Self::fill) only, so that typing is never interfered with.
    pub(super) fn control_value(self, field: Field) -> String {
        self.refill.track();
        self.draft.with_untracked(|draft| draft.get(field).to_owned())
    }

    /// Takes what was typed. A message goes as soon as what it says is no longer so; while typing only one comes: that the
    /// limit is passed.
    pub fn typed(self, field: Field, value: String) {
        self.draft.update(|draft| draft.set(field, value));
        if field == Field::Email {
            self.suggest();
        }
        let found = self.draft.with_untracked(|draft| reply::check(draft, field));
        if self.error(field).is_some() || matches!(found, Some(FieldError::TooLong { .. })) {
            self.check(field);
        }
        if matches!(self.submission.get_untracked(), Submission::Done(_)) {
            self.submission.update(|submission| *submission = submission.again());
        }
    }

    /// Checks a field and shows, changes or takes back its message.
    pub fn check(self, field: Field) {
        let found = self.draft.with_untracked(|draft| reply::check(draft, field));
        if found == self.error(field) {
            return;
        }
        let shown = |one| if one == field { found.clone() } else { self.error(one) };
        self.show(Field::ALL.into_iter().filter_map(|one| Some((one, shown(one)?))).collect());
    }

    fn show(self, errors: Vec<(Field, FieldError)>) {
        if errors.is_empty() {
            self.summary.set(false);
        }
        self.errors.set(errors);
    }

    fn error(self, field: Field) -> Option<FieldError> {
        self.errors.with_untracked(|errors| find(errors, field))
    }

    /// The message to show at a field.
    pub(super) fn shown_error(self, field: Field) -> Option<FieldError> {
        self.errors.with(|errors| find(errors, field))
    }

    /// Starts sending, or says that something is wrong. `None` while sending is impossible, so a reply can't go out twice.
    pub fn submit(self) -> Option<Result<Reply, ()>> {
        let sending = self.submission.with_untracked(Submission::submit)?;
        Some(match self.draft.with_untracked(reply::validate) {
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
    pub fn finish(self, answer: Result<Outcome, PostError>) -> bool {
        let at_fields = match &answer {
            Err(PostError::Fields(errors)) => Some(errors.clone()),
            _ => None,
        };
        let sent = answer.is_ok();
        self.submission.update(|submission| *submission = submission.finish(answer));
        if sent {
            let mut draft = self.draft.get_untracked();
            draft.set(Field::Comment, String::new());
            self.fill(draft);
        }
        if let Some(errors) = &at_fields {
            self.errors.set(errors.clone());
            self.summary.set(true);
        }
        at_fields.is_some()
    }

    /// Lets some seconds of a countdown pass. Returns whether there are more to come.
    pub fn tick(self, seconds: u32) -> bool {
        self.submission.update(|submission| *submission = submission.tick(seconds));
        self.submission.with_untracked(Submission::wait).is_some()
    }

    pub(super) fn is_sending(self) -> bool {
        self.submission.with(Submission::is_sending)
    }

    /// Whether pressing the button does nothing for now.
    pub(super) fn must_wait(self) -> bool {
        self.submission.with(|submission| submission.is_sending() || submission.wait().is_some())
    }
}

fn find(errors: &[(Field, FieldError)], field: Field) -> Option<FieldError> {
    errors.iter().find(|(wrong, _)| *wrong == field).map(|(_, error)| error.clone())
}
