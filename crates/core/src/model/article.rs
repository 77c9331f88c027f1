//! The article, and the people, pictures and topics that belong to it.

pub mod age;
mod paragraphs;
pub mod times;

use super::discussion::Discussion;

/// A decoded news article. Text fields are plain text, never markup; addresses are absolute, `http` or `https`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The article's id in its source, its name at the reply endpoint and in stored drafts. Where it is absent, callers use the permalink.
    pub id: Option<String>,
    /// The permalink, the address of the article's own page.
    pub url: Option<String>,
    /// The BCP 47 tag of the text's language, for hyphenation, voices and fonts.
    pub language: Option<String>,
    /// The writing direction, where the source names one; see also [`writing_direction`](Self::writing_direction).
    pub direction: Option<Direction>,
    /// The line above the headline, such as a section or a topic.
    pub kicker: Option<String>,
    /// The headline. Never empty.
    pub headline: String,
    /// The summary under the headline.
    pub standfirst: Option<String>,
    /// The people of the byline, in the order given.
    pub authors: Vec<Contributor>,
    /// The place that the story was filed from.
    pub dateline: Option<String>,
    /// The time of publication, as the source wrote it: ISO 8601, not checked.
    pub published: Option<String>,
    /// The time of the last change, as the source wrote it: ISO 8601, not checked.
    pub updated: Option<String>,
    /// The main picture, shown above the text.
    pub lead_figure: Option<LeadFigure>,
    /// The text. Untrusted: it may get into a page only through [`crate::sanitizer`].
    pub body: Body,
    /// The base of relative addresses in the body.
    pub base: String,
    /// The publication that first reported the news.
    pub source: Option<Source>,
    /// The topics of the article, in the order given.
    pub tags: Vec<Tag>,
    /// The discussion: where replies are read and sent, and who may write them.
    pub discussion: Discussion,
}

impl Article {
    /// Returns the writing direction: the source's own, else that of the language; `None` if the source names neither.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::model::{Article, Direction};
    ///
    /// let article = Article { language: Some("fa-IR".into()), ..Article::default() };
    /// assert_eq!(article.writing_direction(), Some(Direction::Rtl));
    /// assert_eq!(Article::default().writing_direction(), None);
    /// ```
    pub fn writing_direction(&self) -> Option<Direction> {
        self.direction.or_else(|| self.language.as_deref().map(Direction::of_language))
    }
}

/// The text of an article as its source delivered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Untrusted HTML, to be sanitized.
    Html(String),
    /// Paragraphs of plain text, in which `<` is an ordinary character.
    Paragraphs(Vec<String>),
}

impl Default for Body {
    fn default() -> Self {
        Self::Paragraphs(Vec::new())
    }
}

/// A person or organization in the byline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contributor {
    /// The name as printed. Never empty.
    pub name: String,
    /// The address of the contributor's page.
    pub url: Option<String>,
    /// The address of a portrait.
    pub avatar: Option<String>,
    /// The contributor's role, such as "Culture correspondent".
    pub role: Option<String>,
    /// A short biography, plain text.
    pub bio: Option<String>,
}

impl Contributor {
    /// Returns the [`initials`] of the name, which are shown where there is no portrait.
    pub fn initials(&self) -> String {
        initials(&self.name)
    }

    /// Returns true if there is something for an author card to show that the byline does not: a biography, a role or a portrait.
    pub fn has_card(&self) -> bool {
        self.bio.is_some() || self.role.is_some() || self.avatar.is_some()
    }
}

/// Returns the first letters of the first and the last word of a name; one letter for a single word, `?` where there is no letter.
///
/// # Examples
///
/// ```
/// use offprint_core::model::article::initials;
///
/// assert_eq!(initials("Ann van der Example"), "AE");
/// assert_eq!(initials("«Bo»"), "B");
/// assert_eq!(initials(" "), "?");
/// ```
pub fn initials(name: &str) -> String {
    // Telling every script's letters from its signs would take tables of several KB; names hold few signs.
    let is_letter = |c: &char| !c.is_ascii_punctuation() && !matches!(c, '\u{2000}'..='\u{206f}' | '«' | '»');
    let mut first_letters = name.split_whitespace().filter_map(|word| word.chars().find(is_letter));
    match (first_letters.next(), first_letters.next_back()) {
        (Some(first), Some(last)) => [first, last].into_iter().collect(),
        (Some(only), None) => only.into(),
        _ => "?".into(),
    }
}

/// A writing direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// Returns the value of a `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }

    /// Returns the direction of a language's usual script. Only the first subtag of the tag counts, so a script subtag changes nothing.
    /// WordPress's locales, with underscores, and deprecated tags (`iw`) are accepted.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::model::Direction;
    ///
    /// assert_eq!(Direction::of_language("ar-EG"), Direction::Rtl);
    /// assert_eq!(Direction::of_language("he_IL"), Direction::Rtl);
    /// assert_eq!(Direction::of_language("de"), Direction::Ltr);
    /// ```
    pub fn of_language(tag: &str) -> Self {
        const RIGHT_TO_LEFT: [&str; 13] =
            ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "prs", "ps", "sd", "ug", "ur", "yi"];
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        if RIGHT_TO_LEFT.iter().any(|language| language.eq_ignore_ascii_case(primary)) { Self::Rtl } else { Self::Ltr }
    }
}

/// The main picture of an article, with its caption.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeadFigure {
    /// The address of the picture. Never empty.
    pub src: String,
    /// The value of a `srcset` attribute: the same picture in other sizes.
    pub srcset: Option<String>,
    /// The value of a `sizes` attribute: the width the picture is shown at.
    pub sizes: Option<String>,
    /// The width and height in pixels, which reserve its space while it loads.
    pub size: Option<(u32, u32)>,
    /// The alternative text; empty for a picture that adds nothing to the text.
    pub alt: String,
    /// The caption, plain text.
    pub caption: Option<String>,
    /// The photographer or agency.
    pub credit: Option<String>,
}

/// The publication that first reported the news.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The name of the publication. Never empty.
    pub name: String,
    /// The address of the publication, or of its report.
    pub url: Option<String>,
}

/// A topic of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// The name as printed. Never empty.
    pub name: String,
    /// The address of the page that lists what else there is about the topic.
    pub url: Option<String>,
}

/// Returns the minutes it takes to read a number of words, rounded up; at least one.
///
/// It assumes 238 words a minute, the mean for English non-fiction in Brysbaert's review of 2019
/// (<https://doi.org/10.1016/j.jml.2019.104047>).
///
/// # Examples
///
/// ```
/// use offprint_core::model::article::reading_minutes;
///
/// assert_eq!(reading_minutes(1_000), 5);
/// assert_eq!(reading_minutes(0), 1);
/// ```
pub fn reading_minutes(words: u32) -> u32 {
    words.div_ceil(238).max(1)
}
