//! Makes the keys with their English sentences from `locales/en.json`: no key without its sentence, no sentence without a key.

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

/// The groups of sentences; in each, sentences by name.
type Groups = BTreeMap<String, BTreeMap<String, String>>;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=en.json");
    let groups: Groups = serde_json::from_str(&fs::read_to_string("en.json")?)?;
    // What only static pages say is no part of the module, and what only scripts say is no part of either.
    let is_module = env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32";
    let is_said = |group: &str| group != "script" && !(is_module && group == "page");
    let sentences = groups.iter().filter(|(group, _)| is_said(group)).flat_map(|(_, sentences)| sentences);
    fs::write(Path::new(&env::var("OUT_DIR")?).join("message_keys.rs"), source(sentences))?;
    Ok(())
}

fn source<'a>(sentences: impl Iterator<Item = (&'a String, &'a String)>) -> String {
    let mut forms: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, sentence) in sentences {
        forms.entry(name.split('_').next().unwrap_or_default()).or_default().push(sentence);
    }
    let keys: String = forms
        .into_iter()
        .map(|(name, forms)| {
            format!(
                "#[doc = {:?}] pub const {name}: Self = Self {{ name: {name:?}, english: &{forms:?} }};\n",
                forms[0]
            )
        })
        .collect();
    format!("#[allow(non_upper_case_globals)] impl MessageKey {{ {keys} }}")
}
