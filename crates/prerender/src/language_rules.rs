//! Numbers, plurals and lists in the language of a page, with CLDR's data.

use std::fmt;

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_list::parts::ELEMENT;
use icu_locale::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use writeable::{Part, PartsWrite, Writeable};

use crate::dates;
use offprint::components::LanguageRules;

/// The language rules for the components.
pub const RULES: LanguageRules = LanguageRules { time: dates::write_time, number, plural, list };

fn number(number: u32, lang: &str) -> String {
    let format = locale(lang).and_then(|locale| DecimalFormatter::try_new(locale.into(), Default::default()).ok());
    format.map_or_else(|| number.to_string(), |format| format.format(&Decimal::from(number)).to_string())
}

/// Returns the name of the plural category of a number.
fn plural(count: u32, lang: &str) -> String {
    let category = plural_rules(lang).map_or(PluralCategory::Other, |rules| rules.category_for(count));
    category_name(category).to_owned()
}

/// Returns the plural rules of a language; `None` if the tag is invalid.
pub fn plural_rules(lang: &str) -> Option<PluralRules> {
    let mut locale = locale(lang)?;
    // Plurals don't depend on the script, and there is no data for an unusual script.
    locale.id.script = None;
    PluralRules::try_new_cardinal(locale.into()).ok()
}

/// Returns the name of a plural category, the suffix in the names of sentences.
pub fn category_name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// Returns the texts before the first name, between the names, and after the last.
fn list(names: &[&str], lang: &str) -> Vec<String> {
    let options = ListFormatterOptions::default().with_length(ListLength::Wide);
    let format = locale(lang).and_then(|locale| ListFormatter::try_new_and(locale.into(), options).ok());
    let mut literals = Literals { texts: vec![String::new()], is_element: false };
    let written = format.map(|format| format.format(names.iter()).write_to_parts(&mut literals));
    if written.is_some_and(|written| written.is_ok()) { literals.texts } else { commas(names.len()) }
}

/// Returns the literals of a list with commas only.
fn commas(names: usize) -> Vec<String> {
    (0..=names).map(|at| if at == 0 || at == names { String::new() } else { ", ".to_owned() }).collect()
}

fn locale(lang: &str) -> Option<Locale> {
    Locale::try_from_str(lang).ok()
}

/// A writer that collects the parts of a list that are no elements.
struct Literals {
    texts: Vec<String>,
    is_element: bool,
}

impl fmt::Write for Literals {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if let Some(last) = self.texts.last_mut().filter(|_| !self.is_element) {
            last.push_str(text);
        }
        Ok(())
    }
}

impl PartsWrite for Literals {
    type SubPartsWrite = Self;

    fn with_part(&mut self, part: Part, mut write: impl FnMut(&mut Self) -> fmt::Result) -> fmt::Result {
        if part != ELEMENT {
            return write(self);
        }
        self.is_element = true;
        let written = write(self);
        self.is_element = false;
        self.texts.push(String::new());
        written
    }
}

#[cfg(test)]
mod tests {
    use super::{list, number, plural};

    #[test]
    fn a_list_is_told_by_what_stands_between_its_names() {
        assert_eq!(list(&["A"], "en"), ["", ""]);
        assert_eq!(list(&["A", "B"], "de"), ["", " und ", ""]);
        assert_eq!(list(&["A", "B", "C"], "en"), ["", ", ", ", and ", ""]);
        assert_eq!(list(&["Ana", "Isabel"], "es"), ["", " e ", ""]);
        assert_eq!(list(&["A", "B", "C"], "ja"), ["", "、", "、", ""]);
        assert_eq!(list(&["A", "B"], "no tag"), ["", ", ", ""]);
    }

    #[test]
    fn a_count_takes_the_plural_of_its_language() {
        let category = |lang| [1, 2, 5, 21].map(|count| plural(count, lang));
        assert_eq!(category("en"), ["one", "other", "other", "other"]);
        assert_eq!(category("ru"), ["one", "few", "many", "one"]);
        assert_eq!(category("sr-Latn"), ["one", "few", "other", "one"]);
        assert_eq!(category("ja"), ["other", "other", "other", "other"]);
        assert_eq!(category("ar"), ["one", "two", "few", "many"]);
    }

    #[test]
    fn a_number_is_written_in_the_digits_of_its_language() {
        assert_eq!(number(12_345, "en"), "12,345");
        assert_eq!(number(12_345, "de"), "12.345");
        assert_eq!(number(12, "fa"), "۱۲");
    }
}
