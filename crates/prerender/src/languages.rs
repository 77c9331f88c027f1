//! The languages of pages: the choice of a file of sentences for a tag.

use std::collections::BTreeMap;
use std::iter;
use std::sync::LazyLock;

use icu_locale::{Locale, LocaleCanonicalizer, LocaleExpander};

use crate::language_rules::RULES;
use offprint::components::{UiContext, UiSettings};
use offprint_core::messages::{Messages, SOURCE_LANGUAGE};

/// The tags, each with the content of its file.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// Languages without a file of their own, each with the language whose file its readers understand.
const KIN: [(&str, &str); 3] = [("nn", "nb"), ("no", "nb"), ("pt", "pt-PT")];

static MESSAGES: LazyLock<BTreeMap<&str, Messages>> = LazyLock::new(|| {
    let read = |(tag, json): &(&'static str, &str)| {
        let mut messages = Messages::default();
        messages.overlay(&[tag], json);
        (*tag, messages)
    };
    FILES.iter().map(read).collect()
});

/// Returns the interface's settings for pages in a language; those of English if there is no file for it.
pub fn interface(language: Option<&str>, heading_level: u8) -> UiContext {
    let known = language.and_then(parse).and_then(|locale| Some((file_for(&locale)?, locale.to_string())));
    let (file, lang) = known.unwrap_or_else(|| (SOURCE_LANGUAGE, SOURCE_LANGUAGE.to_owned()));
    let messages = MESSAGES.get(file).cloned().unwrap_or_default();
    UiContext::from(UiSettings { messages, lang, heading_level, rules: RULES })
}

/// Returns the canonical form of a BCP 47 tag; `None` if it is no tag.
pub fn canonical(tag: &str) -> Option<String> {
    parse(tag).map(|locale| locale.to_string())
}

/// Parses a BCP 47 tag into its canonical form. WordPress's locales, with underscores, are accepted, and subtags at the end that are none,
/// as in `pt_PT_ao90`, are dropped.
fn parse(tag: &str) -> Option<Locale> {
    let tag = tag.trim().replace('_', "-");
    let starts = iter::successors(Some(&*tag), |tag| tag.rsplit_once('-').map(|(start, _)| start));
    let mut locale = starts.filter_map(|start| Locale::try_from_str(start).ok()).next()?;
    LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
    Some(locale)
}

/// Returns the file for a language, with the script and region that CLDR adds to its tag. `public/offprint-languages.js` does the same in a
/// browser.
fn file_for(locale: &Locale) -> Option<&'static str> {
    let mut id = locale.id.clone();
    LocaleExpander::new_extended().maximize(&mut id);
    let language = id.language.to_string();
    let kin = KIN.iter().find(|(tag, _)| *tag == language).map(|(_, kin)| (*kin).to_owned());
    let with_region = id.region.map(|region| format!("{language}-{region}"));
    let with_script = id.script.map(|script| format!("{language}-{script}"));
    let wanted = [with_region, with_script, Some(language), kin];
    wanted.into_iter().flatten().find_map(|wanted| MESSAGES.get_key_value(&*wanted).map(|(tag, _)| *tag))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::interface;
    use super::{file_for, parse};

    #[test]
    fn a_tag_finds_the_file_that_its_readers_read() {
        // The tests of the loader read the same list.
        let cases: BTreeMap<String, Option<String>> =
            serde_json::from_str(include_str!("../../../tests/fixtures/languages.json")).unwrap_or_default();
        assert!(cases.len() > 30, "the list can't be read");
        for (tag, file) in cases {
            assert_eq!(parse(&tag).and_then(|locale| file_for(&locale)), file.as_deref(), "{tag}");
        }
    }

    #[test]
    fn a_language_without_a_file_is_english_with_english_dates() {
        for tag in [Some("sw"), Some("not a tag"), Some(""), None] {
            assert_eq!(interface(tag, 1).lang, "en");
        }
        assert_eq!(interface(Some("de_AT"), 1).lang, "de-AT");
    }
}
