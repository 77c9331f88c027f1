//! What hangs in the gallery.

use std::rc::Rc;

use web_sys::Document;

use crate::formats::load_error::LoadError;
use crate::components::Context;
use crate::components::context::Surroundings;
use crate::components::element::{View, el};
use crate::components::failure::failure;
use crate::components::reply_form::{Form, FormState, reply_form};
use crate::config::Config;
use crate::embed::article::{skeleton, view};
use crate::embed::article_source::ArticleSource;
use crate::embed::dates;
use crate::model::Article;
use crate::model::article::Contributor;
use crate::model::discussion::ReplyPolicy;
use crate::model::reply::{Field, ReplyDraft};
use crate::model::submission::{Outcome, PostError};
use crate::messages::Messages;

/// A component in a state.
pub struct Specimen {
    pub name: &'static str,
    pub theme: &'static str,
    pub dir: &'static str,
    pub views: Vec<View>,
}

/// Everything there is to see.
pub fn specimens(document: &Document) -> Vec<Specimen> {
    let mut all = articles(document);
    all.extend(states());
    all.extend(super::threads::threads(document));
    all.extend(forms());
    all
}

pub fn specimen(name: &'static str, views: Vec<View>) -> Specimen {
    Specimen { name, theme: "light", dir: "ltr", views }
}

/// Headings of specimens come below the gallery's own: the headline of an article, what else there is one level below where
/// a headline would be.
fn context_at(heading_level: u8) -> Context {
    let (strings, lang) = (Messages::default(), Some("en".to_owned()));
    Context::from(Surroundings { strings, lang, heading_level, write_time: dates::write_time })
}

pub fn context() -> Context {
    context_at(2)
}

fn articles(document: &Document) -> Vec<Specimen> {
    let show = |article: &Article| -> Vec<View> {
        match view(document, article, &context_at(3)) {
            Ok(view) => vec![view],
            Err(error) => failure(&error, Rc::new(|| {}), &context_at(3)),
        }
    };
    let config = Config::read(&|_| None);
    let read = |json: &str| ArticleSource::in_page(json)?.moved_to("samples/").article(&config);
    let sample = |json: &str| read(json).unwrap_or_default();
    let demo = sample(include_str!("../../../public/samples/partnership.json"));
    let arabic = sample(include_str!("../../../public/samples/arabic.json"));
    let author = |name: &str| Contributor { name: name.into(), ..Contributor::default() };
    let long = "A headline that goes on, and on, with Donaudampfschifffahrtsgesellschaftskapitänsmütze in the middle, \
                because no editor has been near it and the feed it comes from was never meant to be read by people";
    vec![
        specimen("article", show(&demo)),
        Specimen { theme: "dark", ..specimen("article dark", show(&demo)) },
        Specimen { dir: "rtl", ..specimen("article rtl", show(&arabic)) },
        Specimen { dir: "rtl", theme: "dark", ..specimen("article rtl dark", show(&arabic)) },
        specimen("long headline", show(&Article { headline: long.into(), ..demo.clone() })),
        specimen("no author", show(&Article { authors: Vec::new(), ..demo.clone() })),
        specimen(
            "three authors",
            show(&Article { authors: vec![author("Ann Example"), author("Bo Øst"), author("陳大文")], ..demo }),
        ),
        specimen("every element", show(&sample(include_str!("../../../public/samples/elements.json")))),
        specimen("wordpress blocks", show(&sample(include_str!("../../../public/samples/wordpress-blocks.json")))),
        specimen("broken feed", show(&sample(include_str!("../../../public/samples/broken.json")))),
    ]
}

fn states() -> Vec<Specimen> {
    let failed = |error: LoadError| failure(&error, Rc::new(|| {}), &context());
    vec![
        specimen("loading", vec![skeleton(&context())]),
        Specimen { theme: "dark", ..specimen("loading dark", vec![skeleton(&context())]) },
        specimen("failed", failed(LoadError::Unreachable)),
        specimen("failed by the server", failed(LoadError::ServerFault(503))),
        Specimen { theme: "dark", ..specimen("failed dark", failed(LoadError::WebPage)) },
        Specimen { dir: "rtl", ..specimen("failed rtl", failed(LoadError::CutOff)) },
    ]
}

