//! Text, and the links made of addresses in it.

use super::Sanitizer;
use crate::sanitizer::attributes::Attributes;
use crate::sanitizer::{shortcodes, url_policy};

impl Sanitizer<'_, '_> {
    /// Writes text. A text that is only an address becomes a link: WordPress leaves it in place of an embed whose site did not answer.
    pub(super) fn text(&mut self, text: &str) {
        let address = text.trim_ascii();
        let alone = url_policy::is_web(address) && self.writer.inline().is_empty() && !self.writer.is_line();
        match alone.then(|| url_policy::web(address, self.context)).flatten() {
            Some(url) => self.link(vec![("href", url), ("rel", self.relation().to_owned())], address),
            None if text.contains('[') => self.writer.text(&shortcodes::removed(text)),
            None => self.writer.text(text),
        }
    }

    /// Writes a link that the source does not have as an element.
    pub(super) fn link(&mut self, attributes: Attributes, label: &str) {
        if self.writer.open_inline("a", attributes) {
            self.writer.text(label);
            self.writer.close_inline();
        }
    }

    /// Returns the `rel` of a link to another page.
    pub(super) fn relation(&self) -> &'static str {
        if self.context.reply { "noopener nofollow ugc" } else { "noopener" }
    }
}
