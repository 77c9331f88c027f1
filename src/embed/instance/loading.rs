//! From what the element names to the article that is shown, or to why there is none.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::Instance;
use crate::formats::load_error::LoadError;
use crate::formats::thread::discussion;
use crate::components::failure::failure;
use crate::config::Config;
use crate::embed::article;
use crate::embed::article_source::{self, ArticleSource, Origin};
use crate::embed::http::Patience;
use crate::embed::later::{self, Part};
use crate::embed::{timer, urls};
use crate::model::{Article, Discussion};

/// How long nothing is shown before a skeleton is, in milliseconds.
const SKELETON_AFTER: u32 = 100;

impl Instance {
    /// Asks once more. The button that was pressed goes, so what takes its place takes the focus too.
    fn retry(self: &Rc<Self>) {
        self.refocus.set(true);
        self.load();
    }

    /// Asks for the article and shows it, or says why there is none.
    pub fn load(self: &Rc<Self>) {
        self.loading.take().inspect(|patience| patience.end());
        self.article.take();
        self.when_worded(Self::begin);
    }

    fn begin(self: &Rc<Self>) {
        let config = self.config.borrow().clone();
        if self.only_replies && config.post.is_none() {
            return self.arrived(Ok(elsewhere(&config)));
        }
        let given = self.given.borrow().clone();
        if let Some(document) = given {
            return self.read(Ok(ArticleSource::given(document)), config);
        }
        match Origin::of(&self.host, config.src.as_deref()) {
            None => self.arrived(Err(LoadError::NoAddress)),
            Some(Origin::Embedded(text)) => self.read(ArticleSource::in_page(&text), config),
            Some(Origin::Address(address)) => self.fetch(address, config),
        }
    }

    /// Reads an article that stands in the page: at once, if what it takes is here.
    fn read(self: &Rc<Self>, source: Result<ArticleSource, LoadError>, config: Config) {
        let source = match source {
            Ok(source) => source,
            Err(error) => return self.arrived(Err(error)),
        };
        let is_foreign = source.is_foreign(&config);
        let (instance, patience) = (self.clone(), Rc::new(Patience::new()));
        self.loading.replace(Some(patience.clone()));
        let read = Box::new(move || {
            if instance.is_waiting_for(&patience) {
                instance.loading.take();
                instance.arrived(article::read(&source, &config));
            }
        });
        let decoders_first = move || if is_foreign { later::when_here(Part::Formats, read) } else { read() };
        later::when_here(Part::Article, Box::new(decoders_first));
    }

    fn fetch(self: &Rc<Self>, address: String, config: Config) {
        let (instance, patience) = (self.clone(), Rc::new(Patience::new()));
        self.loading.replace(Some(patience.clone()));
        self.show_skeleton_soon(&patience);
        spawn_local(async move {
            let article = article_source::fetched(&address, &config, &patience).await;
            if instance.is_waiting_for(&patience) {
                instance.loading.take();
                instance.arrived(article);
            }
        });
    }

    /// A skeleton for what takes its time. What the page has preloaded is there at once, and laying out something to be
    /// thrown away would only hold it up.
    fn show_skeleton_soon(self: &Rc<Self>, patience: &Rc<Patience>) {
        let (instance, patience) = (Rc::downgrade(self), patience.clone());
        let show = move || {
            let Some(instance) = instance.upgrade() else { return };
            if instance.is_waiting_for(&patience) {
                instance.show(vec![article::skeleton(&instance.context())]);
            }
        };
        timer::after(SKELETON_AFTER, || later::when_here(Part::Article, Box::new(show)));
    }

    /// Another request may have taken this one's place, or the element may be gone.
    fn is_waiting_for(&self, patience: &Rc<Patience>) -> bool {
        self.loading.borrow().as_ref().is_some_and(|current| Rc::ptr_eq(current, patience))
    }

    fn arrived(self: &Rc<Self>, article: Result<Article, LoadError>) {
        match article {
            Ok(article) => {
                let article = Rc::new(article);
                self.show_article(&article);
                if self.article.borrow().is_some() && !self.only_replies {
                    self.say_ready(&article);
                }
            }
            Err(error) => self.fail(&error),
        }
        if self.refocus.take() {
            self.focus(".retry, .article");
        }
    }

    pub(super) fn fail(self: &Rc<Self>, error: &LoadError) {
        let context = self.context();
        self.say_failed(error, &context);
        let instance = self.clone();
        self.show(failure(error, Rc::new(move || instance.retry()), &context));
        self.say_complete(true);
    }
}

/// What is known of an article that stands elsewhere: where its replies are.
fn elsewhere(config: &Config) -> Article {
    let address = config.src.as_deref().and_then(|src| urls::absolute(src, &urls::page()));
    Article {
        id: config.article.clone(),
        url: urls::canonical(),
        discussion: address.map_or_else(Discussion::default, |address| discussion(&address)),
        ..Article::default()
    }
}
