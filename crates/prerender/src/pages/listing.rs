//! The list pages, `index.html`, `page/2/index.html` and so on, and `404.html`.

use leptos::prelude::*;

use super::article_page::{colophon, masthead};
use super::head::{canonical, feed_link, named, page_meta};
use super::static_markup::StaticMarkup;
use super::styles;
use crate::error::FatalError;
use crate::feeds::FEEDS;
use crate::languages::{self, interface};
use crate::output::Output;
use crate::output::manifest::PageRecord;
use crate::site::Site;
use crate::timestamps::rfc3339;
use crate::{dates, slug};
use offprint::components::UiContext;
use offprint_core::messages::MessageKey;
use offprint_core::model::article::Direction;

/// The maximum number of articles on a page.
const PAGE: usize = 200;

/// Writes all list pages and `404.html`.
///
/// # Errors
///
/// Returns an error if a file can't be written.
pub fn write(site: &Site, records: &[&PageRecord], output: &Output) -> Result<(), FatalError> {
    let context = interface(site.language.as_deref(), 1);
    let pages = records.len().div_ceil(PAGE).max(1);
    for number in 1..=pages {
        let listed = &records[(number - 1) * PAGE..records.len().min(number * PAGE)];
        output.update(&file(number), Listing { site, context: &context, number, pages }.html(listed).as_bytes())?;
    }
    // Pages of an earlier run that had more articles.
    for number in pages + 1.. {
        if !output.remove(&file(number)) {
            break;
        }
    }
    output.update("404.html", not_found(site, &context).as_bytes())
}

fn file(number: usize) -> String {
    format!("{}index.html", folder(number))
}

/// Returns the folder of a list page within the site.
fn folder(number: usize) -> String {
    if number == 1 { String::new() } else { format!("page/{number}/") }
}

/// A list page.
struct Listing<'a> {
    site: &'a Site,
    context: &'a UiContext,
    number: usize,
    pages: usize,
}

impl Listing<'_> {
    fn html(&self, records: &[&PageRecord]) -> String {
        let Self { site, context, number, .. } = *self;
        let title = if number == 1 { site.name.clone() } else { format!("{} – {}", site.name, self.written(number)) };
        document(site, context, &self.url_of("./"), || {
            let links = site.address.as_ref().map(|address| {
                let feeds = FEEDS.map(|feed| feed_link(feed.media_type, &site.name, self.url_of(feed.file)));
                view! {
                    {canonical([address, folder(number).as_str()].concat())}
                    {feeds}
                }
            });
            let head = view! {
                <title>{title}</title>
                {links}
            };
            let main = view! {
                <h1>{context.t(MessageKey::Articles)}</h1>
                {self.list(records)}
                {(self.pages > 1).then(|| self.navigation())}
            };
            (head.into_any(), main.into_any())
        })
    }

    fn list(&self, records: &[&PageRecord]) -> AnyView {
        if records.is_empty() {
            return view! { <p>{self.context.t(MessageKey::NoArticles)}</p> }.into_any();
        }
        let items = records.iter().map(|record| self.item(record)).collect_view();
        view! { <ul>{items}</ul> }.into_any()
    }

    fn item(&self, record: &PageRecord) -> AnyView {
        let href = self.url_of(&format!("{}/", slug::encoded(&record.folder)));
        let published = record.published.map(rfc3339);
        let day = published.and_then(|published| dates::with_day(&published, &self.context.lang));
        let time = day.map(|[datetime, _, day]| view! { <time datetime=datetime>{day}</time> });
        let language = record.language.as_deref().or(self.site.language.as_deref()).and_then(languages::canonical);
        let lang = language.filter(|language| *language != self.context.lang);
        view! { <li dir="auto"><a href=href lang=lang>{record.headline.to_string()}</a>{time}</li> }.into_any()
    }

    fn navigation(&self) -> AnyView {
        let url = |number: usize| self.url_of(&format!("./{}", folder(number)));
        let newer = (self.number > 1)
            .then(|| view! { <a rel="prev" href=url(self.number - 1)>{self.context.t(MessageKey::NewerArticles)}</a> });
        let is_last = self.number == self.pages;
        let older = (!is_last)
            .then(|| view! { <a rel="next" href=url(self.number + 1)>{self.context.t(MessageKey::OlderArticles)}</a> });
        view! {
            <nav aria-label=self.context.t(MessageKey::Pages)>
                {newer}
                <span>{format!("{} / {}", self.written(self.number), self.written(self.pages))}</span>
                {older}
            </nav>
        }
        .into_any()
    }

    fn written(&self, number: usize) -> String {
        self.context.number(u32::try_from(number).unwrap_or(u32::MAX))
    }

    /// Returns the address of something relative to this page. `name` is relative to the site's root.
    fn url_of(&self, name: &str) -> String {
        if self.number == 1 { name.to_owned() } else { ["../../", name.trim_start_matches("./")].concat() }
    }
}

/// Returns `404.html`. Servers show it at any address, so its addresses must not be relative.
fn not_found(site: &Site, context: &UiContext) -> String {
    let home = site.address.as_deref().unwrap_or("/").to_owned();
    document(site, context, &home, || {
        let head = view! {
            <title>{context.t(MessageKey::PageNotFound)}</title>
            {named("robots", "noindex".to_owned())}
        };
        let main = view! {
            <h1>{context.t(MessageKey::PageNotFound)}</h1>
            <p><a href=home.clone()>{site.name.clone()}</a></p>
        };
        (head.into_any(), main.into_any())
    })
}

/// Returns a document with its own head and main content. `home` is the address of the first page.
fn document(site: &Site, context: &UiContext, home: &str, content: impl FnOnce() -> (AnyView, AnyView)) -> String {
    let view = StaticMarkup::document(|| {
        let (head, main) = content();
        view! {
            <html lang=context.lang.clone() dir=direction(context)>
                <head>
                    {page_meta()}
                    {named("color-scheme", "light dark".to_owned())}
                    {site.tagline.clone().map(|tagline| named("description", tagline))}
                    {head}
                    <style inner_html=styles::LISTING></style>
                </head>
                <body>
                    {masthead(site, home)}
                    <main class="listing">{main}</main>
                    {colophon(site)}
                </body>
            </html>
        }
        .into_any()
    });
    view.finish() + "\n"
}

/// Returns the value of `dir` for the interface; `None` for left to right, the default.
fn direction(context: &UiContext) -> Option<&'static str> {
    Some(context.direction()).filter(|direction| *direction == Direction::Rtl).map(Direction::as_str)
}
