//! Reading of an element's attributes by the rules of the allowlist.

use super::allowlist::{Attribute, Element, GLOBAL, Rule};
use super::parsed_node::ParsedNode;
use super::{SanitizeOptions, url_policy};

/// The attributes of an element in the result: names and values.
pub type Attributes = Vec<(&'static str, String)>;

/// The maximum length of a value in bytes; longer ones are left out.
const LONGEST: usize = 8192;

/// Returns the attributes of an element that have a valid value, in the order of the allowlist.
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

/// Returns the value as it is written; `None` if it breaks the rule.
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
        // Case matters for `type` of a list (`a`, `A`), not for other attributes.
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

/// Returns true for one to five digits that are not all zero.
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
