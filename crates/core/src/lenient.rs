//! Field types of wire structs that never fail: real feeds are broken, and an optional property of the wrong type is absent.
//!
//! Each is made from a [`Value`], so that a struct of them can be derived and still take whatever comes.

use serde::de::value::MapDeserializer;
use serde::de::{DeserializeOwned, Error, IntoDeserializer, Visitor};
use serde::{Deserialize, Deserializer, forward_to_deserialize_any};
use serde_json::Value;

/// A value of one type; `None` for anything else, and for `null`.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "Value", bound = "T: DeserializeOwned")]
pub struct Lenient<T>(pub Option<T>);

/// A line of text, trimmed; `None` when it is empty or no string.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Value")]
pub struct Line(pub Option<String>);

/// A text as it stands; `None` when it is no string.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Value")]
pub struct Text(pub Option<String>);

/// An id: a text, or a whole number below 2^53. Beyond that two different ids may be the same number.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Value")]
pub struct Id(pub Option<String>);

/// A number of pixels from 1 to 99,999; many systems write it as a text.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Value")]
pub struct Pixels(pub Option<u32>);

/// A list; a single value need not be wrapped in one. Items of another type are left out.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "Value", bound = "T: DeserializeOwned")]
pub struct OneOrMany<T>(pub Vec<T>);

/// A list; nothing when it is none. Items of another type are left out.
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

/// Reads a value as a type; `None` when it is of another. An array is no struct, though serde would take it for one.
pub fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    if value.is_null() { None } else { T::deserialize(Json(value)).ok() }
}

/// Reads a JSON text as a type; `None` when it is broken or of another.
pub fn from_json<T: DeserializeOwned>(text: &str) -> Option<T> {
    read(&serde_json::from_str(text).ok()?)
}

/// A JSON value to deserialize from. Structs are read from objects only: serde_json would take arrays too, with code for each struct.
#[derive(Clone, Copy)]
struct Json<'a>(&'a Value);

impl<'de> Deserializer<'de> for Json<'de> {
    type Error = serde_json::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.0.deserialize_any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        let Value::Object(object) = self.0 else { return Err(Self::Error::custom(name)) };
        visitor.visit_map(MapDeserializer::new(object.iter().map(|(name, value)| (name.as_str(), Json(value)))))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.0.deserialize_enum(name, variants, visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map
        identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, serde_json::Error> for Json<'de> {
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
            Value::String(text) => text.parse::<u64>().ok().map(|pixels| pixels as u32),
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
