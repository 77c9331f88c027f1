//! The HTML that a server makes of a comment in Markdown, for the preview and for copies of replies that the server has not returned yet.

use pulldown_cmark::{Options, Parser, html};

/// Returns the HTML of a comment in CommonMark, with `~~strikethrough~~` as in GitHub's Markdown.
///
/// The result is as untrusted as the comment and has to be sanitized.
///
/// # Examples
///
/// ```
/// use offprint_core::model::comment_markdown::markdown_html;
///
/// assert_eq!(markdown_html("I *was* **there**."), "<p>I <em>was</em> <strong>there</strong>.</p>\n");
/// assert_eq!(markdown_html("> 1 < 2"), "<blockquote>\n<p>1 &lt; 2</p>\n</blockquote>\n");
/// ```
pub fn markdown_html(comment: &str) -> String {
    let mut result = String::new();
    html::push_html(&mut result, Parser::new_ext(comment, Options::ENABLE_STRIKETHROUGH));
    result
}
