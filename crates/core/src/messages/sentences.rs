//! Sentences by name, read from a JSON document.

use serde_json::{Map, Value};

use super::language_tag::{is_tag, means};

/// Sentences by name. A name is the key in the document, with its plural suffix; the names of groups are not part of it.
#[derive(Debug, Default)]
pub struct Sentences(Map<String, Value>);

impl Sentences {
    /// Reads a document. Sentences in a group for one of `languages` override those for all languages.
    pub fn read(json: &str, languages: &[&str]) -> Self {
        let (mut sentences, mut by_language) = (Self::default(), Vec::new());
        sentences.collect(serde_json::from_str(json).unwrap_or_default(), &mut |tag, group| {
            if languages.iter().any(|language| means(tag, language)) {
                by_language.push(group);
            }
        });
        for group in by_language {
            sentences.collect(group, &mut |_, _| {});
        }
        sentences
    }

    /// Returns the sentence with this name, trimmed; `None` if it is absent, empty or no text.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_str().map(str::trim).filter(|sentence| !sentence.is_empty())
    }

    /// Collects the sentences of a group and of the groups in it. A group named by a language tag is passed to `on_language` instead.
    fn collect(&mut self, group: Value, on_language: &mut dyn FnMut(&str, Value)) {
        let Value::Object(group) = group else { return };
        for (name, value) in group {
            match value {
                Value::Object(_) if is_tag(&name) => on_language(&name, value),
                Value::Object(_) => self.collect(value, on_language),
                sentence => drop(self.0.insert(name, sentence)),
            }
        }
    }
}
