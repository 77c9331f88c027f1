//! The names of articles' folders. Whatever the id of an article, its folder is directly in the output, does not clash with a file of the
//! site, and is valid on every file system.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use offprint_core::model::Article;

/// The maximum length of a name in bytes. File systems allow 255, but addresses are read by people.
const LONGEST: usize = 100;

/// The names that the site needs itself, or that Windows reserves for devices.
const RESERVED: [&str; 9] = ["page", "assets", "media", "offprint", "con", "prn", "aux", "nul", "com1"];

/// The characters that are percent-encoded in a segment of a path.
const SEGMENT: AsciiSet = CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'/')
    .add(b'%');

/// Returns the preferred name for an article: the end of its permalink, else its id if that is made of words, else its headline.
pub fn wanted(article: &Article) -> String {
    let of_url = article.url.as_deref().and_then(last_segment);
    let says_something = |slug: &String| slug.chars().any(char::is_alphabetic);
    let of_id = || article.id.as_deref().filter(|id| !id.contains("://")).map(plain).filter(says_something);
    let slug = of_url.or_else(of_id).unwrap_or_else(|| plain(&article.headline));
    match slug.as_str() {
        "" => "article".to_owned(),
        reserved if RESERVED.contains(&reserved) => slug + "-1",
        _ => slug,
    }
}

/// Returns a name for a second article with the same slug. `mark` distinguishes them, and is the same in every run.
pub fn with_mark(slug: &str, mark: &str) -> String {
    [cut(slug, LONGEST - mark.len() - 1), "-", mark].concat()
}

/// Returns a name percent-encoded for an address.
pub fn encoded(slug: &str) -> String {
    utf8_percent_encode(slug, &SEGMENT).to_string()
}

/// Returns the last meaningful segment of an address's path, without a file extension.
fn last_segment(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?.split_once("://")?.1.split_once('/')?.1;
    let segments = path.rsplit('/').map(|segment| percent_decode_str(segment).decode_utf8_lossy().into_owned());
    let named = segments.map(|segment| plain(segment.rsplit_once('.').map_or(segment.as_str(), |(name, _)| name)));
    named.into_iter().find(|slug| !slug.is_empty() && slug != "index")
}

/// Reduces a text to lower-case letters and digits of any script, with single hyphens between the words.
fn plain(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        // Marks belong to the letter before them; without them Hindi would not be readable.
        if c.is_alphanumeric() || is_mark(c) && slug.ends_with(|last: char| last != '-') {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') && !matches!(c, '\'' | '’') {
            slug.push('-');
        }
        if slug.len() > LONGEST {
            break;
        }
    }
    cut(&slug, LONGEST).to_owned()
}

/// Returns true for combining marks of the scripts that need them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}')
}

/// Cuts a text to at most `most` bytes, without a hyphen at its end.
fn cut(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    text[..end].trim_end_matches('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(url: Option<&str>, id: Option<&str>, headline: &str) -> String {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        wanted(&Article { url: owned(url), id: owned(id), headline: headline.to_owned(), ..Article::default() })
    }

    #[test]
    fn an_article_is_called_as_its_permalink_ends() {
        assert_eq!(of(Some("https://a.example/2026/02/Harbour-Reopens/?x=1#y"), Some("42"), "H"), "harbour-reopens");
        assert_eq!(of(Some("https://a.example/news/harbour.html"), None, "H"), "harbour");
        assert_eq!(of(Some("https://a.example/harbour/index.html"), None, "H"), "harbour");
        assert_eq!(of(Some("https://a.example/%D9%85%D9%8A%D9%86%D8%A7%D8%A1/"), None, "H"), "ميناء");
    }

    #[test]
    fn without_a_speaking_permalink_it_is_called_by_its_id_or_its_headline() {
        assert_eq!(
            of(Some("https://a.example/?p=42"), Some("42"), "Harbour reopens: “at last”"),
            "harbour-reopens-at-last"
        );
        assert_eq!(of(None, Some("the-harbour"), "H"), "the-harbour");
        assert_eq!(of(None, Some("tag:a.example,2026:x"), "H"), "tag-a-example-2026-x");
        assert_eq!(of(None, Some("https://a.example/"), "O’Neil’s day"), "oneils-day");
        assert_eq!(of(None, None, "???"), "article");
    }

    #[test]
    fn no_name_leads_out_of_the_folder_or_into_the_sites_own_files() {
        for hostile in [
            "../../etc/passwd",
            "..",
            ".",
            "/etc",
            "a\0b",
            "C:\\windows",
            ".offprint",
            ".htaccess",
            "con",
            "page",
            "%2e%2e%2f",
            "a/../../b",
        ] {
            for slug in
                [of(None, Some(hostile), hostile), of(Some(&format!("https://a.example/{hostile}")), None, hostile)]
            {
                assert!(!slug.is_empty() && !slug.contains(['.', '/', '\\', '\0', ':']), "{hostile}: {slug}");
                assert!(!RESERVED.contains(&slug.as_str()), "{hostile}: {slug}");
            }
        }
    }

    #[test]
    fn a_name_is_never_too_long_and_cut_between_characters() {
        for text in ["é".repeat(300), "word ".repeat(100), "ж".repeat(99) + "-x"] {
            let slug = of(None, None, &text);
            assert!(slug.len() <= LONGEST && !slug.ends_with('-'), "{slug}");
            let marked = with_mark(&slug, "0123abcd");
            assert!(marked.len() <= LONGEST && marked.ends_with("-0123abcd"), "{marked}");
        }
    }

    #[test]
    fn a_name_is_encoded_for_addresses() {
        assert_eq!(encoded("harbour-1"), "harbour-1");
        assert_eq!(encoded("é"), "%C3%A9");
    }
}
