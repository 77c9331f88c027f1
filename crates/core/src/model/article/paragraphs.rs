//! Splitting a long text without line breaks into paragraphs.

use super::{Article, Body};

/// The length in bytes above which a single paragraph is split.
const WALL: usize = 1_500;
/// The length in bytes from which on a paragraph is complete.
const ENOUGH: usize = 400;
/// The minimum length in bytes of the last paragraph.
const LEAST: usize = 150;

/// A function that splits a text into sentences, each with the white space after it. The second argument is the BCP 47 tag of its language.
pub type Sentences = fn(&str, Option<&str>) -> Vec<String>;

impl Article {
    /// Splits the text into paragraphs of a few sentences if it is one paragraph of more than 1,500 bytes without line breaks, as in
    /// many an `articleBody` of JSON-LD. Any other text, and HTML, stays as it is.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::model::{Article, Body};
    ///
    /// let text = "This is a sentence of about forty letters. ".repeat(40);
    /// let mut article = Article { body: Body::Paragraphs(vec![text]), ..Article::default() };
    /// article.break_up_wall(|text, _language| text.split_inclusive(". ").map(str::to_owned).collect());
    /// assert!(matches!(article.body, Body::Paragraphs(paragraphs) if paragraphs.len() == 4));
    /// ```
    pub fn break_up_wall(&mut self, sentences: Sentences) {
        let Body::Paragraphs(paragraphs) = &mut self.body else { return };
        if let [text] = paragraphs.as_slice()
            && text.len() > WALL
            && !text.contains('\n')
        {
            *paragraphs = group(sentences(text, self.language.as_deref()));
        }
    }
}

fn group(sentences: Vec<String>) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    let mut left: usize = sentences.iter().map(String::len).sum();
    for sentence in sentences {
        let is_full = paragraphs.last().is_some_and(|paragraph| paragraph.len() >= ENOUGH);
        if is_full && left >= LEAST {
            paragraphs.push(String::new());
        }
        left -= sentence.len();
        paragraphs.last_mut().into_iter().for_each(|paragraph| paragraph.push_str(&sentence));
    }
    paragraphs.iter().map(|paragraph| paragraph.trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str, _: Option<&str>) -> Vec<String> {
        text.split_inclusive(". ").map(str::to_owned).collect()
    }

    fn set(texts: &[&str]) -> Vec<String> {
        let body = Body::Paragraphs(texts.iter().map(|text| (*text).to_owned()).collect());
        let mut article = Article { body, ..Article::default() };
        article.break_up_wall(sentences);
        match article.body {
            Body::Paragraphs(paragraphs) => paragraphs,
            Body::Html(_) => Vec::new(),
        }
    }

    #[test]
    fn a_long_text_in_one_piece_becomes_paragraphs_of_a_few_sentences() {
        let text = "This is a sentence that has about sixty letters in it, or so. ".repeat(40);
        let paragraphs = set(&[text.trim_end()]);
        assert_eq!(paragraphs.join(" "), text.trim_end());
        assert!(paragraphs.len() > 4, "{}", paragraphs.len());
        for paragraph in &paragraphs {
            assert!((LEAST..600).contains(&paragraph.len()) && paragraph.ends_with('.'), "{paragraph}");
        }
    }

    #[test]
    fn a_short_text_and_one_in_paragraphs_stay_as_they_are() {
        let long = "A sentence. ".repeat(200);
        assert_eq!(set(&["One. Two. Three."]), ["One. Two. Three."]);
        assert_eq!(set(&[&long, "Another."]).len(), 2);
    }

    #[test]
    fn a_text_without_sentences_stays_in_one_piece() {
        assert_eq!(set(&["x".repeat(5_000).as_str()]).len(), 1);
    }
}
