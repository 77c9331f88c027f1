//! Field types for JSON that may be malformed: they never fail to deserialize, and a property of the wrong type counts as absent.
//!
//! Each is made from a [`Value`], so a struct of them can derive `Deserialize` and still accept any document.
//!
//! # Examples
//!
//! ```
//! use offprint_core::lenient::{Line, Pixels, read};
//!
//! #[derive(Default, serde::Deserialize)]
//! #[serde(default)]
//! struct Picture {
//!     alt: Line,
//!     width: Pixels,
//! }
//!
//! let picture: Picture = read(&serde_json::json!({ "alt": 5, "width": "640" })).unwrap_or_default();
//! assert_eq!((picture.alt.0, picture.width.0), (None, Some(640)));
//! ```

use serde::de::value::{BorrowedStrDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Error, Expected, IntoDeserializer, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, forward_to_deserialize_any};
use serde_json::Value;

/// A value of the type `T`; `None` for a value of another type, and for `null`.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "Value", bound = "T: DeserializeOwned")]
pub struct Lenient<T>(pub Option<T>);

/// A line of text, trimmed; `None` when it is empty or no string.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Value")]
pub struct Line(pub Option<String>);

/// A text, not trimmed; `None` when it is no string.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Value")]
pub struct Text(pub Option<String>);

/// An id: a non-empty text (trimmed), or a whole number below 2^53. From there on, two different ids may read as the same number.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Value")]
pub struct Id(pub Option<String>);

/// A number of pixels from 1 to 99,999, written as a number or, as many systems do, as a text.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Value")]
pub struct Pixels(pub Option<u32>);

/// A list, or a single value that stands for a list of one. Items of another type are left out.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "Value", bound = "T: DeserializeOwned")]
pub struct OneOrMany<T>(pub Vec<T>);

/// A list; empty when the value is no list. Items of another type are left out.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "Value", bound = "T: DeserializeOwned")]
pub struct Many<T>(pub Vec<T>);

impl<T> Default for Lenient<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// Reads a value as a type; `None` when it is of another type, or `null`. Unlike with serde_json, an array is never read as a struct.
///
/// # Examples
///
/// ```
/// use offprint_core::lenient::read;
/// use serde_json::json;
///
/// assert_eq!(read::<u32>(&json!(7)), Some(7));
/// assert_eq!(read::<u32>(&json!("7")), None);
/// ```
pub fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    if value.is_null() { None } else { T::deserialize(Json(value)).ok() }
}

/// Parses a JSON text as a type; `None` when it is no valid JSON, or of another type.
///
/// # Examples
///
/// ```
/// use offprint_core::lenient::{Many, from_json};
///
/// let numbers = from_json::<Many<u32>>(r#"[1, "two", 3]"#);
/// assert_eq!(numbers.map(|numbers| numbers.0), Some(vec![1, 3]));
/// ```
pub fn from_json<T: DeserializeOwned>(text: &str) -> Option<T> {
    read(&serde_json::from_str(text).ok()?)
}

/// A JSON value as a deserializer that reads structs from objects only. (serde_json reads them from arrays too, which costs code for each
/// struct.)
#[derive(Clone, Copy)]
struct Json<'a>(&'a Value);

/// The error of a value of another type. It says nothing, because nobody reads it, and words would cost code for each type.
#[derive(Debug)]
struct Mismatch;

impl std::fmt::Display for Mismatch {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a value of another type")
    }
}

impl std::error::Error for Mismatch {}

impl Error for Mismatch {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }
}

impl<'de> Deserializer<'de> for Json<'de> {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => visitor.visit_u64(number),
                (None, Some(number)) => visitor.visit_i64(number),
                (None, None) => visitor.visit_f64(number.as_f64().ok_or(Mismatch)?),
            },
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(items) => visitor.visit_seq(SeqDeserializer::new(items.iter().map(Json))),
            Value::Object(_) => self.deserialize_struct("", &[], visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        let Value::Object(object) = self.0 else { return Err(Mismatch) };
        visitor.visit_map(MapDeserializer::new(object.iter().map(|(name, value)| (name.as_str(), Json(value)))))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        let name = self.0.as_str().ok_or(Mismatch)?;
        visitor.visit_enum(BorrowedStrDeserializer::new(name))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map
        identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Mismatch> for Json<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<T: DeserializeOwned> From<Value> for Lenient<T> {
    fn from(value: Value) -> Self {
        Self(read(&value))
    }
}

impl From<Value> for Line {
    fn from(value: Value) -> Self {
        let text = value.as_str().map(str::trim).filter(|text| !text.is_empty());
        Self(text.map(str::to_owned))
    }
}

impl From<Value> for Text {
    fn from(value: Value) -> Self {
        match value {
            Value::String(text) => Self(Some(text)),
            _ => Self(None),
        }
    }
}

impl From<Value> for Id {
    fn from(value: Value) -> Self {
        match value.as_f64() {
            Some(number) => {
                let whole = number as u64;
                Self((whole as f64 == number && whole < 1 << 53).then(|| whole.to_string()))
            }
            None => Self(Line::from(value).0),
        }
    }
}

impl From<Value> for Pixels {
    fn from(value: Value) -> Self {
        let pixels = match &value {
            Value::String(text) => text.parse::<u32>().ok(),
            value => value.as_f64().map(|pixels| pixels as u32),
        };
        Self(pixels.filter(|pixels| (1..100_000).contains(pixels)))
    }
}

impl<T: DeserializeOwned> From<Value> for OneOrMany<T> {
    fn from(value: Value) -> Self {
        match value {
            Value::Array(_) => Self(Many::from(value).0),
            value => Self(read(&value).into_iter().collect()),
        }
    }
}

impl<T: DeserializeOwned> From<Value> for Many<T> {
    fn from(value: Value) -> Self {
        match value {
            Value::Array(items) => Self(items.iter().filter_map(read).collect()),
            _ => Self(Vec::new()),
        }
    }
}
