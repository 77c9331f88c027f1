//! The form's state. It lives as long as its element, so nothing typed is lost when the view is rebuilt.

use leptos::prelude::*;
use offprint_core::model::discussion::ReplyPolicy;
use offprint_core::model::reply::{self, Field, FieldError, Reply, ReplyDraft, RequiredFields};
use offprint_core::model::submission::{Outcome, PostError, Submission};

use super::{CommentTools, Preview};

/// Facts about a form that are not rendered reactively.
#[derive(Clone, Debug, Default)]
pub struct FormFacts {
    /// The article's own page, where readers who are signed in can reply.
    pub permalink: Option<String>,
    /// True if replies are sent to a server. If not, they are kept in the browser.
    pub has_endpoint: bool,
    /// The address of the sign-in page.
    pub login_url: Option<String>,
    /// True if the form has a honeypot.
    pub has_honeypot: bool,
    /// The text in the honeypot.
    pub honeypot: String,
    /// The time at which the form was first shown, in milliseconds since the Unix epoch; 0 before that.
    pub shown_at: f64,
}

/// The signals of one form.
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
    /// True if name, email and website are to be stored for the next time.
    pub remember: RwSignal<bool>,
    /// The name of the author whose reply is being answered.
    pub replying_to: RwSignal<Option<String>>,
    /// True if the note is shown that a draft was restored.
    pub restored: RwSignal<bool>,
    /// Another draft by the reader, from another tab.
    pub other_draft: RwSignal<Option<String>>,
    /// True if what is typed will be lost when the reader leaves the page, because the browser does not store it.
    pub is_unsaved: RwSignal<bool>,
    /// The fields that the server requires.
    pub required: RwSignal<RequiredFields>,
    /// The name of the signed-in reader. If there is one, name, email and website are not asked for.
    pub signed_in: RwSignal<Option<String>>,
    /// Whether replies are accepted. If not, a notice is shown instead of the form.
    pub policy: RwSignal<ReplyPolicy>,
    /// The tools for writing a comment.
    pub tools: RwSignal<CommentTools>,
    /// The state of the preview.
    pub preview: RwSignal<Preview, LocalStorage>,
    /// A more likely email address than the one typed.
    pub(super) suggestion: Memo<Option<String>>,
    /// The number of bytes left in each field that is close to its limit, in the order of [`Field::ALL`].
    bytes_left: Memo<[Option<usize>; 4]>,
    /// Notified when the controls must show a text that the reader has not typed.
    refilled: Trigger,
    /// True while a field may lose the focus because it is being moved or removed, not because the reader leaves it.
    pub suppress_blur: StoredValue<bool>,
    /// True if the reader has changed anything since the last result. If not, a press on the button is ignored: it is the second click of a
    /// double click.
    typed_since_result: StoredValue<bool>,
    /// Facts that are not rendered reactively.
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
    /// Replaces the draft and updates the controls.
    pub fn set_draft(self, draft: ReplyDraft) {
        self.draft.set(draft);
        self.preview.set(Preview::Writing);
        self.refilled.notify();
    }

    /// Replaces the text of one field and updates its control.
    pub fn set_field(self, field: Field, value: String) {
        self.draft.update(|draft| draft.set(field, value));
        if field == Field::Comment {
            self.preview.set(Preview::Writing);
        }
        self.refilled.notify();
    }

    /// Starts an answer to a reply, or to the article if `parent` is `None`, with the comment drafted for it. Clears messages about the
    /// previous text. Returns false, and changes nothing, while a reply is being sent.
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

    /// Returns the number of bytes left in a field, if it is close to its limit.
    pub(super) fn bytes_left(self, field: Field) -> Option<usize> {
        self.bytes_left.with(|left| left[field as usize])
    }

    /// Returns the text of a control. It tracks [`set_draft`](Self::set_draft) and [`set_field`](Self::set_field) only, so it never
    /// interferes with typing.
    pub(super) fn control_value(self, field: Field) -> String {
        self.refilled.track();
        self.draft.with_untracked(|draft| draft.get(field).to_owned())
    }

    /// Stores what was typed, and clears the notice of an earlier success.
    pub(super) fn typed(self, field: Field, value: String) {
        self.draft.update(|draft| draft.set(field, value));
        self.typed_since_result.set_value(true);
        if self.submission.with_untracked(|submission| matches!(submission, Submission::Done(_))) {
            self.submission.set(Submission::Idle);
        }
    }

    /// Validates a field and shows, changes or removes its error message.
    pub fn check(self, field: Field) {
        self.show_error(field, self.found(field));
    }

    /// Validates a field while it is being typed into. A message that no longer applies is changed or removed; the only new message is that
    /// the text is too long.
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

    /// Shows errors at their fields and in the summary, and leaves the preview.
    fn show_wrong(self, errors: Vec<(Field, FieldError)>) {
        self.errors.set(errors);
        self.has_summary.set(true);
        self.preview.set(Preview::Writing);
    }

    /// Returns true if a required field is empty.
    pub fn is_missing(self, field: Field) -> bool {
        self.found(field) == Some(FieldError::Required)
    }

    /// Returns the error to show at a field.
    pub(super) fn error(self, field: Field) -> Option<FieldError> {
        self.errors.with(|errors| find(errors, field))
    }

    fn error_untracked(self, field: Field) -> Option<FieldError> {
        self.errors.with_untracked(|errors| find(errors, field))
    }

    /// Starts sending and returns the reply, or shows the errors and returns `Err`. Returns `None` if nothing is to be sent: while a reply
    /// is being sent, during a countdown, and after a result until the reader has typed again.
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
                // The notice of an earlier attempt would look like the result of this one.
                self.submission.set(Submission::Idle);
                self.show_wrong(errors);
                Err(())
            }
        })
    }

    /// Validates the fields that are shown. For a signed-in reader, name, email and website left over from an earlier reply are not sent.
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

    /// Processes the result of sending. Returns true if the focus has to move to the error summary.
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

    /// Advances the countdown by some seconds. Returns true if it is still running.
    pub fn tick(self, seconds: u32) -> bool {
        self.submission.update(|submission| *submission = submission.tick(seconds));
        self.submission.with_untracked(Submission::wait).is_some()
    }

    /// Returns true while a reply is being sent.
    pub(super) fn is_sending(self) -> bool {
        self.submission.with(Submission::is_sending)
    }

    /// Returns true while the button has no effect.
    pub(super) fn must_wait(self) -> bool {
        self.submission.with(|submission| submission.is_sending() || submission.wait().is_some())
    }
}

fn find(errors: &[(Field, FieldError)], field: Field) -> Option<FieldError> {
    errors.iter().find(|(wrong, _)| *wrong == field).map(|(_, error)| error.clone())
}
