//! The gallery's stories.

use leptos::prelude::*;
use offprint_core::config::Config;
use offprint_core::formats::detect;
use offprint_core::formats::load_error::LoadError;
use offprint_core::model::Article;
use offprint_core::model::article::Contributor;
use offprint_core::model::comment_html::comment_html;
use offprint_core::model::discussion::ReplyPolicy;
use offprint_core::model::markup::Markup;
use offprint_core::model::outline::{Heading, Section, outline};
use offprint_core::model::reply::{Field, ReplyDraft};
use offprint_core::model::submission::{Outcome, PostError};
use offprint_core::sanitizer::SanitizeOptions;
use web_sys::Document;

use super::language;
use super::threads::threads;
use crate::browser::{article_client, dom_sanitizer};
use crate::components::age_note::AgeNote;
use crate::components::article::ArticleView;
use crate::components::contents::Contents;
use crate::components::load_error::LoadErrorNotice;
use crate::components::reply_form::{CommentTools, Form, FormState, Preview, ReplyForm};
use crate::components::share::{ShareButton, ShareStatus};
use crate::components::skeleton::Skeleton;
use crate::components::thread::RepliesSection;
use crate::components::{RichText, UiContext, UiSettings};
use crate::elements::body_text::sanitize_body;
use crate::elements::interface_language::RULES;

/// A component in one state.
pub struct Story {
    pub name: &'static str,
    pub theme: &'static str,
    /// The direction of the frame, if it is not that of the language.
    pub dir: Option<&'static str>,
    pub view: View,
}

/// A function that builds a view, called under the reactive owner of the mount.
pub type View = Box<dyn FnOnce() -> AnyView>;

/// Returns all stories.
pub fn stories(document: &Document) -> Vec<Story> {
    let mut all = articles(document);
    all.extend(extras());
    all.extend(states());
    all.extend(threads());
    all.extend(forms());
    all
}

pub fn story(name: &'static str, view: View) -> Story {
    Story { name, theme: "light", dir: None, view }
}

/// Returns settings for a headline level. Stories come below the gallery's own headings: an article's headline at level 3; other components
/// use 2, the level that a headline would have.
fn context_at(heading_level: u8) -> UiContext {
    let (lang, messages) = language::current();
    UiContext::from(UiSettings { messages, lang, heading_level, rules: RULES })
}

pub fn context() -> UiContext {
    context_at(2)
}

fn articles(document: &Document) -> Vec<Story> {
    let show = |article: &Article| article_view(document, article.clone());
    let sample = |json: &str| read(json).unwrap_or_default();
    let demo = sample(include_str!("../../../public/samples/partnership.json"));
    let arabic = sample(include_str!("../../../public/samples/arabic.json"));
    let author = |name: &str| Contributor { name: name.into(), ..Contributor::default() };
    let long = "A headline that goes on, and on, with Donaudampfschifffahrtsgesellschaftskapitänsmütze in the middle, \
                because no editor has been near it and the feed it comes from was never meant to be read by people";
    vec![
        story("article", show(&demo)),
        Story { theme: "dark", ..story("article dark", show(&demo)) },
        story("article rtl", show(&arabic)),
        Story { theme: "dark", ..story("article rtl dark", show(&arabic)) },
        story("long headline", show(&Article { headline: long.into(), ..demo.clone() })),
        story("no author", show(&Article { authors: Vec::new(), ..demo.clone() })),
        story(
            "three authors",
            show(&Article { authors: vec![author("Ann Example"), author("Bo Øst"), author("陳大文")], ..demo }),
        ),
        story("every element", show(&sample(include_str!("../../../public/samples/elements.json")))),
        story("wordpress blocks", show(&sample(include_str!("../../../public/samples/wordpress-blocks.json")))),
        story("broken feed", show(&sample(include_str!("../../../public/samples/broken.json")))),
    ]
}

