//! A writer of XML documents, based on quick-xml.

use std::borrow::Cow;
use std::io;

use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;

/// A document or fragment that is being written.
pub struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// Starts a document with the XML declaration.
    pub fn document() -> Self {
        let mut xml = Self::fragment();
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml.0.get_mut().push(b'\n');
        xml
    }

    /// Starts a fragment, for [`add`](Self::add).
    pub fn fragment() -> Self {
        Self(Writer::new(Vec::new()))
    }

    /// Writes an element with attributes and the content that `content` writes, and a line break.
    pub fn element(&mut self, name: &str, attributes: &[(&str, &str)], content: impl FnOnce(&mut Self)) {
        let attributes = attributes.iter().map(|(name, value)| (name, escaped(value)));
        let attributes = attributes.map(|(name, value)| Attribute { key: QName(name), value: Cow::Owned(value) });
        self.write(Event::Start(BytesStart::new(name).with_attributes(attributes)));
        content(self);
        self.write(Event::End(BytesEnd::new(name)));
        self.0.get_mut().push(b'\n');
    }

    /// Writes an element that contains only text.
    pub fn text(&mut self, name: &str, text: &str) {
        self.element(name, &[], |xml| xml.escaped(text));
    }

    /// Writes an element that contains only text, if there is a text.
    pub fn text_if(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    /// Writes text into the open element.
    pub fn escaped(&mut self, text: &str) {
        self.write(Event::Text(BytesText::from_escaped(escaped(text))));
    }

    /// Adds a fragment.
    pub fn add(&mut self, fragment: &str) {
        self.0.get_mut().extend_from_slice(fragment.as_bytes());
    }

    /// Returns the document or fragment.
    pub fn finish(self) -> String {
        String::from_utf8_lossy(&self.0.into_inner()).into_owned()
    }

    fn write(&mut self, event: Event<'_>) {
        // Writing to a vector can't fail.
        let _: io::Result<()> = self.0.write_event(event);
    }
}

/// Escapes the reserved characters of XML. Characters that XML 1.0 excludes can't be written at all, and a carriage return is escaped
/// because a parser would turn it into a line feed.
fn escaped(text: &str) -> String {
    let allowed: String = text.chars().map(|c| if is_allowed(c) { c } else { '\u{fffd}' }).collect();
    escape(allowed).replace('\r', "&#13;")
}

/// Returns true for the characters of XML 1.0 (<https://www.w3.org/TR/xml/#charsets>).
fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}
