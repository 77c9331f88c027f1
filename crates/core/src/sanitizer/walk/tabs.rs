//! Tabs without a script: the title of each tab is written above its panel.

use super::{Leave, Sanitizer};
use crate::sanitizer::allowlist;
use crate::sanitizer::attributes::Attributes;
use crate::sanitizer::parsed_node::ParsedNode;

/// The titles of the tabs found so far.
#[derive(Default)]
pub(super) struct Tabs {
    titles: Vec<String>,
    /// The number of titles that have been written.
    written: usize,
    /// True while the walk is inside a title.
    inside: bool,
}

impl Tabs {
    /// Collects a text if it belongs to a title. Returns true if it does.
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
    /// Starts to collect the title of a tab; `None` if the element is no tab.
    pub(super) fn tab<N: ParsedNode>(&mut self, node: &N) -> Option<Leave> {
        let is_tab = !self.context.reply && node.attr("role").is_some_and(|role| role == "tab");
        is_tab.then(|| {
            self.tabs.titles.push(String::new());
            self.tabs.inside = true;
            Leave { tab: true, ..Leave::default() }
        })
    }

    /// Writes the title of a panel. Panels are expected in the order of their tabs.
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
