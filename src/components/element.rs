//! The view tree: elements, attributes, texts and listeners as plain data.
//!
//! Leptos's `view!` gives every element a type of its own, and every type its own code to build, change and remove it; and it
//! fills static parts through `innerHTML`, which a page under `require-trusted-types-for 'script'` refuses. Here an element is
//! a value, so that one short renderer (`embed::render`) serves all of them. Measured on a form of three fields and an article
//! head, brotli-compressed wasm with Leptos's signals: 22.1 KB this way, 27.4 KB with `view!`, 29.5 KB with its types erased.
//!
//! What changes is a closure over [signals](super::signal); the renderer runs it in an effect.

use web_sys::Event;

/// A value that follows the signals it reads.
pub type Live<T> = Box<dyn Fn() -> T>;

/// An element or a text.
pub enum View {
    /// An element.
    Element(El),
    /// A text node.
    Text(String),
}

/// An element under construction. Boxed, because it is handed from call to call and a pointer is moved in one instruction.
pub struct El(pub(crate) Box<Parts>);

/// Puts into an element what is not made of views: nodes in the browser, markup in a static page.
pub type Fill = Box<dyn FnOnce(El) -> El>;

/// What is done with an element as soon as it exists.
pub(crate) type Created = Box<dyn FnOnce(&web_sys::Element)>;

pub(crate) struct Parts {
    pub(crate) tag: &'static str,
    pub(crate) attributes: Vec<(&'static str, Attribute)>,
    pub(crate) content: Content,
    pub(crate) created: Option<Created>,
}

pub(crate) enum Attribute {
    Fixed(String),
    /// Absent while `None`.
    Bound(Live<Option<String>>),
    /// The `value` property of a control.
    Value(Live<String>),
    /// The `checked` property of a control.
    Checked(Live<bool>),
    #[cfg_attr(not(feature = "browser"), expect(dead_code, reason = "on a static page nothing listens"))]
    Listener(Box<dyn FnMut(Event)>),
}

pub(crate) enum Content {
    Fixed(Vec<View>),
    Text(Live<String>),
    Replaced(Live<Vec<View>>),
    /// Markup that [`crate::sanitizer::html5ever`] has built; the browser gets nodes instead.
    #[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
    Markup(String),
}

/// Starts an element.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, attributes: Vec::new(), content: Content::Fixed(Vec::new()), created: None }))
}

/// A place for what a publisher puts between the tags under this name.
pub fn slot(name: &'static str) -> El {
    el("slot").attr("name", name)
}

/// A text node.
pub fn text(text: &str) -> View {
    View::Text(text.to_owned())
}

impl El {
    /// Adds the class of the style sheet.
    pub fn class(self, name: &str) -> Self {
        self.attr("class", name)
    }

    /// Names the element for the host page's `::part()`.
    pub fn part(self, name: &str) -> Self {
        self.attr("part", name)
    }

    /// Adds an attribute.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: &str) -> Self {
        self.with(name, Attribute::Fixed(value.to_owned()))
    }

    /// Adds an attribute where there is a value.
    pub fn attr_if(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Adds an attribute that follows signals; it is absent while the value is `None`.
    pub fn bind(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        self.with(name, Attribute::Bound(Box::new(value)))
    }

    /// Sets a control's text whenever the signals say so. What the reader types is theirs: the signals read here should
    /// not change with every key.
    pub fn value(self, value: impl Fn() -> String + 'static) -> Self {
        self.with("value", Attribute::Value(Box::new(value)))
    }

    /// Ticks a box as the signals say.
    pub fn checked(self, value: impl Fn() -> bool + 'static) -> Self {
        self.with("checked", Attribute::Checked(Box::new(value)))
    }

    /// Listens for an event.
    pub fn on(self, name: &'static str, listener: impl FnMut(Event) + 'static) -> Self {
        self.with(name, Attribute::Listener(Box::new(listener)))
    }

    /// Hands the element to its maker as soon as it exists: for content that is not made of views.
    pub fn created(mut self, then: impl FnOnce(&web_sys::Element) + 'static) -> Self {
        self.0.created = Some(Box::new(then));
        self
    }

    /// Adds a text node.
    #[inline(never)]
    pub fn text(self, content: &str) -> Self {
        self.child(text(content))
    }

    /// Adds a child. Has no effect on an element whose content follows signals.
    pub fn child(self, child: impl Into<View>) -> Self {
        self.push(child.into())
    }

    /// Adds a child where there is one.
    pub fn child_if(self, child: Option<impl Into<View>>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Adds children.
    pub fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Makes the whole content a text that follows signals.
    pub fn live(mut self, content: impl Fn() -> String + 'static) -> Self {
        self.0.content = Content::Text(Box::new(content));
        self
    }

    /// Makes the whole content views that are built anew whenever the signals read in the closure change.
    pub fn dynamic(mut self, content: impl Fn() -> Vec<View> + 'static) -> Self {
        self.0.content = Content::Replaced(Box::new(content));
        self
    }

    /// Makes the whole content markup that is written as it stands.
    #[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
    pub(crate) fn markup(mut self, markup: String) -> Self {
        self.0.content = Content::Markup(markup);
        self
    }

    #[inline(never)]
    fn push(mut self, child: View) -> Self {
        if let Content::Fixed(children) = &mut self.0.content {
            children.push(child);
        }
        self
    }

    #[inline(never)]
    fn with(mut self, name: &'static str, attribute: Attribute) -> Self {
        self.0.attributes.push((name, attribute));
        self
    }
}

impl From<El> for View {
    fn from(element: El) -> Self {
        Self::Element(element)
    }
}
