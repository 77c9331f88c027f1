//! Plain text as paragraphs.

use leptos::prelude::*;
use offprint_core::model::comment_html;

/// Renders plain text as paragraphs: empty lines separate them, and other line breaks are kept.
pub fn plain_paragraphs(text: &str) -> Vec<AnyView> {
    comment_html::paragraphs(text).into_iter().map(paragraph).collect()
}

fn paragraph(lines: Vec<&str>) -> AnyView {
    let lines = lines
        .into_iter()
        .enumerate()
        .map(|(index, line)| {
            let line_break = (index > 0).then(|| view! { <br/> });
            view! { {line_break} {line.to_owned()} }
        })
        .collect_view();
    view! { <p dir="auto">{lines}</p> }.into_any()
}
