//! The little that is asked of parsed JSON, so that the browser's own parser can do the parsing there.
//!
//! In the browser this is implemented for `JsValue`, natively for [`serde_json::Value`]. A derived deserialiser for the same
//! wire types, and the code that tolerates what real feeds contain, were several KB of wasm larger.

/// A parsed JSON value. Every question has an answer for every value, so that a decoder can be lenient.
pub trait Json: Clone {
    /// The property of an object; `None` where there is none, where it is `null`, or where this is no object.
    fn get(&self, key: &str) -> Option<Self>;
    /// The text of a string.
    fn text(&self) -> Option<String>;
    /// The text of a string of HTML: without tags, references resolved. Text, to be inserted as text.
    fn prose(&self) -> Option<String>;
    /// The value of a number.
    fn number(&self) -> Option<f64>;
    /// The value of a boolean.
    fn boolean(&self) -> Option<bool>;
    /// The items of an array.
    fn items(&self) -> Option<Vec<Self>>;
    /// Whether this is an object.
    fn is_object(&self) -> bool;
    /// The properties of an object, in order; none for anything else.
    fn entries(&self) -> Vec<(String, Self)>;

    /// The property's text, trimmed; `None` where it is absent, empty or no string.
    fn line(&self, key: &str) -> Option<String> {
        let text = self.get(key)?.text()?;
        let trimmed = text.trim();
        (!trimmed.is_empty()).then(|| trimmed.to_owned())
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Json for serde_json::Value {
    fn get(&self, key: &str) -> Option<Self> {
        self.as_object()?.get(key).filter(|value| !value.is_null()).cloned()
    }

    fn text(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    fn prose(&self) -> Option<String> {
        self.as_str().map(crate::sanitizer::html5ever::text)
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn boolean(&self) -> Option<bool> {
        self.as_bool()
    }

    fn items(&self) -> Option<Vec<Self>> {
        self.as_array().cloned()
    }

    fn is_object(&self) -> bool {
        self.is_object()
    }

    fn entries(&self) -> Vec<(String, Self)> {
        self.as_object().into_iter().flatten().map(|(key, value)| (key.clone(), value.clone())).collect()
    }
}