fn forms() -> Vec<Specimen> {
    let answered = |answer: Result<Outcome, PostError>| {
        form(move |state| {
            state.fill(filled());
            let _ = state.submit();
            state.finish(answer.clone());
        })
    };
    let errors = || {
        form(|state| {
            state.fill(ReplyDraft {
                email: "ann@example".into(),
                url: "javascript:alert(1)".into(),
                ..ReplyDraft::default()
            });
            let _ = state.submit();
        })
    };
    let sending = || {
        form(|state| {
            state.fill(filled());
            let _ = state.submit();
        })
    };
    let countdown = || answered(Err(PostError::RateLimited { seconds: 15 }));
    let held = || answered(Ok(Outcome::Held));
    vec![
        specimen("form", form(|_| {})),
        Specimen { theme: "dark", ..specimen("form dark", form(|_| {})) },
        Specimen { dir: "rtl", ..specimen("form rtl", form(|_| {})) },
        specimen("form without an endpoint", form_to(false, |_| {})),
        specimen("errors", errors()),
        Specimen { theme: "dark", ..specimen("errors dark", errors()) },
        Specimen { dir: "rtl", ..specimen("errors rtl", errors()) },
        specimen("sending", sending()),
        Specimen { theme: "dark", ..specimen("sending dark", sending()) },
        specimen("published", answered(Ok(Outcome::Published { id: None, url: None }))),
        specimen("held", held()),
        Specimen { theme: "dark", ..specimen("held dark", held()) },
        specimen("already received", answered(Ok(Outcome::Duplicate))),
        specimen("kept here", answered(Ok(Outcome::KeptHere))),
        specimen("queued", answered(Ok(Outcome::Queued { key: String::new() }))),
        specimen("countdown", countdown()),
        Specimen { theme: "dark", ..specimen("countdown dark", countdown()) },
        specimen("offline", answered(Err(PostError::Offline))),
        Specimen { theme: "dark", ..specimen("offline dark", answered(Err(PostError::Offline))) },
        specimen("server fault", answered(Err(PostError::ServerFault(500)))),
        specimen("replies closed", answered(Err(PostError::Closed))),
        specimen("refused", answered(Err(PostError::Refused(Some("Links are not welcome here.".into()))))),
        specimen("no replies taken", form(|state| state.policy.set(ReplyPolicy::Closed))),
        Specimen { theme: "dark", ..specimen("for members dark", for_members()) },
        specimen(
            "draft restored",
            form(|state| {
                state.fill(filled());
                state.restored.set(true);
            }),
        ),
        specimen(
            "near the limit",
            form(|state| {
                state.fill(ReplyDraft { author: "Ann ".repeat(58), email: "ann@gmial.com".into(), ..filled() });
            }),
        ),
        specimen(
            "over the limit",
            form(|state| {
                state.fill(ReplyDraft { author: "Ann ".repeat(80), ..filled() });
                state.check(Field::Author);
            }),
        ),
    ]
}

fn for_members() -> Vec<View> {
    form(|state| {
        state.fill(filled());
        state.permalink.replace(Some("https://news.example/".into()));
        state.policy.set(ReplyPolicy::MembersOnly);
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

fn form(prepare: impl FnOnce(&FormState)) -> Vec<View> {
    form_to(true, prepare)
}

fn form_to(sent_anywhere: bool, prepare: impl FnOnce(&FormState)) -> Vec<View> {
    let state = Rc::new(FormState::default());
    prepare(&state);
    state.advise();
    let form = reply_form(Form { state, context: context(), tell: Box::new(|_| {}) }, sent_anywhere);
    vec![el("section").class("replies").child(form).into()]
}
