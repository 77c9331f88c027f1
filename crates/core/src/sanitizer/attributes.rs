//! Reads an element's attributes by the rules of the allowlist.

use super::allowlist::{Attribute, Element, GLOBAL, Rule};
use super::parsed_node::ParsedNode;
use super::{SanitizeOptions, url_policy};

/// The attributes of an element to be made.
pub type Attributes = Vec<(&'static str, String)>;

/// Longer values than this are left out.
const LONGEST: usize = 8192;

/// Every attribute of the element that holds a good value, in the order of the allowlist.
pub fn read<N: ParsedNode>(node: &N, element: &Element, class: String, context: &SanitizeOptions) -> Attributes {
    let mut out = Attributes::new();
    let value = |attribute: &Attribute| match attribute.rule {
        Rule::Always(value) => Some(value.to_owned()),
        Rule::Alt => Some(node.attr(attribute.name).filter(|value| short(value)).unwrap_or_default()),
        rule => attribute.from.split(' ').find_map(|name| good(rule, node.attr(name)?, context)),
    };
    for attribute in GLOBAL {
        out.extend(value(attribute).map(|value| (attribute.name, value)));
    }
    if !class.is_empty() {
        out.push(("class", class));
    }
    for attribute in element.attributes {
        out.extend(value(attribute).map(|value| (attribute.name, value)));
    }
    out
}

/// The value as it may be written, if it is what the rule wants.
fn good(rule: Rule, value: String, context: &SanitizeOptions) -> Option<String> {
    match rule {
        Rule::Srcset => return url_policy::srcset(&value, context),
        _ if !short(&value) => return None,
        _ => {}
    }
    let trimmed = value.trim_ascii();
    match rule {
        Rule::Text => (!trimmed.is_empty()).then(|| trimmed.to_owned()),
        Rule::Digits => is_digits(trimmed).then(|| trimmed.to_owned()),
        Rule::Integer => is_integer(trimmed).then(|| trimmed.to_owned()),
        Rule::Flag => Some(String::new()),
        // `type` of a list tells upper from lower case, `dir` and the like don't.
        Rule::OneOf(all) => {
            let mut exact = all.split(' ').filter(|one| *one == trimmed);
            let mut alike = all.split(' ').filter(|one| one.eq_ignore_ascii_case(trimmed));
            exact.next().or_else(|| alike.next()).map(str::to_owned)
        }
        Rule::Language => is_language(trimmed).then(|| trimmed.to_owned()),
        Rule::Id => (!context.reply && is_id(&value)).then(|| url_policy::target("", &value)),
        Rule::Link => url_policy::link(trimmed, context),
        Rule::Web => url_policy::web(trimmed, context),
        Rule::Alt | Rule::Always(_) | Rule::Srcset => None,
    }
}

fn short(value: &str) -> bool {
    value.len() <= LONGEST
}

/// One to five digits, not zero.
fn is_digits(value: &str) -> bool {
    (1..=5).contains(&value.len())
        && value.bytes().all(|byte| byte.is_ascii_digit())
        && value.bytes().any(|byte| byte != b'0')
}

fn is_integer(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value);
    digits == "0" || is_digits(digits)
}

fn is_language(value: &str) -> bool {
    (1..=35).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn is_id(value: &str) -> bool {
    (1..=200).contains(&value.len()) && value.bytes().all(|byte| byte > b' ')
}
