//! XML, written element by element.

/// A document that is being written.
#[derive(Debug)]
pub struct Xml {
    out: String,
}

impl Xml {
    /// An empty document.
    pub fn new() -> Self {
        Self { out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned() }
    }

    /// An element with attributes and what `content` writes into it. `/` as the content's absence is not needed: an empty
    /// element is written with both tags.
    pub fn element(&mut self, name: &str, attributes: &[(&str, &str)], content: impl FnOnce(&mut Self)) {
        self.out += "<";
        self.out += name;
        for (name, value) in attributes {
            self.out += " ";
            self.out += name;
            self.out += "=\"";
            self.escaped(value);
            self.out += "\"";
        }
        self.out += ">";
        content(self);
        self.out += "</";
        self.out += name;
        self.out += ">\n";
    }

    /// An element with nothing but text.
    pub fn text(&mut self, name: &str, text: &str) {
        self.element(name, &[], |xml| xml.escaped(text));
    }

    /// The same, where there is one.
    pub fn text_if(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    /// Text within an element.
    pub fn escaped(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out += "&amp;",
                '<' => self.out += "&lt;",
                '>' => self.out += "&gt;",
                '"' => self.out += "&quot;",
                // A parser would make a space or a line feed of them.
                '\r' => self.out += "&#13;",
                c if is_allowed(c) => self.out.push(c),
                // There is no way to write it.
                _ => self.out.push('\u{fffd}'),
            }
        }
    }

    /// The document.
    pub fn finish(self) -> String {
        self.out
    }
}

/// The characters of XML 1.0.
fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}
