//! Inline styles. None is copied; a few properties are read.

use super::parsed_node::ParsedNode;

/// The value an element's `style` gives a property, as it is written there.
///
/// Parts the declarations at every `;`, which may cut a quoted value, but none that is asked for here.
pub fn get<N: ParsedNode>(node: &N, property: &str) -> Option<String> {
    let style = node.attr("style")?;
    let value = |declaration: &str| {
        Some(
            declaration
                .trim_ascii_start()
                .strip_prefix(property)?
                .trim_ascii_start()
                .strip_prefix(':')?
                .trim_ascii()
                .to_owned(),
        )
    };
    style.split(';').find_map(value)
}

/// The `type` of a numbered list: WordPress writes it as a style.
pub fn numbering<N: ParsedNode>(node: &N) -> Option<&'static str> {
    match get(node, "list-style-type")?.as_str() {
        "lower-alpha" => Some("a"),
        "upper-alpha" => Some("A"),
        "lower-roman" => Some("i"),
        "upper-roman" => Some("I"),
        _ => None,
    }
}

/// Tells whether a `mark` only colours its text: WordPress writes every colour within a line as one, with no background then.
pub fn is_tint<N: ParsedNode>(node: &N) -> bool {
    get(node, "background-color").is_some_and(|color| color == "rgba(0, 0, 0, 0)")
}

/// The width in pixels that an editor gave a picture.
pub fn width<N: ParsedNode>(node: &N) -> Option<u32> {
    get(node, "width")?
        .strip_suffix("px")?
        .parse::<u64>()
        .ok()
        .filter(|width| (1..100_000).contains(width))
        .map(|width| width as u32)
}

/// The address of the picture behind an element.
pub fn background<N: ParsedNode>(node: &N) -> Option<String> {
    let quoted = get(node, "background-image")?.strip_prefix("url(")?.strip_suffix(')')?.to_owned();
    Some(quoted.trim_matches(['"', '\'']).to_owned())
}
