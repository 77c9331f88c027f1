//! The controller of an element's replies: drafts, validation, sending, queue. It shows the thread and the form and handles their events.

mod formatting;
mod preview;
mod queued_results;
mod reply_to;
mod state;
mod submit;

use std::rc::Rc;

use js_sys::Date;
use leptos::html::Ol;
use leptos::prelude::*;
use offprint_core::model::Article;
use offprint_core::model::discussion::{Backend, ReplyPolicy};
use offprint_core::model::reply::{Field, ReplyDraft};
use offprint_core::model::submission::Submission;
use serde::Serialize;
use wasm_bindgen_futures::spawn_local;

use self::state::RepliesState;
use super::article_loader::RepliesSection;
use super::element::Element;
use super::thread::{ThreadController, ThreadOptions};
use super::{style_sheets, takeover};
use crate::browser::account::SignedIn;
use crate::browser::thread_client::ThreadSource;
use crate::browser::{drafts, reply_client, service_worker, urls};
use crate::components::reply_form::{Form, FormEvent, FormState, Preview, ReplyForm};
use crate::components::thread::{RepliesSection as RepliesSectionView, ThreadEvent, ThreadView};

/// The controller of an element's replies.
pub struct RepliesController {
    state: Rc<RepliesState>,
}

/// The detail of `offprint-ready` for `<offprint-replies>`.
#[derive(Serialize)]
struct Ready<'a> {
    id: &'a str,
    count: u32,
}

impl RepliesController {
    /// Creates a controller that shows nothing yet.
    #[expect(clippy::new_ret_no_self, reason = "the article knows it only as a section")]
    pub fn new(element: Rc<Element>) -> Rc<dyn RepliesSection> {
        drafts::forget_old();
        style_sheets::adopt_replies(&element.root);
        let signals = element.with_owner(|| (FormState::default(), Default::default()));
        let (form, thread) = signals.unwrap_or_else(|| (FormState::default(), Default::default()));
        let thread = ThreadController::new(element.clone(), thread);
        Rc::new(Self { state: Rc::new(RepliesState::new(element, form, thread)) })
    }
}

impl RepliesSection for RepliesController {
    fn show(self: Rc<Self>, article: &Rc<Article>) {
        let state = &self.state;
        state.article.replace(Some(article.clone()));
        self.recall(article);
        self.prepare_form(article);
        self.open_thread(article);
        self.mount();
        reply_to::place_form(state);
        let controller = self.clone();
        state.thread.when_settled(Box::new(move |count| controller.settled(count)));
    }

    fn suppress_blur(&self, suppressed: bool) {
        self.state.form.suppress_blur.set_value(suppressed);
    }

    fn end(&self) {
        self.state.form.suppress_blur.set_value(true);
        self.state.leave_guard.take();
        self.state.thread.end();
    }
}

impl RepliesController {
    /// Mounts the thread and the form below the mounted views.
    fn mount(self: &Rc<Self>) {
        let controller = self.clone();
        let context = self.state.element.context();
        let has_form = self.state.element.config.borrow().form;
        let list = self.state.element.with_owner(NodeRef::<Ol>::new);
        let Some(list) = list else { return };
        self.state.element.mount(move || {
            let (on_thread, on_form) = (controller.clone(), controller.clone());
            let on_event = UnsyncCallback::new(move |event| on_thread.on_thread_event(event));
            let state = controller.state.thread.state;
            let thread = view! { <ThreadView state list on_event context=context.clone()/> }.into_any();
            let form = has_form.then(|| {
                let form = Form::new(controller.state.form, context, move |event| on_form.on_form_event(event));
                view! { <ReplyForm form/> }.into_any()
            });
            view! { <RepliesSectionView thread=Some(thread) form=form/> }
        });
        if let Some(list) = list.get_untracked() {
            self.state.thread.attach(list.into(), self.state.element.context(), self.thread_options());
        }
    }

    fn thread_options(&self) -> ThreadOptions {
        let config = self.state.element.config.borrow();
        let is_open = self.state.form.policy.get_untracked() == ReplyPolicy::Open;
        ThreadOptions { avatars: config.avatars, answerable: config.form && is_open }
    }

    fn open_thread(&self, article: &Article) {
        let config = self.state.element.config.borrow().clone();
        let source = ThreadSource::of(article, &config);
        self.state.thread.open(source, self.state.reader.borrow().clone(), &self.state.key.borrow());
    }

    /// Handles the end of loading the first replies: their number, or `None` if they could not be loaded. Replaces the fallback.
    fn settled(&self, count: Option<u32>) {
        let element = &self.state.element;
        if !element.alive.get() {
            return;
        }
        self.state.form.required.set(self.state.thread.state.required.get_untracked());
        preview::offer_tools(&self.state);
        // A prerendered copy has a thread, so it is better than a view without one.
        if count.is_some() || !element.fallback.has_copy() {
            let (host, root) = (element.host.clone(), element.root.clone());
            element.fallback.replace(move |copy, show_view| takeover::take_over(&host, &root, copy, show_view));
        }
        if let Some(count) = count.filter(|_| element.only_replies) {
            element.dispatch("ready", &Ready { id: &self.state.key.borrow(), count });
        }
    }

