//! The sentences that readers see, by name.
//!
//! English is compiled in. The file of a language (`locales/<tag>.json`, in i18next's JSON format 4) overrides it, and a publisher's own
//! wording overrides both.

mod language_tag;
mod placeholder;
mod sentences;

use std::sync::Arc;

use self::sentences::Sentences;
use crate::sanitizer::EmbedMessages;

pub use placeholder::{around, fill, fill_named};

include!(concat!(env!("OUT_DIR"), "/message_keys.rs"));

/// The language of the sentences that are compiled in.
pub const SOURCE_LANGUAGE: &str = "en";

/// The name of a sentence, with its English forms.
///
/// Each key is a constant of its own instead of an entry in a table, so that the sentences only one chunk of the module uses are part of
/// that chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MessageKey {
    name: &'static str,
    /// One sentence, or two: for a count of one and for other counts.
    english: &'static [&'static str],
}

impl MessageKey {
    fn english(self, is_one: bool) -> &'static str {
        let form = if is_one { self.english.first() } else { self.english.last() };
        form.copied().unwrap_or_default()
    }
}

/// The sentences of an interface. A clone shares them with the original.
#[derive(Clone, Debug, Default)]
pub struct Messages {
    /// The overlays, the last added first.
    layers: Vec<Arc<Layer>>,
}

/// The sentences of one overlay.
#[derive(Debug)]
struct Layer {
    /// The language whose plural rules apply.
    language: String,
    sentences: Sentences,
}

impl Messages {
    /// Adds sentences that override those added before.
    ///
    /// `json` is an object of sentences by name; objects in it are groups, whose names don't matter. A group named by a language tag counts
    /// only if one of `languages`, the tags of the interface's language, is that language or a variety of it.
    ///
    /// A text that is no JSON object is ignored, and so is every value in it that is neither an object nor a text.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::messages::{MessageKey, Messages};
    ///
    /// let mut messages = Messages::default();
    /// assert_eq!(messages.get(MessageKey::Name), "Name");
    /// messages.overlay(&["de-AT"], r#"{ "form": { "Name": "Ihr Name" }, "fr": { "Name": "Nom" } }"#);
    /// assert_eq!(messages.get(MessageKey::Name), "Ihr Name");
    /// ```
    pub fn overlay(&mut self, languages: &[&str], json: &str) {
        let language = languages.first().copied().unwrap_or(SOURCE_LANGUAGE).to_owned();
        let layer = Layer { language, sentences: Sentences::read(json, languages) };
        self.layers.insert(0, Arc::new(layer));
    }

    /// Returns the sentence for a key, in English where no overlay has it. For a key with plural forms use [`plural`](Self::plural).
    pub fn get(&self, key: MessageKey) -> &str {
        let own = self.layers.iter().find_map(|layer| layer.sentences.get(key.name));
        own.unwrap_or_else(|| key.english(true))
    }

    /// Returns the sentence for a key that has plural forms. `category` returns the CLDR plural category of the count in a given language.
    ///
    /// An overlay has a sentence for each category, such as `CountReplies_few`, or one for all counts under the name without a suffix. The
    /// placeholder of the count is not filled.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::messages::{MessageKey, Messages, fill};
    ///
    /// let category = |_language: &str| "one".to_owned();
    /// let messages = Messages::default();
    /// let sentence = messages.plural(MessageKey::CountReplies, &category);
    /// assert_eq!(fill(sentence, "1"), "1 reply");
    /// ```
    pub fn plural(&self, key: MessageKey, category: &dyn Fn(&str) -> String) -> &str {
        let name = key.name;
        let form = |layer: &'_ Arc<Layer>| [name, "_", &category(&layer.language)].concat();
        let own = self.layers.iter().find_map(|layer| {
            let sentences = &layer.sentences;
            sentences
                .get(&form(layer))
                .or_else(|| sentences.get(&[name, "_other"].concat()))
                .or_else(|| sentences.get(name))
        });
        own.unwrap_or_else(|| key.english(category(SOURCE_LANGUAGE) == "one"))
    }

    /// Returns the sentences that the sanitizer writes into the body of an article.
    pub fn in_body(&self) -> EmbedMessages<'_> {
        EmbedMessages {
            table: self.get(MessageKey::Table),
            embed_note: self.get(MessageKey::FrameNote),
            embed_load: self.get(MessageKey::FrameLoad),
            embed_link: self.get(MessageKey::FrameLink),
        }
    }
}
