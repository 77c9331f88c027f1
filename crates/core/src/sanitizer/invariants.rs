//! The invariants of every output: the fuzz target and the tests stand on this.

use super::allowlist::{Attribute, GENERATED, GLOBAL, find};
use super::html5ever::{Parsed, parse, resolver, sanitize_markup};
use super::parsed_node::{NodeKind, ParsedNode};
use super::sink::{HtmlSink, Markup};
use super::url_policy::data_image;
use super::{EmbedMessages, SanitizeOptions, class_map};

/// Rebuilds the HTML as an article and as a reply, and tells what is wrong with the results:
///
/// * an element, an attribute or a class that does not stand in the allowlist;
/// * an address with a scheme that is not allowed;
/// * markup that a parser reads as another tree than the one that was written.
///
/// # Errors
///
/// The broken invariants, in words.
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

/// Parses markup of ours and writes it again, judging every node.
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

/// Tells whether the attribute may stand on the element with that value; without an attribute, whether the element may stand.
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