fn extras() -> Vec<Story> {
    let age = |years| -> View {
        Box::new(move || view! { <AgeNote years interface_lang=None context=context()/> }.into_any())
    };
    let contents = || -> View {
        Box::new(|| view! { <Contents sections=sections() interface_lang=None context=context()/> }.into_any())
    };
    let share = |has_sheet, status: ShareStatus| -> View {
        Box::new(move || {
            let (status, on_press) = (RwSignal::new(status), UnsyncCallback::new(|()| {}));
            view! { <ShareButton has_sheet status on_press interface_lang=None context=context()/> }.into_any()
        })
    };
    let count = || -> View {
        Box::new(|| view! { <p><offprint-count src="samples/thread.json"></offprint-count></p> }.into_any())
    };
    let not_copied = || ShareStatus::NotCopied("https://news.example/2025/harbour-reopens".into());
    vec![
        story("age note", age(1)),
        Story { theme: "dark", ..story("age note dark", age(12)) },
        Story { dir: Some("rtl"), ..story("age note rtl", age(3)) },
        story("contents", contents()),
        Story { theme: "dark", ..story("contents dark", contents()) },
        Story { dir: Some("rtl"), ..story("contents rtl", contents()) },
        story("number of replies", count()),
        Story { dir: Some("rtl"), ..story("number of replies rtl", count()) },
        story("share", share(true, ShareStatus::Idle)),
        story("link copied", share(false, ShareStatus::Copied)),
        Story { theme: "dark", ..story("link not copied dark", share(false, not_copied())) },
        Story { dir: Some("rtl"), ..story("link not copied rtl", share(false, not_copied())) },
    ]
}

fn sections() -> Vec<Section> {
    let heading = |text: &str, is_nested| Heading { id: "nowhere".into(), text: text.into(), is_nested };
    let headings = [
        heading("What was agreed", false),
        heading("Arms, training and research", true),
        heading("A heading that is so long that no phone has room for it in one line, however small its letters", true),
        heading("What others say", false),
    ];
    outline(headings.into()).unwrap_or_default()
}

fn read(json: &str) -> Result<Article, LoadError> {
    let config = Config::read(&|_| None);
    let document = article_client::Document::in_page(json)?.moved_to("samples/");
    detect::article(&document.json, &document.context(&config))
}

fn article_view(document: &Document, article: Article) -> View {
    let sanitized = sanitize_body(document, &article, &context_at(3));
    let direction = article.writing_direction();
    Box::new(move || match sanitized {
        Ok((body, words)) => view! { <ArticleView article body words direction context=context_at(3)/> }.into_any(),
        Err(error) => load_error(error, context_at(3)),
    })
}

fn load_error(error: LoadError, context: UiContext) -> AnyView {
    view! { <LoadErrorNotice error on_retry=UnsyncCallback::new(|()| {}) context/> }.into_any()
}

fn states() -> Vec<Story> {
    let failed = |error: LoadError| -> View { Box::new(move || load_error(error, context())) };
    let skeleton = || -> View { Box::new(|| view! { <Skeleton context=context()/> }.into_any()) };
    vec![
        story("loading", skeleton()),
        Story { theme: "dark", ..story("loading dark", skeleton()) },
        story("failed", failed(LoadError::Unreachable)),
        story("failed by the server", failed(LoadError::ServerFault(503))),
        Story { theme: "dark", ..story("failed dark", failed(LoadError::WebPage)) },
        Story { dir: Some("rtl"), ..story("failed rtl", failed(LoadError::CutOff)) },
    ]
}