    /// Configures the form for an article. WordPress's policy applies to WordPress's own comments only.
    fn prepare_form(&self, article: &Article) {
        let state = &self.state;
        let endpoint = state.endpoint();
        let is_asked_elsewhere = state.element.config.borrow().reply_to.is_some() && article.discussion.post.is_some();
        let policy = if is_asked_elsewhere { ReplyPolicy::Open } else { article.discussion.policy };
        self.recognize();
        let policy = if policy == ReplyPolicy::Open && self.must_sign_in() { ReplyPolicy::MembersOnly } else { policy };
        state.form.policy.set(policy);
        state.form.preview.set(Preview::Writing);
        state.asked_policy.set(false);
        state.form.facts.update_value(|facts| {
            facts.permalink = article.url.clone();
            facts.login_url = state.element.config.borrow().account.login_url.clone();
            facts.has_endpoint = endpoint.is_some();
            facts.has_honeypot =
                endpoint.is_some_and(|endpoint| endpoint.backend == Backend::WordPress || endpoint.spam_checks);
            if facts.shown_at == 0.0 {
                facts.shown_at = Date::now();
            }
        });
        preview::offer_tools(state);
        queued_results::follow(state);
        service_worker::ask();
    }

    /// Determines who the reader is, and whether they are signed in on the server that takes replies.
    fn recognize(&self) {
        let state = &self.state;
        let account = state.element.config.borrow().account.clone();
        let known = state.reader.take().filter(|known| Some(&known.name) == account.name.as_ref());
        // The nonce may have been renewed, so a known reader is kept.
        state.reader.replace(known.or_else(|| SignedIn::of(&account)));
        state.form.signed_in.set(state.signed_in().map(|reader| reader.name.clone()));
    }

    /// Returns true if only members may reply and this reader is not signed in: the page has a login address and no signed-in name.
    fn must_sign_in(&self) -> bool {
        let account = &self.state.element.config.borrow().account;
        account.login_url.is_some() && self.state.signed_in().is_none()
    }

    /// Restores the reader's draft, name, email and website.
    fn recall(&self, article: &Article) {
        let state = &self.state;
        let key = self.article_key(article);
        if *state.key.borrow() == key {
            // The same article again: the form has newer content than the storage.
            return;
        }
        let (author, remember) = drafts::saved_author();
        state.key.replace(key);
        let comment = state.open_draft(None);
        state.form.restored.set(comment.is_some());
        state.form.remember.set(remember);
        state.form.set_draft(ReplyDraft { comment: comment.unwrap_or_default(), ..author });
        state.form.replying_to.set(None);
    }

    /// Returns the key of an article, in storage and at its endpoint: the element's `article`, or else the article's id, its URL, the
    /// address in `src`, or this page's address without a fragment.
    fn article_key(&self, article: &Article) -> String {
        let config = self.state.element.config.borrow();
        let named = config.article.clone().or_else(|| article.id.clone()).or_else(|| article.url.clone());
        let page = urls::page();
        named.unwrap_or_else(|| {
            let src = config.src.as_deref().and_then(|src| urls::absolute(src, &page));
            src.unwrap_or_else(|| page.split('#').next().unwrap_or_default().to_owned())
        })
    }

    fn on_thread_event(&self, event: ThreadEvent) {
        match event {
            ThreadEvent::More => self.state.thread.load_more(),
            ThreadEvent::Sort(sort) => self.state.thread.sort(sort),
            ThreadEvent::ShowNew => self.state.thread.show_news(),
            ThreadEvent::Act(item, action) => self.state.thread.act(&item, action),
            ThreadEvent::EditTyped(item, text) => self.state.thread.edit_typed(&item, text),
            ThreadEvent::Fold(item) => self.state.thread.fold(&item),
            ThreadEvent::MoreAnswers(item) => self.state.thread.load_answers(&item),
            ThreadEvent::ReplyTo(item) => reply_to::begin(&self.state, &item),
        }
    }

    fn on_form_event(&self, event: FormEvent) {
        let state = &self.state;
        match event {
            FormEvent::Entered => self.ask_policy(),
            FormEvent::Typed(field) => {
                state.save_draft();
                state.form.check_typed(field);
            }
            FormEvent::Left(field) => state.form.check(field),
            FormEvent::Submit => submit::submit(state),
            FormEvent::Retry => {
                state.element.focus(".submit");
                submit::submit(state);
            }
            FormEvent::Remember => state.save_author(),
            FormEvent::Discard => self.discard(),
            FormEvent::SwapDrafts => state.swap_drafts(),
            FormEvent::Format(format) => formatting::apply(state, format),
            FormEvent::Preview => preview::toggle(state),
            FormEvent::Jump(Field::Comment) => state.go_on_writing(),
            FormEvent::Jump(field) => state.element.focus(&["#", field.name()].concat()),
            FormEvent::Cancel => reply_to::cancel(state),
        }
    }

    fn discard(&self) {
        let state = &self.state;
        state.form.set_field(Field::Comment, String::new());
        state.form.restored.set(false);
        state.save_draft();
        state.go_on_writing();
    }

    /// Asks WordPress whether it accepts replies, once the reader has moved the focus into the form: they should know before they write.
    fn ask_policy(&self) {
        let state = &self.state;
        if state.asked_policy.replace(true) {
            return;
        }
        let Some(endpoint) = state.endpoint().filter(|_| state.signed_in().is_none()) else { return };
        let state = state.clone();
        spawn_local(async move {
            let policy = reply_client::ask_policy(&endpoint).await.unwrap_or_default();
            if policy == ReplyPolicy::Open || !state.element.alive.get() {
                return;
            }
            let is_idle = state.form.submission.with_untracked(|submission| *submission == Submission::Idle);
            // Meanwhile, another article may be shown, or a reply may have been sent.
            if is_idle && state.endpoint() == Some(endpoint) {
                close_form(&state, policy);
            }
        });
    }
}

/// Replaces the form with the notice that it is closed. If a field had the focus, the notice takes it.
fn close_form(state: &RepliesState, policy: ReplyPolicy) {
    state.form.suppress_blur.set_value(true);
    state.form.policy.set(policy);
    if state.element.find(".reply-form :focus").is_some() {
        state.element.focus_after_render(".closed");
    }
}
