//! How an instance looks, how it speaks, and what in it has the focus.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};

use super::Instance;
use super::theme::HostTheme;
use crate::components::Context;
use crate::components::context::Surroundings;
use crate::config::Theme;
use crate::embed::dates;
use crate::model::Article;

impl Instance {
    /// Does something that builds the view anew, and gives the focus back to the control that had it.
    pub(super) fn keeping_focus(&self, work: impl FnOnce()) {
        let root: ShadowRoot = self.frame.get_root_node().unchecked_into();
        let focused = root.active_element().map(|element| element.id()).filter(|id| !id.is_empty());
        work();
        focused.inspect(|id| self.focus(&["#", id].concat()));
    }

    pub(in crate::embed) fn context(&self) -> Context {
        let config = self.config.borrow();
        Context::from(Surroundings {
            strings: self.strings.borrow().clone(),
            lang: config.lang.clone(),
            heading_level: config.heading_level,
            write_time: dates::write_time,
        })
    }

    pub(super) fn apply_look(&self) {
        let config = self.config.borrow();
        let _ = self.frame.set_attribute("data-theme", config.theme.as_str());
        let follows = config.theme == Theme::Host;
        self.host_theme.replace(if follows { HostTheme::follow(&self.document, &self.frame) } else { None });
        for name in &config.misunderstood {
            crate::embed::warn(&["the value of ", name, " is not understood, the default is used"].concat());
        }
    }

    /// The publisher's word, else the article's, else what its language suggests; else the page's direction stands.
    pub(super) fn apply_direction(&self, article: &Article) {
        let direction = self.config.borrow().dir.or_else(|| article.writing_direction());
        let _ = match direction {
            Some(direction) => self.frame.set_attribute("dir", direction.as_str()),
            None => self.frame.remove_attribute("dir"),
        };
    }

    /// Gives the focus to the first element of the view that a selector fits.
    pub(in crate::embed) fn focus(&self, selector: &str) {
        self.find(selector).inspect(|element| {
            let _ = element.focus();
        });
    }

    /// The same for what is built by an effect, which runs after this.
    pub(in crate::embed) fn focus_soon(self: &Rc<Self>, selector: &'static str) {
        let instance = self.clone();
        let focus = Closure::once_into_js(move || instance.focus(selector));
        web_sys::window().inspect(|window| {
            let _ = window.request_animation_frame(focus.unchecked_ref());
        });
    }

    /// The first element of the view that a selector fits.
    pub(in crate::embed) fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.frame.query_selector(selector).ok().flatten()?.dyn_into().ok()
    }
}
