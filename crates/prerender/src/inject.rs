//! Insertion of an article into an existing page: between the tags of its `<offprint-article>`, for readers without a script and until the
//! element takes over.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use crate::cli::Options;
use crate::dates;
use crate::error::FatalError;
use crate::output::Output;
use crate::pages::article_page::fallback;
use crate::pages::page_data::PageData;
use crate::pages::{static_markup, styles};
use crate::site::Site;
use crate::source::http::Client;
use crate::source::{self, ReadEvent, SourceDocument, isso_thread, replies};
use markup5ever_rcdom::Handle;
use offprint_core::config::Config;

/// The name of the file with the styles, in the folder of the page.
const STYLES: &str = "static-article.css";

/// The placeholder for the page's own address while addresses are resolved. It is not in the result.
const HERE: &str = "https://page.invalid/";

/// Inserts the article of the input into a page, and writes the styles it needs to a file in the same folder.
///
/// # Errors
///
/// Returns an error if there is no article, if the page has no `<offprint-article>`, or if a file can't be written.
pub fn inject(options: &Options, page: &Path) -> Result<(), FatalError> {
    let unreadable = |error| FatalError::Source(format!("{} can't be read: {error}", page.display()));
    let folder = page.parent().unwrap_or(Path::new(""));
    let before = fs::read_to_string(page).map_err(unreadable)?;
    let options =
        Options { base: Some(options.base.clone().unwrap_or_else(|| base(&options.input, folder))), ..options.clone() };
    let Element { config: wanted, lang, lang_around } = element(&before);
    let mut data = page_data(&options)?;
    let months = options.age_note.or(wanted.age_note);
    data.age = months.and_then(|months| data.article.age(months, dates::now(), dates::clock));
    let site = Site {
        address: Some(HERE.to_owned()),
        module: Some(String::new()),
        contents: options.contents || wanted.contents,
        share: wanted.share,
        language: options.language.clone().or(lang_around),
        ..options.site()
    };
    let copy = fallback(&data, &site, lang.as_deref()).replace(HERE, "");
    let after = put(&before, &copy).ok_or_else(|| {
        FatalError::Usage(format!("{} has no <offprint-article> to put the article into", page.display()))
    })?;
    let output = Output::within(folder, options.sync);
    output.update(STYLES, styles::inserted(&copy).as_bytes())?;
    output.update(&page.file_name().unwrap_or_default().to_string_lossy(), after.as_bytes())
}

/// Returns the base of relative addresses in the input: its folder, relative to the page.
fn base(input: &str, folder: &Path) -> String {
    let folder = fs::canonicalize(if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    let within = fs::canonicalize(input).ok().zip(folder.ok()).and_then(|(input, folder)| {
        Some(input.parent()?.strip_prefix(folder).ok()?.to_string_lossy().replace('\\', "/"))
    });
    match within.as_deref() {
        None | Some("") => HERE.to_owned(),
        Some(within) => [HERE, within, "/"].concat(),
    }
}

fn page_data(options: &Options) -> Result<PageData, FatalError> {
    let client = Client::new(options);
    let mut found: Option<Result<SourceDocument, String>> = None;
    source::read(options, &client, &mut |read| {
        found = Some(match read {
            ReadEvent::Document(item) => Ok(item),
            ReadEvent::Failed(failed) => Err(failed.sentence()),
            ReadEvent::Total(_) => return ControlFlow::Continue(()),
        });
        ControlFlow::Break(())
    })?;
    let item =
        found.unwrap_or_else(|| Err(format!("{} contains no article", options.input))).map_err(FatalError::Source)?;
    let mut article =
        item.decode(options.format).map_err(|error| FatalError::Source(format!("{}: {error}", item.name)))?;
    let page = article.url.clone();
    isso_thread::settle(&mut article, options.isso.as_deref(), page.as_deref());
    let (replies, total) = replies::of(&article, &item, options, &client).map_err(FatalError::Source)?;
    Ok(PageData { article, replies, total, ..PageData::default() })
}

/// The element in the page.
struct Element {
    /// The settings in its attributes.
    config: Config,
    /// The language that it states.
    lang: Option<String>,
    /// The language of the nearest element around it that states one.
    lang_around: Option<String>,
}

fn element(page: &str) -> Element {
    let element = place(page).and_then(|(opening, start)| static_markup::element(&page[opening..start]));
    let config = Config::read(&|name| static_markup::attr(element.as_ref()?, name));
    let lang = |node: &Handle| static_markup::attr(node, "lang").filter(|lang| !lang.trim().is_empty());
    let around = static_markup::around(page, "offprint-article");
    Element { config, lang: element.as_ref().and_then(lang), lang_around: around.iter().rev().find_map(lang) }
}

/// Returns the start and end of the element's start tag.
fn place(page: &str) -> Option<(usize, usize)> {
    let opening = page.find("<offprint-article")?;
    Some((opening, opening + page[opening..].find('>')? + 1))
}

/// Returns the page with the copy between the tags of the element, and a link to the styles; `None` if it has no such element.
fn put(page: &str, copy: &str) -> Option<String> {
    let (opening, start) = place(page)?;
    let end = start + page[start..].find("</offprint-article>")?;
    // The link comes after the page's own styles, to override them. The end tag of the head may be missing.
    let head = ["</head>", "<body"].iter().find_map(|tag| page.find(tag)).filter(|head| *head < opening)?;
    let link = format!("<link rel=\"stylesheet\" href=\"{STYLES}\">");
    let is_linked = page[..head].contains(STYLES);
    Some([&page[..head], if is_linked { "" } else { &link }, &page[head..start], copy, &page[end..]].concat())
}

#[cfg(test)]
mod tests {
    use super::{element, put};

    const PAGE: &str = "<!doctype html><head><title>A</title></head><body><offprint-article src=a.json><p>Old</p></offprint-article><p>After</p>";

    #[test]
    fn the_copy_takes_the_place_of_what_stood_between_the_tags() {
        let page = put(PAGE, "<div>New</div>").unwrap_or_default();
        assert!(page.contains("src=a.json><div>New</div></offprint-article><p>After</p>"), "{page}");
        assert!(page.contains("<link rel=\"stylesheet\" href=\"static-article.css\"></head>"), "{page}");
    }

    #[test]
    fn the_copy_has_what_the_element_asks_for() {
        let page = PAGE.replace("src=a.json", "src=a.json share contents age-note='24'");
        let config = element(&page).config;
        assert_eq!((config.share, config.contents, config.age_note), (true, true, Some(24)));
        assert!(!element(PAGE).config.has_extras() && !element("<p>Nothing").config.has_extras());
    }

    #[test]
    fn the_languages_of_the_page_are_those_that_the_element_finds() {
        let page = "<html lang=fr><body><div lang=de><p lang=it>A</p><offprint-article lang=sv></offprint-article>";
        let found = element(page);
        assert_eq!((found.lang.as_deref(), found.lang_around.as_deref()), (Some("sv"), Some("de")));
        let page = page.replace(" lang=sv", " lang=''").replace("<div lang=de>", "<div>");
        let found = element(&page);
        assert_eq!((found.lang, found.lang_around.as_deref()), (None, Some("fr")));
    }

    #[test]
    fn a_page_can_be_filled_again() {
        let once = put(PAGE, "<div>New</div>").unwrap_or_default();
        assert_eq!(put(&once, "<div>New</div>").as_deref(), Some(&*once));
    }

    #[test]
    fn a_page_without_the_element_is_left_alone() {
        assert_eq!(put("<body><p>Nothing</p>", "<div>New</div>"), None);
    }
}
