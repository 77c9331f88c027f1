//! JSON as the browser parses and writes it.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::formats::json::Json;

/// A value parsed by the browser.
#[derive(Clone)]
pub struct Value(JsValue);

impl Value {
    /// Parses a text; `None` when it is no JSON.
    pub fn parse(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Self)
    }

    /// A value that a script has given; `None` for `null` and `undefined`.
    pub fn given(value: JsValue) -> Option<Self> {
        (!value.is_null() && !value.is_undefined()).then_some(Self(value))
    }
}

impl Json for Value {
    fn get(&self, key: &str) -> Option<Self> {
        // An error means that this is no object.
        let value = Reflect::get(&self.0, &JsValue::from_str(key)).ok()?;
        (!value.is_null() && !value.is_undefined()).then_some(Self(value))
    }

    fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    fn prose(&self) -> Option<String> {
        let text = self.text()?;
        // Most names hold nothing to be decoded, and a thread has a hundred of them.
        if text.contains(['<', '&']) { super::inert::text(&text) } else { Some(text) }
    }

    fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn boolean(&self) -> Option<bool> {
        self.0.as_bool()
    }

    fn items(&self) -> Option<Vec<Self>> {
        Array::is_array(&self.0).then(|| Array::from(&self.0).iter().map(Self).collect())
    }

    fn is_object(&self) -> bool {
        self.0.is_object() && !Array::is_array(&self.0)
    }

    fn entries(&self) -> Vec<(String, Self)> {
        let Some(object) = self.0.dyn_ref::<Object>() else { return Vec::new() };
        let entry = |entry: JsValue| {
            let pair = Array::from(&entry);
            Some((pair.get(0).as_string()?, Self(pair.get(1))))
        };
        Object::entries(object).iter().filter_map(entry).collect()
    }
}

/// An object of texts.
pub fn object(fields: &[(&str, &str)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a property of a new plain object can't fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    object.into()
}

/// A value as JSON.
pub fn stringify(value: &JsValue) -> String {
    JSON::stringify(value).map(String::from).unwrap_or_default()
}
