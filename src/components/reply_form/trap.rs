//! A field for robots.

use std::rc::Rc;

use super::Form;
use super::field::typed_value;
use crate::components::element::{El, el};

/// A field that whoever fills in everything fills in too. People meet it in no way: it is out of sight, out of the order of the
/// keyboard and unknown to voices; and no browser has anything to fill it with.
pub(super) fn trap(form: &Rc<Form>) -> El {
    let form = form.clone();
    let field =
        el("input").attr("type", "text").attr("name", "subject").attr("tabindex", "-1").attr("autocomplete", "off");
    el("div").class("trap").attr("aria-hidden", "true").child(field.on("input", move |event| {
        form.state.trap.replace(typed_value(&event));
    }))
}
