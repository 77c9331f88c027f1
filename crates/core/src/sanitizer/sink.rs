//! The output of the sanitizer: a tree in document order.

/// A receiver of the new tree. Every [`open`](HtmlSink::open) is followed by the element's attributes, its content and one
/// [`close`](HtmlSink::close), also for void elements.
pub trait HtmlSink {
    /// Starts an element inside the open one.
    fn open(&mut self, tag: &str);
    /// Adds an attribute to the element that was just started.
    fn attr(&mut self, name: &str, value: &str);
    /// Adds text to the open element. It is not escaped yet.
    fn text(&mut self, text: &str);
    /// Ends the open element.
    fn close(&mut self);
}

/// The elements without content and end tag.
const VOID: &[&str] = &["br", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// A sink that writes the tree as markup.
///
/// # Examples
///
/// ```
/// use offprint_core::sanitizer::sink::{HtmlSink, Markup};
///
/// let mut markup = Markup::default();
/// markup.open("p");
/// markup.attr("lang", "en");
/// markup.text("1 < 2");
/// markup.close();
/// assert_eq!(markup.finish(), r#"<p lang="en">1 &lt; 2</p>"#);
/// ```
#[derive(Debug, Default)]
pub struct Markup {
    out: String,
    open: Vec<String>,
    in_tag: bool,
}

impl Markup {
    /// Returns the markup.
    pub fn finish(mut self) -> String {
        self.end_tag();
        self.out
    }

    /// Adds markup without escaping it.
    pub fn raw(&mut self, markup: &str) {
        self.end_tag();
        self.out.push_str(markup);
    }

    fn end_tag(&mut self) {
        if std::mem::take(&mut self.in_tag) {
            self.out.push('>');
        }
    }

    fn escaped(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\u{a0}' => self.out.push_str("&nbsp;"),
                // A parser would turn it into a line feed.
                '\r' => self.out.push_str("&#13;"),
                c => self.out.push(c),
            }
        }
    }
}

impl HtmlSink for Markup {
    fn open(&mut self, tag: &str) {
        self.end_tag();
        self.out.push('<');
        self.out.push_str(tag);
        self.open.push(tag.to_owned());
        self.in_tag = true;
    }

    fn attr(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.escaped(value);
        self.out.push('"');
    }

    fn text(&mut self, text: &str) {
        // A parser drops the line feed that follows these tags.
        let swallows = |tag: &String| tag == "pre" || tag == "textarea";
        let swallowed = self.in_tag && text.starts_with('\n') && self.open.last().is_some_and(swallows);
        self.end_tag();
        if swallowed {
            self.out.push('\n');
        }
        self.escaped(text);
    }

    fn close(&mut self) {
        self.end_tag();
        let Some(tag) = self.open.pop() else { return };
        if !VOID.contains(&tag.as_str()) {
            self.out.push_str("</");
            self.out.push_str(&tag);
            self.out.push('>');
        }
    }
}
