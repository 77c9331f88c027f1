//! What stands in an article's place while it loads.

use super::context::Context;
use super::element::{El, el};
use crate::messages::MessageKey;

/// Grey bars that take about the room of an article's head.
pub fn skeleton(context: &Context) -> El {
    const BARS: [&str; 8] =
        ["bar kicker", "bar headline", "bar headline", "bar standfirst", "bar picture", "bar", "bar", "bar"];
    el("div")
        .class("skeleton")
        .attr("role", "status")
        .attr("aria-label", context.say(Text::Loading))
        .children(BARS.map(|bar| el("span").class(bar)))
}
