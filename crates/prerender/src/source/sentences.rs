//! Splitting of a text into sentences, by the rules that browsers follow too (Unicode Standard Annex 29).

use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;

/// Splits a text into sentences. The rules are the same for all languages, so the tag is ignored.
pub fn split(text: &str, _lang: Option<&str>) -> Vec<String> {
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let ends: Vec<usize> = segmenter.segment_str(text).collect();
    ends.windows(2).map(|range| text[range[0]..range[1]].to_owned()).collect()
}
