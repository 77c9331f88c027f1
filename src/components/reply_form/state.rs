//! The form's state. It lives as long as its element, so nothing typed is lost when the view around it is built anew.

use leptos::prelude::*;
use offprint_core::model::discussion::ReplyPolicy;
use offprint_core::model::reply::{self, Field, FieldError, Reply, ReplyDraft, RequiredFields};
use offprint_core::model::submission::{Outcome, PostError, Submission};

use super::{CommentTools, Preview};

/// The facts of a form that change nothing on the screen.
#[derive(Clone, Debug, Default)]
pub struct FormFacts {
    /// The article's own page, where those who are logged in can reply.
    pub permalink: Option<String>,
    /// True if replies are sent anywhere.
    pub has_endpoint: bool,
    /// The address where readers sign in.
    pub login_url: Option<String>,
    /// True if there is a field for robots.
    pub has_honeypot: bool,
    /// The text in that field.
    pub honeypot: String,
    /// The time at which the form was first shown, in milliseconds of the clock; 0 before that.
    pub shown_at: f64,
}

/// Signals of one form.
#[derive(Clone, Copy)]
pub struct FormState {
    /// The draft.
    pub draft: RwSignal<ReplyDraft>,
    /// The errors that are shown, in form order.
    pub errors: RwSignal<Vec<(Field, FieldError)>>,
    /// True if the summary of errors is shown.
    pub has_summary: RwSignal<bool>,
    /// The state of sending.
    pub submission: RwSignal<Submission>,
    /// True if name, email and website are to be kept for the next time.
    pub remember: RwSignal<bool>,
    /// The name of whom the reply answers.
    pub replying_to: RwSignal<Option<String>>,
    /// True if the reader is told that a draft was put back.
    pub restored: RwSignal<bool>,
    /// Another draft of the reader's, from another tab.
    pub other_draft: RwSignal<Option<String>>,
    /// True if what is typed is lost when the page is left, because the browser stores nothing.
    pub is_unsaved: RwSignal<bool>,
    /// The fields that the server wants filled in.
    pub required: RwSignal<RequiredFields>,
    /// The name of the reader, where the server knows them: then nobody asks for name, email and website.
    pub signed_in: RwSignal<Option<String>>,
    /// True if replies are taken; if not, a sentence is shown instead of the form.
    pub policy: RwSignal<ReplyPolicy>,
    /// The tools for writing a comment.
    pub tools: RwSignal<CommentTools>,
    /// The state of the preview.
    pub preview: RwSignal<Preview, LocalStorage>,
    /// A likelier email address than the one typed.
    pub(super) suggestion: Memo<Option<String>>,
    /// The number of bytes that may still be typed into each field, where the limit is near; in the order of [`Field::ALL`].
    bytes_left: Memo<[Option<usize>; 4]>,
    /// Notified when the controls must show another draft than the reader typed.
    refilled: Trigger,
    /// True if losing the focus means nothing, because the field is being moved or removed.
    pub suppress_blur: StoredValue<bool>,
    /// True if the reader has changed anything since the last result. Without that a press after it changes nothing: it is the second
    /// click of a double click.
    typed_since_result: StoredValue<bool>,
    /// The facts that change nothing on the screen.
    pub facts: StoredValue<FormFacts>,
}

impl Default for FormState {
    fn default() -> Self {
        let draft = RwSignal::new(ReplyDraft::default());
        Self {
            draft,
            errors: RwSignal::default(),
            has_summary: RwSignal::default(),
            submission: RwSignal::default(),
            remember: RwSignal::default(),
            replying_to: RwSignal::default(),
            restored: RwSignal::default(),
            other_draft: RwSignal::default(),
            is_unsaved: RwSignal::default(),
            required: RwSignal::default(),
            signed_in: RwSignal::default(),
            policy: RwSignal::default(),
            tools: RwSignal::default(),
            preview: RwSignal::new_local(Preview::Writing),
            suggestion: Memo::new(move |_| draft.with(|draft| reply::suggest_email(&draft.email))),
            bytes_left: Memo::new(move |_| {
                draft.with(|draft| Field::ALL.map(|field| reply::bytes_left(field, draft.get(field))))
            }),
            refilled: Trigger::new(),
            suppress_blur: StoredValue::new(false),
            typed_since_result: StoredValue::new(true),
            facts: StoredValue::new(FormFacts::default()),
        }
    }
}

impl FormState {
    /// Puts another draft into the controls.
    pub fn set_draft(self, draft: ReplyDraft) {
        self.draft.set(draft);
        self.preview.set(Preview::Writing);
        self.refilled.notify();
    }

    /// Puts another text into one control.
    pub fn set_field(self, field: Field, value: String) {
        self.draft.update(|draft| draft.set(field, value));
        if field == Field::Comment {
            self.preview.set(Preview::Writing);
        }
        self.refilled.notify();
    }

    /// Begins to answer somebody, or nobody, with the text begun for them: what was said about another text goes. Returns false
    /// while a reply is being sent, whose answer belongs to it.
    pub fn reply_to(self, parent: Option<String>, name: Option<String>, comment: Option<String>) -> bool {
        if self.submission.with_untracked(Submission::is_sending) {
            return false;
        }
        // A countdown is about the reader, not about the text.
        if self.submission.with_untracked(|submission| submission.wait().is_none()) {
            self.submission.set(Submission::Idle);
        }
        self.show_errors(Vec::new());
        self.restored.set(comment.is_some());
        let draft = self.draft.get_untracked();
        self.set_draft(ReplyDraft { comment: comment.unwrap_or_default(), parent, ..draft });
        self.replying_to.set(name);
        self.typed_since_result.set_value(true);
        true
    }

