//! The invariants of every result, for the fuzz target and the tests.

use super::allowlist::{Attribute, GENERATED, GLOBAL, find};
use super::html5ever::{Parsed, parse, resolver, sanitize_markup};
use super::parsed_node::{NodeKind, ParsedNode};
use super::sink::{HtmlSink, Markup};
use super::url_policy::data_image;
use super::{EmbedMessages, SanitizeOptions, class_map};

/// Sanitizes HTML as an article and as a reply, and checks the results:
///
/// * Every element, attribute and class is in the allowlist.
/// * Every address has an allowed scheme.
/// * The markup, parsed again, gives the same tree.
///
/// # Errors
///
/// Returns a description of the first broken invariant.
///
/// # Examples
///
/// ```
/// use offprint_core::sanitizer::invariants::check;
///
/// assert_eq!(check("<table><p>One<td onclick=x>two<svg><style><img src=x>"), Ok(()));
/// ```
pub fn check(html: &str) -> Result<(), String> {
    let resolve = resolver("https://news.example/a/");
    let texts = EmbedMessages { table: "Table", embed_note: "From {host}", embed_load: "Load", embed_link: "{host}" };
    for context in [SanitizeOptions::article(&resolve, 1, texts), SanitizeOptions::reply(&resolve)] {
        let (markup, _) = sanitize_markup(html, &context);
        let again = reread(&markup)?;
        if again != markup {
            return Err(["another tree: ", &markup, "\nread as: ", &again].concat());
        }
    }
    Ok(())
}

/// Parses sanitized markup and writes it again, checking every node.
fn reread(markup: &str) -> Result<String, String> {
    let mut target = Markup::default();
    let mut above: Vec<Parsed> = Vec::new();
    let mut next = parse(markup).ok_or("no body")?.first_child();
    loop {
        let Some(node) = next else {
            let Some(parent) = above.pop() else { return Ok(target.finish()) };
            target.close();
            next = parent.next_sibling();
            continue;
        };
        next = match node.kind() {
            NodeKind::Text => {
                target.text(&node.text());
                node.next_sibling()
            }
            NodeKind::Element(name) => {
                judge(&name, "", "")?;
                target.open(&name);
                for (attribute, value) in node.attributes() {
                    judge(&name, &attribute, &value)?;
                    target.attr(&attribute, &value);
                }
                let child = node.first_child();
                above.push(node);
                child
            }
            other => return Err(format!("not ours: {other:?}")),
        };
    }
}

/// Checks that an element may have an attribute with a value; with an empty attribute, that the element is allowed.
fn judge(element: &str, attribute: &str, value: &str) -> Result<(), String> {
    let own = find(element).map_or(&[] as &[Attribute], |element| element.attributes);
    let made = GENERATED.iter().find(|(name, _)| *name == element).map_or(&[] as &[&str], |(_, names)| names);
    let known = match attribute {
        "" => find(element).is_some_and(|element| element.name != "iframe") || !made.is_empty(),
        "class" => value.split(' ').all(class_map::is_made),
        _ => GLOBAL.iter().chain(own).any(|own| own.name == attribute) || made.contains(&attribute),
    };
    let scheme = |allowed: &[&str]| allowed.iter().any(|scheme| value.starts_with(scheme));
    let safe = match attribute {
        "href" => scheme(&["https://", "http://", "mailto:", "tel:", "#body-"]),
        "src" if element == "img" && data_image(value).is_some() => true,
        "src" | "poster" | "cite" | "data-src" => scheme(&["https://", "http://"]),
        _ => true,
    };
    if known && safe { Ok(()) } else { Err(format!("not ours: {element} {attribute}={value:?}")) }
}
