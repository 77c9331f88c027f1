//! The article and the people and things it names.

pub mod age;
mod paragraphs;
pub mod times;

use super::discussion::Discussion;

/// A news article, ready to be shown. Text fields are plain text (never markup); URLs are absolute and have a safe scheme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The article's name at the reply endpoint and in the reader's drafts: its `id`, else its permalink.
    pub id: Option<String>,
    /// The permalink.
    pub url: Option<String>,
    /// BCP 47 tag of the text, for hyphenation, voices and fonts.
    pub language: Option<String>,
    /// Writing direction, when the source says so.
    pub direction: Option<Direction>,
    /// The line above the headline: a section or a topic.
    pub kicker: Option<String>,
    /// The title. Never empty.
    pub headline: String,
    /// The sentence under the headline.
    pub standfirst: Option<String>,
    /// The people of the byline, in the order given.
    pub authors: Vec<Contributor>,
    /// The place the story was filed from.
    pub dateline: Option<String>,
    /// The time of publication, as the source wrote it (ISO 8601).
    pub published: Option<String>,
    /// The time of the last change, as the source wrote it (ISO 8601).
    pub updated: Option<String>,
    /// The main picture.
    pub lead_figure: Option<LeadFigure>,
    /// The text itself. Untrusted: it meets the page only through [`crate::sanitizer`].
    pub body: Body,
    /// The address that relative ones in the body refer to.
    pub base: String,
    /// The first report of the news.
    pub source: Option<Source>,
    /// What the article is about, in the order given.
    pub tags: Vec<Tag>,
    /// The replies and their rules.
    pub discussion: Discussion,
}

impl Article {
    /// Which way the article runs, as far as its source lets one know.
    pub fn writing_direction(&self) -> Option<Direction> {
        self.direction.or_else(|| self.language.as_deref().map(Direction::of_language))
    }
}

/// The text of an article as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// HTML from elsewhere, to be rebuilt.
    Html(String),
    /// Paragraphs of plain text, in which `<` is a character like any other.
    Paragraphs(Vec<String>),
}

impl Default for Body {
    fn default() -> Self {
        Self::Paragraphs(Vec::new())
    }
}

/// Somebody in the byline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contributor {
    /// As printed. Never empty.
    pub name: String,
    /// The author's page.
    pub url: Option<String>,
    /// A portrait.
    pub avatar: Option<String>,
    /// The contributor's role ("Culture correspondent").
    pub role: Option<String>,
    /// A few sentences about them, plain text.
    pub bio: Option<String>,
}

impl Contributor {
    /// The one or two letters shown where there is no portrait: of the first and the last word of the name.
    pub fn initials(&self) -> String {
        initials(&self.name)
    }

    /// Tells whether there is more to tell than the byline already says.
    pub fn has_card(&self) -> bool {
        self.bio.is_some() || self.role.is_some() || self.avatar.is_some()
    }
}

/// The first letters of the first and the last word of a name; `?` where there is none.
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

/// Which way the text runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of a `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }

    /// The direction a language is written in by default: right to left for the languages whose usual script is.
    pub fn of_language(tag: &str) -> Self {
        const RIGHT_TO_LEFT: [&str; 10] = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur"];
        let primary = tag.split('-').next().unwrap_or_default();
        if RIGHT_TO_LEFT.iter().any(|language| language.eq_ignore_ascii_case(primary)) { Self::Rtl } else { Self::Ltr }
    }
}

/// The main picture and what stands under it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeadFigure {
    /// Address of the picture. Never empty.
    pub src: String,
    /// Other sizes, as in the `srcset` attribute.
    pub srcset: Option<String>,
    /// The width it is shown at, as in the `sizes` attribute.
    pub sizes: Option<String>,
    /// Width and height in pixels, so that its place is kept before it arrives.
    pub size: Option<(u32, u32)>,
    /// The picture in words, for those who do not see it; empty when it adds nothing.
    pub alt: String,
    /// The line under it.
    pub caption: Option<String>,
    /// The picture's author.
    pub credit: Option<String>,
}

/// The place where the news was first reported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The publication. Never empty.
    pub name: String,
    /// Its address, or the report's.
    pub url: Option<String>,
}

/// A word for what an article is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// As printed. Never empty.
    pub name: String,
    /// The address of what else there is about it.
    pub url: Option<String>,
}

/// Minutes it takes to read this many words, at 238 words a minute (the mean for English non-fiction in Brysbaert's
/// review of 2019, <https://doi.org/10.1016/j.jml.2019.104047>); never less than one.
pub fn reading_minutes(words: u32) -> u32 {
    words.div_ceil(238).max(1)
}