fn forms() -> Vec<Story> {
    let answered = |answer: Result<Outcome, PostError>| {
        form(move |state| {
            state.set_draft(filled());
            let _ = state.submit();
            state.finish(answer);
        })
    };
    let errors = || {
        form(|state| {
            state.set_draft(ReplyDraft {
                email: "ann@example".into(),
                url: "javascript:alert(1)".into(),
                ..ReplyDraft::default()
            });
            let _ = state.submit();
        })
    };
    let sending = || {
        form(|state| {
            state.set_draft(filled());
            let _ = state.submit();
        })
    };
    let countdown = || answered(Err(PostError::RateLimited { seconds: 15 }));
    let held = || answered(Ok(Outcome::Held));
    vec![
        story("form", form(|_| {})),
        Story { theme: "dark", ..story("form dark", form(|_| {})) },
        Story { dir: Some("rtl"), ..story("form rtl", form(|_| {})) },
        story("form in HTML", writing(Markup::Html, filled().comment)),
        Story { theme: "dark", ..story("form in HTML dark", writing(Markup::Html, filled().comment)) },
        Story { dir: Some("rtl"), ..story("form in HTML rtl", writing(Markup::Html, filled().comment)) },
        story("form in Markdown", writing(Markup::Markdown, "I was there **in 2017**.".into())),
        story("preview", previewed(PREVIEWED)),
        Story { theme: "dark", ..story("preview dark", previewed(PREVIEWED)) },
        Story { dir: Some("rtl"), ..story("preview rtl", previewed(PREVIEWED)) },
        story("preview failed", preview_failed()),
        story("form without an endpoint", form_to(false, |_| {})),
        story("errors", errors()),
        Story { theme: "dark", ..story("errors dark", errors()) },
        Story { dir: Some("rtl"), ..story("errors rtl", errors()) },
        story("sending", sending()),
        Story { theme: "dark", ..story("sending dark", sending()) },
        story("published", answered(Ok(Outcome::Published { id: None, url: None }))),
        story("held", held()),
        Story { theme: "dark", ..story("held dark", held()) },
        story("already received", answered(Ok(Outcome::Duplicate))),
        story("kept here", answered(Ok(Outcome::KeptHere))),
        story("queued", answered(Ok(Outcome::Queued { key: String::new() }))),
        story("countdown", countdown()),
        Story { theme: "dark", ..story("countdown dark", countdown()) },
        story("offline", answered(Err(PostError::Offline))),
        Story { theme: "dark", ..story("offline dark", answered(Err(PostError::Offline))) },
        story("server fault", answered(Err(PostError::ServerFault(500)))),
        story("replies closed", answered(Err(PostError::Closed))),
        story("refused", answered(Err(PostError::Refused(Some("Links are not welcome here.".into()))))),
        story("no replies taken", form(|state| state.policy.set(ReplyPolicy::Closed))),
        Story { theme: "dark", ..story("for members dark", for_members()) },
        story(
            "draft restored",
            form(|state| {
                state.set_draft(filled());
                state.restored.set(true);
            }),
        ),
        story(
            "near the limit",
            form(|state| {
                state.set_draft(ReplyDraft { author: "Ann ".repeat(58), email: "ann@gmial.com".into(), ..filled() });
            }),
        ),
        story(
            "over the limit",
            form(|state| {
                state.set_draft(ReplyDraft { author: "Ann ".repeat(80), ..filled() });
                state.check(Field::Author);
            }),
        ),
    ]
}

fn for_members() -> View {
    form(|state| {
        state.set_draft(filled());
        state.facts.update_value(|facts| facts.permalink = Some("https://news.example/".into()));
        state.policy.set(ReplyPolicy::MembersOnly);
    })
}

/// A comment with every format of the formatting bar.
const PREVIEWED: &str = "I was <strong>there</strong> in <em>2017</em>, and it <a href=\"https://example.org\">looked different</a>.\n\n\
    <blockquote>Ferries run again.</blockquote>\n\nThe sign says <code>open &lt; 9</code>.";

fn writing(markup: Markup, comment: String) -> View {
    form(move |state| {
        state.set_draft(ReplyDraft { comment, ..filled() });
        state.tools.set(CommentTools { markup: Some(markup), has_preview: true });
    })
}

fn previewed(comment: &'static str) -> View {
    form(move |state| {
        state.set_draft(ReplyDraft { comment: comment.into(), ..filled() });
        state.tools.set(CommentTools { markup: Some(Markup::Html), has_preview: true });
        let document = web_sys::window().and_then(|window| window.document());
        let resolve = |address: &str| Some(address.to_owned());
        let built = document.and_then(|document| {
            dom_sanitizer::fragment(&document, &comment_html(comment), &SanitizeOptions::reply(&resolve)).ok()
        });
        let shown = built.map(|(nodes, _)| Preview::Rich(RichText::sanitized(nodes)));
        state.preview.set(shown.unwrap_or_default());
    })
}

fn preview_failed() -> View {
    form(|state| {
        state.set_draft(filled());
        state.tools.set(CommentTools { markup: Some(Markup::Markdown), has_preview: true });
        state.preview.set(Preview::Failed);
    })
}

fn filled() -> ReplyDraft {
    ReplyDraft {
        comment: "I was there in 2017, and it looked different.".into(),
        author: "Ann Example".into(),
        email: "ann@example.org".into(),
        url: "https://example.org".into(),
        parent: None,
    }
}

pub fn form(prepare: impl FnOnce(FormState) + 'static) -> View {
    form_to(true, prepare)
}

fn form_to(has_endpoint: bool, prepare: impl FnOnce(FormState) + 'static) -> View {
    Box::new(move || {
        let state = FormState::default();
        state.facts.update_value(|facts| facts.has_endpoint = has_endpoint);
        prepare(state);
        let form = Form::new(state, context(), |_| {});
        let form = view! { <ReplyForm form/> }.into_any();
        view! { <RepliesSection form=Some(form)/> }.into_any()
    })
}