    /// The number of bytes that may still be typed into a field, where that is worth saying.
    pub(super) fn bytes_left(self, field: Field) -> Option<usize> {
        self.bytes_left.with(|left| left[field as usize])
    }

    /// The text of a control. Follows [`set_draft`](Self::set_draft) only, so typing is never interfered with.
    pub(super) fn control_value(self, field: Field) -> String {
        self.refilled.track();
        self.draft.with_untracked(|draft| draft.get(field).to_owned())
    }

    /// Takes what was typed.
    pub(super) fn typed(self, field: Field, value: String) {
        self.draft.update(|draft| draft.set(field, value));
        self.typed_since_result.set_value(true);
        if self.submission.with_untracked(|submission| matches!(submission, Submission::Done(_))) {
            self.submission.set(Submission::Idle);
        }
    }

    /// Checks a field and shows, changes or takes back its message.
    pub fn check(self, field: Field) {
        self.show_error(field, self.found(field));
    }

    /// Checks a field that is being typed into. A message goes as soon as what it says is no longer so; only one comes: that the
    /// limit is passed.
    pub fn check_typed(self, field: Field) {
        let found = self.found(field);
        if self.error_untracked(field).is_some() || matches!(found, Some(FieldError::TooLong { .. })) {
            self.show_error(field, found);
        }
    }

    fn found(self, field: Field) -> Option<FieldError> {
        self.draft.with_untracked(|draft| reply::check(draft, field, self.required.get_untracked()))
    }

    fn show_error(self, field: Field, found: Option<FieldError>) {
        if found == self.error_untracked(field) {
            return;
        }
        let shown = |one| if one == field { found.clone() } else { self.error_untracked(one) };
        self.show_errors(Field::ALL.into_iter().filter_map(|one| Some((one, shown(one)?))).collect());
    }

    fn show_errors(self, errors: Vec<(Field, FieldError)>) {
        if errors.is_empty() {
            self.has_summary.set(false);
        }
        self.errors.set(errors);
    }

    /// Shows errors with their summary, at the fields that they are about.
    fn show_wrong(self, errors: Vec<(Field, FieldError)>) {
        self.errors.set(errors);
        self.has_summary.set(true);
        self.preview.set(Preview::Writing);
    }

    /// Tells whether a required field is empty.
    pub fn is_missing(self, field: Field) -> bool {
        self.found(field) == Some(FieldError::Required)
    }

    /// The message to show at a field.
    pub(super) fn error(self, field: Field) -> Option<FieldError> {
        self.errors.with(|errors| find(errors, field))
    }

    fn error_untracked(self, field: Field) -> Option<FieldError> {
        self.errors.with_untracked(|errors| find(errors, field))
    }

    /// Starts sending, or shows what is wrong. `None` while sending is impossible or pointless: a reply can't go out twice, and after
    /// a result nothing is sent or said before the reader has typed again.
    pub fn submit(self) -> Option<Result<Reply, ()>> {
        let is_done = self.submission.with_untracked(|submission| matches!(submission, Submission::Done(_)));
        if is_done && !self.typed_since_result.get_value() {
            return None;
        }
        let sending = self.submission.with_untracked(|submission| submission.again().submit())?;
        Some(match self.validate() {
            Ok(reply) => {
                self.show_errors(Vec::new());
                self.restored.set(false);
                self.submission.set(sending);
                Ok(reply)
            }
            Err(errors) => {
                // What was said about an earlier try would now be mistaken for this one's result.
                self.submission.set(Submission::Idle);
                self.show_wrong(errors);
                Err(())
            }
        })
    }

    /// Checks what is asked for. What an earlier reply has left in the fields of somebody who is signed in now is not sent.
    fn validate(self) -> Result<Reply, Vec<(Field, FieldError)>> {
        let draft = self.draft.get_untracked();
        if self.signed_in.with_untracked(Option::is_none) {
            return reply::validate(&draft, self.required.get_untracked());
        }
        let ReplyDraft { comment, parent, .. } = draft;
        reply::validate(
            &ReplyDraft { comment, parent, ..ReplyDraft::default() },
            RequiredFields { author: false, email: false },
        )
    }

    /// Takes the answer. Returns whether the reader has to be led to the summary of errors.
    pub fn finish(self, answer: Result<Outcome, PostError>) -> bool {
        let mut at_fields = false;
        match &answer {
            Ok(_) => {
                self.set_field(Field::Comment, String::new());
                self.typed_since_result.set_value(false);
            }
            Err(PostError::Fields(errors)) => {
                at_fields = true;
                self.show_wrong(errors.clone());
            }
            Err(_) => {}
        }
        self.submission.update(|submission| *submission = submission.finish(answer));
        at_fields
    }

    /// Lets some seconds of a countdown pass. Returns whether there are more to come.
    pub fn tick(self, seconds: u32) -> bool {
        self.submission.update(|submission| *submission = submission.tick(seconds));
        self.submission.with_untracked(Submission::wait).is_some()
    }

    /// Tells whether a reply is being sent.
    pub(super) fn is_sending(self) -> bool {
        self.submission.with(Submission::is_sending)
    }

    /// Tells whether pressing the button does nothing for now.
    pub(super) fn must_wait(self) -> bool {
        self.submission.with(|submission| submission.is_sending() || submission.wait().is_some())
    }
}

fn find(errors: &[(Field, FieldError)], field: Field) -> Option<FieldError> {
    errors.iter().find(|(wrong, _)| *wrong == field).map(|(_, error)| error.clone())
}
