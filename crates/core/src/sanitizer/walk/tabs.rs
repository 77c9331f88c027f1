//! Tabs without a script: each panel stands under its own title.

use super::{Leave, Sanitizer};
use crate::sanitizer::allowlist;
use crate::sanitizer::attributes::Attributes;
use crate::sanitizer::parsed_node::ParsedNode;

/// The titles of tabs whose panels are still to come.
#[derive(Default)]
pub(super) struct Tabs {
    titles: Vec<String>,
    /// The number of them that have been written.
    written: usize,
    /// The walk is inside a title.
    inside: bool,
}

impl Tabs {
    /// Takes the text of a title.
    pub(super) fn take(&mut self, text: &str) -> bool {
        if let Some(title) = self.titles.last_mut().filter(|_| self.inside) {
            title.push_str(text);
        }
        self.inside
    }

    pub(super) fn leave(&mut self) {
        self.inside = false;
    }
}

impl Sanitizer<'_, '_> {
    /// Keeps a tab's title back for its panel.
    pub(super) fn tab<N: ParsedNode>(&mut self, node: &N) -> Option<Leave> {
        let is_tab = !self.context.reply && node.attr("role").is_some_and(|role| role == "tab");
        is_tab.then(|| {
            self.tabs.titles.push(String::new());
            self.tabs.inside = true;
            Leave { tab: true, ..Leave::default() }
        })
    }

    /// Writes the title of a panel. Panels come in the order of their tabs.
    pub(super) fn panel<N: ParsedNode>(&mut self, node: &N) {
        let Some(title) = self.tabs.titles.get(self.tabs.written) else { return };
        let is_panel = node.attr("role").is_some_and(|role| role == "tabpanel");
        if !is_panel || !self.writer.place("") {
            return;
        }
        let Some(paragraph) = allowlist::find("p") else { return };
        let mark = self.writer.open_block(paragraph, Attributes::new());
        self.writer.open_inline("strong", Attributes::new());
        self.writer.text(title);
        self.writer.close_inline();
        self.writer.close_block(mark);
        self.tabs.written += 1;
    }
}
