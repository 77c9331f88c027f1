//! Every sentence a reader sees, by name. English is compiled in. A language's file (`locales/<tag>.json`, the JSON format 4 of i18next)
//! is laid over it, and a publisher's own wording over both.

mod language_tag;
mod placeholder;
mod sentences;

use std::sync::Arc;

use self::sentences::Sentences;
use crate::sanitizer::EmbedMessages;

pub use placeholder::{around, fill, fill_named};

include!(concat!(env!("OUT_DIR"), "/message_keys.rs"));

/// The language that is compiled in.
pub const SOURCE_LANGUAGE: &str = "en";

/// The name of a sentence, with its English forms. Each stands alone and in no table, so that a chunk of the module brings those that only
/// it uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MessageKey {
    name: &'static str,
    /// One sentence, or those for one and for other counts.
    english: &'static [&'static str],
}

impl MessageKey {
    fn english(self, is_one: bool) -> &'static str {
        let form = if is_one { self.english.first() } else { self.english.last() };
        form.copied().unwrap_or_default()
    }
}

/// The sentences of an interface. Cloning clones pointers.
#[derive(Clone, Debug, Default)]
pub struct Messages {
    /// What lies over English, the uppermost first.
    layers: Vec<Arc<Layer>>,
}

/// Sentences of one language.
#[derive(Debug)]
struct Layer {
    /// Says which plural forms there are.
    language: String,
    sentences: Sentences,
}

impl Messages {
    /// Lays sentences over those that are there. `json` is an object of sentences by name, in groups or not. An object that is called by
    /// a language's tag counts only if one of `languages`, the tags of the interface's language, is that one or a variety of it.
    ///
    /// What is no JSON object, and every value that is neither an object nor a text, is ignored.
    pub fn overlay(&mut self, languages: &[&str], json: &str) {
        let language = languages.first().copied().unwrap_or(SOURCE_LANGUAGE).to_owned();
        let layer = Layer { language, sentences: Sentences::read(json, languages) };
        self.layers.insert(0, Arc::new(layer));
    }

    /// The sentence for a key.
    pub fn get(&self, key: MessageKey) -> &str {
        let own = self.layers.iter().find_map(|layer| layer.sentences.get(key.name));
        own.unwrap_or_else(|| key.english(true))
    }

    /// The sentence for a key that has plural forms. `category` gives the plural category (CLDR) of the count in a language.
    ///
    /// A publisher may give one wording for all counts, under the name without a suffix.
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

    /// The sentences that become part of a body.
    pub fn in_body(&self) -> EmbedMessages<'_> {
        EmbedMessages {
            table: self.get(MessageKey::Table),
            embed_note: self.get(MessageKey::FrameNote),
            embed_load: self.get(MessageKey::FrameLoad),
            embed_link: self.get(MessageKey::FrameLink),
        }
    }
}
