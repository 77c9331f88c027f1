//! The HTML that a server makes of a comment, for the preview before it is sent.

/// The elements that WordPress allows in comments (`$allowedtags` in its `kses.php`).
const TAGS: [&str; 14] =
    ["a", "abbr", "acronym", "b", "blockquote", "cite", "code", "del", "em", "i", "q", "s", "strike", "strong"];

/// Returns the HTML that WordPress would show for a comment: tags it does not allow are removed and their text stays, blank lines separate
/// paragraphs, and line breaks become `<br>`.
///
/// The result is as untrusted as the comment and has to be sanitized.
///
/// # Examples
///
/// ```
/// use offprint_core::model::comment_html::comment_html;
///
/// let html = comment_html("I <em>was</em> there.\nTwice.\n\n<u>Yes</u>, 1 < 2");
/// assert_eq!(html, "<p>I <em>was</em> there.<br>Twice.</p><p>Yes, 1 &lt; 2</p>");
/// ```
pub fn comment_html(comment: &str) -> String {
    let comment = with_tags(comment, &TAGS);
    let mut html = String::new();
    let mut rest = comment.as_str();
    while let Some((before, tag, after)) = first_quotation_tag(rest) {
        push_paragraphs(&mut html, before);
        html.push_str(tag);
        rest = after;
    }
    push_paragraphs(&mut html, rest);
    html
}

/// Splits plain text into paragraphs, and each into its lines. Empty lines separate paragraphs, as in WordPress's `wpautop()`.
///
/// # Examples
///
/// ```
/// use offprint_core::model::comment_html::paragraphs;
///
/// assert_eq!(paragraphs("one\ntwo\n\nthree"), [vec!["one", "two"], vec!["three"]]);
/// ```
pub fn paragraphs(text: &str) -> Vec<Vec<&str>> {
    let mut paragraphs: Vec<Vec<&str>> = Vec::new();
    let mut goes_on = false;
    for line in text.lines().map(str::trim_end) {
        match paragraphs.last_mut() {
            _ if line.is_empty() => {}
            Some(paragraph) if goes_on => paragraph.push(line),
            _ => paragraphs.push(vec![line]),
        }
        goes_on = !line.is_empty();
    }
    paragraphs
}

fn push_paragraphs(html: &mut String, text: &str) {
    for lines in paragraphs(text) {
        html.push_str("<p>");
        html.push_str(&lines.join("<br>"));
        html.push_str("</p>");
    }
}

/// Splits HTML at its first `blockquote` tag, opening or closing: the HTML before it, the tag, and the HTML after it.
fn first_quotation_tag(html: &str) -> Option<(&str, &str, &str)> {
    let starts = html.match_indices('<').map(|(at, _)| at);
    let at = starts.into_iter().find(|at| tag_name(&html[*at..]).eq_ignore_ascii_case("blockquote"))?;
    let end = at + html[at..].find('>')? + 1;
    Some((&html[..at], &html[at..end], &html[end..]))
}

/// Returns the text of a comment in HTML: without tags, with `&lt;`, `&gt;` and `&amp;` decoded.
///
/// # Examples
///
/// ```
/// use offprint_core::model::comment_html::comment_words;
///
/// assert_eq!(comment_words("I <3 <code>a &lt; b</code>"), "I <3 a < b");
/// ```
pub fn comment_words(comment: &str) -> String {
    with_tags(comment, &[]).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Removes all tags but those of the given elements, and escapes a `<` that opens no tag.
fn with_tags(comment: &str, tags: &[&str]) -> String {
    let mut kept = String::new();
    let mut rest = comment;
    while let Some((before, tag_on)) = rest.split_at_checked(rest.find('<').unwrap_or(rest.len())) {
        kept.push_str(before);
        let name = tag_name(tag_on);
        let end = if tag_on.starts_with("<!--") { tag_on.find("-->").map(|at| at + 2) } else { tag_on.find('>') };
        let end = end.map_or(tag_on.len(), |at| at + 1);
        if tag_on.is_empty() {
            break;
        } else if name.is_empty() && !tag_on.starts_with("<!--") {
            kept.push_str("&lt;");
            rest = &tag_on[1..];
            continue;
        } else if tags.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            kept.push_str(&tag_on[..end]);
        }
        rest = &tag_on[end..];
    }
    kept
}

/// Returns the name in the tag at the start of a text; empty if there is no tag.
fn tag_name(text: &str) -> &str {
    let name = text.strip_prefix("</").or_else(|| text.strip_prefix('<')).unwrap_or_default();
    let name = if name.starts_with(|first: char| first.is_ascii_alphabetic()) { name } else { "" };
    name.split(|sign: char| !sign.is_ascii_alphanumeric()).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{comment_html, comment_words};

    #[test]
    fn blank_lines_part_paragraphs_and_line_breaks_stay() {
        assert_eq!(comment_html("one\ntwo\n\n \nthree"), "<p>one<br>two</p><p>three</p>");
        assert_eq!(comment_html(" \n"), "");
    }

    #[test]
    fn a_quotation_has_paragraphs_of_its_own() {
        assert_eq!(
            comment_html("so\n<blockquote>one\n\ntwo</blockquote>\nyes"),
            "<p>so</p><blockquote><p>one</p><p>two</p></blockquote><p>yes</p>"
        );
    }

    #[test]
    fn only_tags_that_wordpress_takes_are_kept() {
        assert_eq!(comment_html("<STRONG>a</STRONG> <u>b</u>"), "<p><STRONG>a</STRONG> b</p>");
        assert_eq!(
            comment_html("<a href=\"https://a.example\">a</a><img src=x>"),
            "<p><a href=\"https://a.example\">a</a></p>"
        );
        assert_eq!(comment_html("<script>alert(1)</script>"), "<p>alert(1)</p>");
        assert_eq!(comment_html("a <!-- <b> -->b"), "<p>a b</p>");
        assert_eq!(comment_html("cut <img src="), "<p>cut</p>");
    }

    #[test]
    fn a_sign_that_opens_no_tag_is_a_sign() {
        assert_eq!(comment_html("1 < 2 <3"), "<p>1 &lt; 2 &lt;3</p>");
        assert_eq!(comment_words("I <3 <code>a &lt; b</code>"), "I <3 a < b");
    }
}
